// @vitest-environment happy-dom
// First, for its effect: the browser's API has to be there when the badge asks for its texts.
import './a-browser';

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mountBadge } from '@/components/badge/badge';
import { badgeText } from '@/components/badge/badge-text';
import type { Badge } from '@/utils/domain/profile';
import { background } from './a-browser';

const known = (more: Partial<Extract<Badge, { status: 'known' }>> = {}): Badge => ({
  status: 'known',
  band: 'slipping',
  openMatters: 2,
  logged: true,
  ...more,
});

describe('what the badge says', () => {
  beforeEach(background.reset);

  it.each<[string, Badge[], string, string]>([
    ['an unknown sender', [{ status: 'unknown' }], 'Not a customer yet', ''],
    ['a customer with open matters', [known()], 'Slipping', '2 open · logged'],
    ['a mail that is not logged', [known({ openMatters: 0, logged: false })], 'Slipping', 'not logged'],
    ['the last of several mails', [{ status: 'unknown' }, known({ openMatters: 0 })], 'Slipping', 'logged · 2 mails'],
    [
      'the customer before a mail that concerns nobody',
      [known(), { status: 'skipped' }],
      'Slipping',
      '2 open · logged',
    ],
  ])('names %s', (_what, badges, word, more) => {
    expect(badgeText(badges)).toMatchObject({ word, more });
  });

  it('says nothing about mails among ourselves', () => {
    expect(badgeText([{ status: 'skipped' }])).toBeUndefined();
  });
});

describe('the badge in the page', () => {
  let ended: AbortController;
  let inside: ShadowRoot | undefined;
  const onOpen = vi.fn();
  const onUndo = vi.fn();

  beforeEach(() => {
    background.reset();
    vi.useFakeTimers();
    vi.resetAllMocks();
    ended = new AbortController();
    // The root is closed, also to tests: it is caught where it is made.
    const attach = Element.prototype.attachShadow;
    vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function (this: Element, init) {
      inside = attach.call(this, init);
      return inside;
    });
  });
  afterEach(() => {
    ended.abort();
    vi.useRealTimers();
    vi.restoreAllMocks();
  });

  const mount = () => mountBadge(document, { signal: ended.signal, onOpen, onUndo });
  const button = (name: string): HTMLElement => {
    const found = inside?.querySelector<HTMLElement>(`button.${name}`);
    if (!found) throw new Error(`no button ${name}`);
    return found;
  };
  const click = (target: HTMLElement, isTrusted: boolean): void => {
    const event = new MouseEvent('click', { bubbles: true, composed: true });
    Object.defineProperty(event, 'isTrusted', { value: isTrusted });
    target.dispatchEvent(event);
  };

  it('opens the profile for a person, never for a script of the page', () => {
    mount().show({ badges: [known()] });
    click(button('open'), false);
    expect(onOpen).not.toHaveBeenCalled();
    click(button('open'), true);
    expect(onOpen).toHaveBeenCalledOnce();
  });

  it('undoes nothing in its first half second: that click was meant for what stood there before', () => {
    mount().show({ badges: [known({ undo: { writeId: 'write-1', until: Date.now() + 10_000 } })] });
    click(button('undo'), true);
    expect(onUndo).not.toHaveBeenCalled();
    vi.advanceTimersByTime(600);
    click(button('undo'), true);
    expect(onUndo).toHaveBeenCalledOnce();
  });

  it('undoes the log once, by its own write id, and stops offering it when the time is over', () => {
    const badge = mount();
    const undo = { writeId: 'write-1', until: Date.now() + 10_000 };
    badge.show({ badges: [known({ undo })] });
    vi.advanceTimersByTime(600);
    click(button('undo'), true);
    click(button('undo'), true);
    expect(onUndo.mock.calls).toEqual([['write-1']]);

    badge.show({ badges: [known({ undo })] });
    expect(button('undo').hidden).toBe(false);
    vi.advanceTimersByTime(10_000);
    expect(button('undo').hidden).toBe(true);
  });

  it('keeps its keys from the webmail', () => {
    const heard = vi.fn();
    document.addEventListener('keydown', heard);
    mount().show({ badges: [known()] });
    button('open').dispatchEvent(new KeyboardEvent('keydown', { key: 'd', bubbles: true, composed: true }));
    expect(heard).not.toHaveBeenCalled();
    document.removeEventListener('keydown', heard);
  });

  it('leaves nothing behind when its script ends, and is there once however often it is mounted', () => {
    mount().show({ badges: [known()] });
    mount().show({ badges: [known()] });
    expect(document.querySelectorAll('kundenpuls-badge')).toHaveLength(1);
    ended.abort();
    expect(document.querySelector('kundenpuls-badge')).toBeNull();
  });

  it('asks for a reload after an update in words it took along, once', () => {
    const badge = mount();
    background.language = 'gone';
    badge.show({ orphaned: true });
    expect(inside?.textContent).toContain('Please reload this tab');
    vi.advanceTimersByTime(600);
    click(button('fold'), true);
    badge.show({ orphaned: true });
    expect(inside?.querySelector<HTMLElement>('.pill')?.hidden).toBe(true);
  });
});
