import { describe, expect, it } from 'vitest';
import { openPage } from '@/tests/fixtures/webmail/mount';
import { addressesIn } from '@/utils/webmail/pick';

const foundIn = async (html: string, select?: string) => {
  const { document, close } = openPage(html, 'https://post.example/');
  const chosen = select === undefined ? null : document.querySelector(select);
  if (chosen !== null) document.getSelection()?.selectAllChildren(chosen);
  const found = addressesIn(document);
  await close();
  return found;
};
const addresses = async (html: string, select?: string) => (await foundIn(html, select)).map(({ address }) => address);

describe('addresses in a page that no adapter reads', () => {
  it.each([
    ['a mail link', '<a href="mailto:erika%40muster.example?subject=x">Erika Muster</a>', 'Erika Muster'],
    ['an attribute for it', '<span email="erika@muster.example" name="Erika Muster">Erika</span>', 'Erika Muster'],
    ['a title that is an address', '<b title="erika@muster.example">Erika Muster</b>', 'Erika Muster'],
    ['a data attribute that is an address', '<i data-sender="erika@muster.example">Erika Muster</i>', 'Erika Muster'],
  ])('are found in %s, with the name', async (_where, html, name) => {
    expect(await foundIn(html)).toMatchObject([{ address: 'erika@muster.example', name, selected: false }]);
  });

  it('are found in the selected text first', async () => {
    const html = '<a href="mailto:a@muster.example">A</a><p>Von: Uwe &lt;uwe@brandt.example&gt;, c@muster.example.</p>';
    expect(await addresses(html, 'p')).toEqual(['uwe@brandt.example', 'c@muster.example', 'a@muster.example']);
  });

  it('are not made of texts and titles that hold more than an address', async () => {
    expect(await addresses('<p title="an erika@muster.example">erika@muster.example</p>')).toEqual([]);
  });

  it('are listed once, whatever their spelling, with the first name seen', async () => {
    const html = '<b title="Erika@muster.example"><u>x</u></b><a href="mailto:erika@muster.example">Erika Muster</a>';
    expect(await foundIn(html)).toMatchObject([{ address: 'Erika@muster.example', name: 'Erika Muster' }]);
  });

  it('take no row full of text for a name', async () => {
    const html = '<tr-x data-from="erika@muster.example"><b>Erika</b><b>Wo bleibt sie?</b></tr-x>';
    expect((await foundIn(html))[0]?.name).toBeUndefined();
  });

  it('stand at a place that says nothing of the mail', async () => {
    const html =
      '<div id="mail-42" class="head" title="Geheim"><p class="erika@muster.example">Geheim <a class="from" href="mailto:erika@muster.example">x</a></p></div>';
    expect((await foundIn(html))[0]?.place).toBe('div#mail-0.head>p.~>a.from');
  });

  it('end after 200, and after 5,000 elements', async () => {
    const links = Array.from({ length: 300 }, (_, at) => `<a href="mailto:k${at}@muster.example"></a>`).join('');
    expect(await foundIn(links)).toHaveLength(200);
    expect(await foundIn(`${'<p></p>'.repeat(5_100)}${links}`)).toEqual([]);
  });

  it('are found although the page hides the functions of its document', async () => {
    const html = '<img name="getSelection"><img name="createTreeWalker"><a href="mailto:erika@muster.example">E</a>';
    expect(await addresses(html)).toEqual(['erika@muster.example']);
  });
});
