import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openPage } from '@/tests/fixtures/webmail/mount';
import { addressIn, lineOf, parsePeople, parsePerson, personOf } from '@/utils/webmail/read';
import { textOf } from '@/utils/webmail/text';
import { expectLinear } from './pace';

const element = (html: string): Element => {
  const { document } = openPage(`<body>${html}</body>`, 'https://webmail.example/');
  const first = document.body.firstElementChild;
  if (!first) throw new Error('no element in the test page');
  return first;
};

describe('people written in a line', () => {
  it.each([
    ['anna@kunde.example', [{ address: 'anna@kunde.example' }]],
    ['<anna@kunde.example>', [{ address: 'anna@kunde.example' }]],
    ['Anna Beck <anna@kunde.example>', [{ name: 'Anna Beck', address: 'anna@kunde.example' }]],
    ['"Brandt, Uwe" <u.brandt@kunde.example>', [{ name: 'Brandt, Uwe', address: 'u.brandt@kunde.example' }]],
    [
      '"Brandt, Uwe" <u@kunde.example>, Anna <a@kunde.example>; b@kunde.example',
      [
        { name: 'Brandt, Uwe', address: 'u@kunde.example' },
        { name: 'Anna', address: 'a@kunde.example' },
        { address: 'b@kunde.example' },
      ],
    ],
    ['"Say \\"hi\\", Tom" <tom@kunde.example>', [{ name: 'Say "hi", Tom', address: 'tom@kunde.example' }]],
    ["O'Neill, (Dock, 2) <j@kunde.example>", [{ address: 'j@kunde.example' }]],
    ['JOHN@Kunde.example <john@kunde.example>', [{ address: 'john@kunde.example' }]],
    ['bank@bank.example <hilfe@boese.example>', [{ name: 'bank@bank.example', address: 'hilfe@boese.example' }]],
    ['undisclosed-recipients:;', []],
    ['Anna Beck', []],
    ['', []],
  ])('%s', (text, people) => {
    expect(parsePeople(text)).toEqual(people);
  });

  it('drops the name that an unquoted comma has torn in two', () => {
    expect(parsePeople('Brandt, Uwe <u@kunde.example>')).toEqual([{ address: 'u@kunde.example' }]);
  });

  it('returns what was written, for any names in quotes', () => {
    const name = fc
      .stringMatching(/^[\p{L}\p{N}"\\,;<>@()' .-]{1,40}$/u)
      .map((text) => text.normalize('NFC').replace(/\s+/g, ' ').trim())
      .filter((text) => text !== '');
    const person = fc.record({ name, address: fc.stringMatching(/^[a-z0-9.+-]{1,20}@[a-z0-9-]{1,20}\.example$/) });
    fc.assert(
      fc.property(fc.array(person, { minLength: 1, maxLength: 5 }), (people) => {
        const header = people.map((one) => `"${one.name.replace(/["\\]/g, '\\$&')}" <${one.address}>`).join(', ');
        expect(parsePeople(header).map(({ address }) => address)).toEqual(people.map(({ address }) => address));
        expect(parsePeople(header).map((one) => one.name ?? one.address)).toEqual(people.map((one) => one.name));
      }),
    );
  });

  it('never throws and never finds an address that is not in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        for (const { address } of parsePeople(text)) expect(addressIn(address)).toBe(address);
      }),
    );
  });

  it.each([
    ['commas', ','],
    ['quotes', '"'],
    ['brackets', '<'],
    ['opened comments', '('],
    ['at signs', 'a@'],
    ['backslashes', '"\\'],
    ['half addresses', 'a@b,<'],
  ])('takes time in proportion to a header full of %s', (_title, unit) => {
    expectLinear(unit, 20_000, parsePeople);
  });
});

describe('the person an element stands for', () => {
  it.each([
    ['the title', '<a title="a@kunde.example">Anna</a>', { name: 'Anna', address: 'a@kunde.example' }],
    ['the link', '<a href="mailto:a@kunde.example?subject=x">Anna</a>', { name: 'Anna', address: 'a@kunde.example' }],
    [
      'an encoded link',
      '<a href="mailto:a%2Bb@kunde.example">Anna</a>',
      { name: 'Anna', address: 'a+b@kunde.example' },
    ],
    [
      'a link with a lone percent sign',
      '<a href="mailto:100%@kunde.example">A</a>',
      { name: 'A', address: '100%@kunde.example' },
    ],
    ['the text', '<span>a@kunde.example</span>', { address: 'a@kunde.example' }],
    [
      'name and address in the text',
      '<span>Anna &lt;a@kunde.example&gt;</span>',
      { name: 'Anna', address: 'a@kunde.example' },
    ],
    [
      'a link beside a name that looks like an address',
      '<a href="mailto:x@boese.example">bank@bank.example &lt;x@boese.example&gt;</a>',
      { name: 'bank@bank.example', address: 'x@boese.example' },
    ],
    ['no address at all', '<span>Anna Beck</span>', undefined],
    ['a title that is no address', '<span title="Kontakt: a@kunde.example">Anna</span>', undefined],
    [
      'a title and a link that disagree',
      '<a title="a@kunde.example" href="mailto:b@kunde.example">Anna</a>',
      undefined,
    ],
    ['a link and a text that disagree', '<a href="mailto:b@kunde.example">A &lt;a@kunde.example&gt;</a>', undefined],
  ])('comes from %s', (_title, html, person) => {
    expect(personOf(element(html))).toEqual(person);
  });

  it('has a name without direction marks and invisible characters', () => {
    expect(parsePerson('A\u202Enna\u200B <a@kunde.example>')).toEqual({ name: 'Anna', address: 'a@kunde.example' });
  });
});

describe('the text of an element', () => {
  it('has the line breaks a reader sees', () => {
    const html = '<div>Guten Tag,<br>eine <b>Frage</b>:<p>Wann?</p><ul><li>heute</li><li>morgen</li></ul>Gruß</div>';
    expect(textOf(element(html)).text).toBe('Guten Tag,\neine Frage:\nWann?\nheute\nmorgen\nGruß');
  });

  it('keeps the empty lines a writer made, whatever program made them', () => {
    expect(textOf(element('<div><div>eins</div><div><br></div> <div>zwei</div></div>')).text).toBe('eins\n\nzwei');
    expect(textOf(element('<div>eins<br>\n<br>\nzwei</div>')).text).toBe('eins\n\nzwei');
  });

  it('leaves out what is cut, and marks quotes by one line', () => {
    const html = '<div>neu<blockquote>alt<p>älter</p></blockquote><script>x()</script>auch neu</div>';
    expect(textOf(element(html), { quotes: 'blockquote', skip: 'script' }).text.split(/\s+/)).toEqual([
      'neu',
      '>',
      'auch',
      'neu',
    ]);
  });

  it('ends where the mail below begins', () => {
    const html = '<div><p>neu</p><hr><div id="x_divRplyFwdMsg">Von: …</div><p>alt</p></div>';
    expect(textOf(element(html), { after: '[id$="divRplyFwdMsg"]' }).text).not.toContain('alt');
  });

  it('stops in a giant mail and says so', () => {
    const many = textOf(element(`<div>${'<p>x</p>'.repeat(20_000)}</div>`));
    expect(many.truncated).toBe(true);
    expect(many.text.match(/x/g)?.length).toBeLessThan(5_000);
    const long = textOf(element(`<div>${'wort '.repeat(100_000)}</div>`));
    expect(long.truncated).toBe(true);
    expect(long.text.length).toBeLessThanOrEqual(200_000);
  });

  it('does not run out of stack in a deep one', () => {
    const { document } = openPage('<body></body>', 'https://webmail.example/');
    const root = document.createElement('div');
    let inner: Element = root;
    for (let depth = 0; depth < 10_000; depth++) inner = inner.appendChild(document.createElement('div'));
    inner.append('ganz unten');
    expect(textOf(root).truncated).toBe(true);
  });

  it('is absent where there is none', () => {
    expect(lineOf(element('<p> \u200b </p>'))).toBeUndefined();
    expect(lineOf(undefined)).toBeUndefined();
  });
});
