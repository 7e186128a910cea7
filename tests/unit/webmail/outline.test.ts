import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPage } from '@/tests/fixtures/webmail/mount';
import { roundcube } from '@/utils/webmail/adapters/roundcube';
import { outline } from '@/utils/webmail/outline';

const FOLDER = fileURLToPath(new URL('../../fixtures/webmail/roundcube/', import.meta.url));

const outlineOf = async (html: string): Promise<string> => {
  const { document, close } = openPage(html, 'https://webmail.example/');
  const skeleton = outline(document.documentElement, roundcube.bodies);
  await close();
  return skeleton;
};

describe('the outline of a page', () => {
  it('has tags, ids, classes and the names of attributes, and the shape of the page', async () => {
    const html =
      '<body class="task-mail"><table id="messagelist"><tbody><tr><td class="fromto" title="x">Anna</td></tr></tbody></table></body>';
    const lines = (await outlineOf(html)).split('\n');
    expect(lines.slice(-5)).toEqual([
      '  body.task-mail',
      '    table#messagelist',
      '      tbody',
      '        tr',
      '          td.fromto[title]',
    ]);
  });

  it('keeps names that developers give and hides those that carry data', async () => {
    const html =
      '<p id="rcmliRHJhZnRz"></p><p id="rcmrowMTI"></p><p id="rcmliS3VuZGVu" class="rcmContactAddress messagelist-header"></p>' +
      '<p class="email-sender-anna@kunde.example"></p><p data-anna.beck="1" id="message-42-7"></p>';
    const skeleton = await outlineOf(html);
    expect(skeleton).toContain('.rcmContactAddress.messagelist-header');
    expect(skeleton).toContain('#message-0-0');
    expect(skeleton).not.toMatch(/RHJh|MTI|S3Vu|anna/);
  });

  it('shows that there is a mail, and nothing of what is in it', async () => {
    const skeleton = await outlineOf(
      '<div id="messagebody"><b id="geheim" class="geheim" geheim="geheim">geheim</b></div>',
    );
    expect(skeleton).toContain('div#messagebody');
    expect(skeleton).not.toContain('geheim');
  });

  it('holds no text and no value, wherever it stands in the page', async () => {
    const canary = fc.stringMatching(/^[a-z]{6,12}$/).map((word) => `kanarie${word}`);
    const attribute = fc.constantFrom(
      'title',
      'href',
      'alt',
      'value',
      'aria-label',
      'data-id',
      'content',
      'onclick',
      'style',
      'name',
    );
    const tag = fc.constantFrom('p', 'a', 'td', 'input', 'span', 'title', 'option', 'script');
    await fc.assert(
      fc.asyncProperty(canary, attribute, tag, async (word, name, element) => {
        const html = `<!--${word}--><div ${name}="${word}"><${element} ${name}="x ${word}">${word}</${element}></div>
          <div id="${word}@kunde.example" class="x-${word}.${word} ${Buffer.from(word).toString('base64')}"></div>
          <div id="messagebody"><i id="${word}" class="${word}" ${word}="1"></i></div>`;
        const skeleton = await outlineOf(html);
        expect(skeleton).not.toContain(word);
        expect(skeleton).not.toContain(Buffer.from(word).toString('base64').replace(/=+$/, ''));
      }),
      { numRuns: 60 },
    );
  });

  it('holds none of the people and subjects of a captured page', async () => {
    const html = readFileSync(`${FOLDER}elastic-de-list-preview.html`, 'utf8');
    const skeleton = await outlineOf(html);
    expect(skeleton).toContain('table#messagelist');
    expect(skeleton).not.toMatch(/@|example|sommerfeld|tuerk|lindner|wanduhr|bestellung|posteingang/i);
  });

  it('ends in a giant page', async () => {
    const skeleton = await outlineOf(`<div>${'<p></p>'.repeat(5_000)}</div>`);
    expect(skeleton.split('\n').length).toBeLessThanOrEqual(2_001);
    expect(skeleton.endsWith('…')).toBe(true);
  });
});
