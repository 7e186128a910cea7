// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mountFrame } from '@/tests/fixtures/webmail/mount';
import type { Reading, ReadMessage, WebmailAdapter } from '@/utils/webmail/adapter';
import { all, lineOf, one } from '@/utils/webmail/read';
import { type WatchOptions, watch } from '@/utils/webmail/watch';

/** The plainest webmail: each `article` is a mail with its subject as text. */
const plain: WebmailAdapter = {
  id: 'plain',
  name: 'Plain',
  matches: [],
  bodies: 'none',
  recognises: () => true,
  scope: (document) => one(document, '#mails'),
  frames: (document) => all(document, 'iframe') as HTMLIFrameElement[],
  signature: ({ document, url }, rows) =>
    [url, ...subjects(document), ...(rows ? all(document, 'li').map((row) => lineOf(row)) : [])].join('\n'),
  readFacts: () => ({ listPerson: 'sender' }),
  readMessages: ({ document }) => subjects(document).map((subject): ReadMessage => ({ to: [], cc: [], subject })),
  readRows: ({ document }) => all(document, 'li').map((element) => ({ element })),
};

const subjects = (document: Document): string[] =>
  [document, ...all(document, 'iframe').map((frame) => (frame as HTMLIFrameElement).contentDocument)].flatMap(
    (inner) => (inner ? all(inner, 'article').map((article) => lineOf(article) ?? '') : []),
  );

let stop: AbortController;

const start = (options: Partial<WatchOptions> = {}) => {
  const readings: Reading[] = [];
  const failures: unknown[] = [];
  const watching = watch(document, {
    adapter: plain,
    signal: stop.signal,
    now: () => 0,
    onReading: (reading) => {
      readings.push(reading);
    },
    onFailure: (error) => failures.push(error),
    ...options,
  });
  return {
    readings,
    failures,
    watching,
    subjects: () => readings.map(({ messages }) => messages.map(({ subject }) => subject)),
  };
};

const mail = (subject: string): Element => {
  const article = document.createElement('article');
  article.textContent = subject;
  return article;
};

const mails = (): Element => {
  const element = document.querySelector('#mails');
  if (!element) throw new Error('no mails');
  return element;
};

/** Lets the observer hear what happened, then time pass. */
const pass = async (milliseconds: number) => {
  await vi.advanceTimersByTimeAsync(milliseconds);
};

beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = '<main><div id="mails"><article>Erste</article></div></main><aside></aside>';
  stop = new AbortController();
});

afterEach(() => {
  stop.abort();
  vi.useRealTimers();
});

describe('a watched page', () => {
  it('is read at once', () => {
    expect(start().subjects()).toEqual([['Erste']]);
  });

  it('is read again when it has been quiet for 150 ms after a change', async () => {
    const { subjects } = start();
    mails().replaceChildren(mail('Zweite'));
    await pass(140);
    expect(subjects()).toHaveLength(1);
    await pass(20);
    expect(subjects()).toEqual([['Erste'], ['Zweite']]);
  });

  it('is read after 600 ms though it never gets quiet', async () => {
    const { subjects } = start();
    mails().replaceChildren(mail('Zweite'));
    for (let time = 0; time < 580; time += 20) {
      mails().append(document.createElement('i'));
      await pass(20);
    }
    expect(subjects()).toHaveLength(1);
    for (let time = 0; time < 60; time += 20) {
      mails().append(document.createElement('i'));
      await pass(20);
    }
    expect(subjects()).toEqual([['Erste'], ['Zweite']]);
  });

  it('is not reported twice while the same is open', async () => {
    const read = vi.spyOn(plain, 'readMessages');
    const { readings } = start();
    for (let change = 0; change < 5; change++) {
      mails().append(document.createElement('i'));
      await pass(700);
    }
    expect(readings).toHaveLength(1);
    expect(read).toHaveBeenCalledTimes(1);
    read.mockRestore();
  });

  it('is reported again when the same mail is opened after another one', async () => {
    const { subjects } = start();
    mails().replaceChildren(mail('Zweite'));
    await pass(200);
    mails().replaceChildren(mail('Erste'));
    await pass(200);
    expect(subjects()).toEqual([['Erste'], ['Zweite'], ['Erste']]);
  });

  it('is reported empty when the mail is closed', async () => {
    const { subjects } = start();
    mails().replaceChildren();
    await pass(200);
    expect(subjects()).toEqual([['Erste'], []]);
  });

  it('is read when only a text changes', async () => {
    const { subjects } = start();
    const text = document.querySelector('article')?.firstChild;
    if (text) text.nodeValue = 'Geändert';
    await pass(200);
    expect(subjects().at(-1)).toEqual(['Geändert']);
  });

  it('is not looked at for what happens beside its scope', async () => {
    const signature = vi.spyOn(plain, 'signature');
    start();
    const before = signature.mock.calls.length;
    document.querySelector('aside')?.append('Werbung');
    await pass(700);
    expect(signature.mock.calls.length).toBe(before);
    signature.mockRestore();
  });

  it('is not looked at for attributes, which some webmails animate without end', async () => {
    const signature = vi.spyOn(plain, 'signature');
    start();
    const before = signature.mock.calls.length;
    mails().setAttribute('style', 'transform: none');
    await pass(700);
    expect(signature.mock.calls.length).toBe(before);
    signature.mockRestore();
  });

  it('is followed when its scope is replaced by a new one', async () => {
    const { subjects } = start();
    const fresh = document.createElement('div');
    fresh.id = 'mails';
    fresh.append(mail('Zweite'));
    mails().replaceWith(fresh);
    await pass(200);
    fresh.append(mail('Dritte'));
    await pass(200);
    expect(subjects()).toEqual([['Erste'], ['Zweite'], ['Zweite', 'Dritte']]);
  });

  it('is waited for where its scope is not there yet', async () => {
    document.body.innerHTML = '';
    const { subjects } = start();
    const late = document.createElement('div');
    late.id = 'mails';
    document.body.append(late);
    await pass(200);
    late.append(mail('Spät'));
    await pass(200);
    expect(subjects()).toEqual([[], ['Spät']]);
  });

  it.each(['hashchange', 'popstate', 'pageshow'])('is looked at on %s', async (type) => {
    const signature = vi.spyOn(plain, 'signature');
    start();
    const before = signature.mock.calls.length;
    window.dispatchEvent(new Event(type));
    await pass(200);
    expect(signature.mock.calls.length).toBeGreaterThan(before);
    signature.mockRestore();
  });

  it('is not looked at for what we draw ourselves', async () => {
    const host = document.createElement('b');
    const signature = vi.spyOn(plain, 'signature');
    start({ isOurs: (node) => node === host });
    const before = signature.mock.calls.length;
    mails().append(host);
    await pass(700);
    host.append('Kunde');
    host.remove();
    await pass(700);
    expect(signature.mock.calls.length).toBe(before);
    mails().append(mail('Zweite'), host);
    await pass(200);
    expect(signature.mock.calls.length).toBeGreaterThan(before);
    signature.mockRestore();
  });

  it('is read again on request, though nothing has changed', async () => {
    const { readings, watching } = start();
    watching.again();
    await pass(200);
    expect(readings).toHaveLength(2);
  });

  it('has its list read only while that is wanted', async () => {
    let wanted = false;
    const list = document.createElement('li');
    mails().append(list);
    const { readings } = start({ rows: () => wanted });
    wanted = true;
    list.append('Zeile');
    await pass(200);
    expect(readings.map(({ listRows }) => listRows.length)).toEqual([0, 1]);
  });

  it('knows the user’s further addresses at each look', () => {
    const facts = vi.spyOn(plain, 'readFacts');
    start({ own: () => ['laden@kunde.example'] });
    expect(facts.mock.calls[0]?.[0].own).toEqual(['laden@kunde.example']);
    facts.mockRestore();
  });
});

/** A mail in a frame of the same site. */
const framed = (subject: string) => {
  const frame = document.createElement('iframe');
  // An address would be loaded by the test's browser, which has none.
  frame.srcdoc = '';
  mails().replaceChildren(frame);
  return { frame, inner: mountFrame(frame, `<article>${subject}</article>`, 'https://webmail.example/frame') };
};

describe('a frame', () => {
  it('is read and watched from its parent', async () => {
    const { inner } = framed('Im Rahmen');
    const { subjects } = start();
    inner.document.querySelector('article')?.replaceChildren('Anders');
    await pass(200);
    expect(subjects()).toEqual([['Im Rahmen'], ['Anders']]);
  });

  it('is read again when another document is loaded in it, and watched there', async () => {
    const { frame } = framed('Im Rahmen');
    const { subjects } = start();
    const next = mountFrame(frame, '<body><article>Nächste</article></body>', 'https://webmail.example/frame2');
    frame.dispatchEvent(new Event('load'));
    await pass(200);
    next.document.querySelector('article')?.replaceChildren('Übernächste');
    await pass(200);
    expect(subjects()).toEqual([['Im Rahmen'], ['Nächste'], ['Übernächste']]);
  });

  it('of another site is passed over', async () => {
    const { frame } = framed('Im Rahmen');
    Object.defineProperty(frame, 'contentDocument', { value: null, configurable: true });
    const { subjects, failures } = start();
    frame.dispatchEvent(new Event('load'));
    await pass(200);
    expect(subjects()).toEqual([[]]);
    expect(failures).toEqual([]);
  });
});

describe('a page that changes while it is read', () => {
  it('is read again, and the mixed reading dropped', () => {
    let changed = false;
    const restless: WebmailAdapter = {
      ...plain,
      readMessages: (page, facts, reader) => {
        const messages = plain.readMessages(page, facts, reader);
        if (!changed) mails().replaceChildren(mail('Zweite'));
        changed = true;
        return messages;
      },
    };
    expect(start({ adapter: restless }).subjects()).toEqual([['Zweite']]);
  });

  it('without end is left until it settles', async () => {
    let restless = true;
    let count = 0;
    const adapter: WebmailAdapter = {
      ...plain,
      readMessages: (page, facts, reader) => {
        const messages = plain.readMessages(page, facts, reader);
        if (restless) mails().replaceChildren(mail(`Nummer ${count++}`));
        return messages;
      },
    };
    const { subjects } = start({ adapter });
    await pass(1_000);
    expect(subjects()).toEqual([]);
    expect(count).toBeLessThan(20);
    restless = false;
    await pass(1_000);
    expect(subjects()).toHaveLength(1);
  });
});

describe('what goes wrong', () => {
  it('in an adapter is told and never thrown into the page; the next look is made', async () => {
    const broken = vi.spyOn(plain, 'readMessages').mockImplementationOnce(() => {
      throw new Error('kaputt');
    });
    const { failures, subjects } = start();
    expect(failures).toEqual([new Error('kaputt')]);
    mails().append(document.createElement('i'));
    await pass(200);
    expect(subjects()).toEqual([['Erste']]);
    broken.mockRestore();
  });

  it('in the caller’s own function is told too, now or later', async () => {
    const now = start({
      onReading: () => {
        throw new Error('sofort');
      },
    });
    const later = start({ onReading: () => Promise.reject(new Error('später')) });
    await pass(0);
    expect([...now.failures, ...later.failures]).toEqual([new Error('sofort'), new Error('später')]);
  });
});

describe('the end of a watch', () => {
  it('leaves nothing behind: no timer, no observer, no listener', async () => {
    const { frame, inner } = framed('Innen');
    const signature = vi.spyOn(plain, 'signature');
    const { readings, watching } = start();
    mails().append(mail('Zweite'));
    await pass(10);
    stop.abort();
    const before = signature.mock.calls.length;
    expect(vi.getTimerCount()).toBe(0);
    mails().append(mail('Dritte'));
    inner.document.body.append('mehr');
    frame.dispatchEvent(new Event('load'));
    window.dispatchEvent(new Event('hashchange'));
    watching.again();
    await pass(2_000);
    expect(readings).toHaveLength(1);
    expect(signature.mock.calls.length).toBe(before);
    signature.mockRestore();
  });

  it('may come before its beginning', async () => {
    stop.abort();
    const { readings, watching } = start();
    watching.again();
    mails().append(mail('Zweite'));
    await pass(1_000);
    expect(readings).toEqual([]);
  });

  it('may come out of the report itself', async () => {
    const { readings } = start({ onReading: () => stop.abort() });
    mails().append(mail('Zweite'));
    await pass(1_000);
    expect(readings).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
