// @vitest-environment happy-dom
// First, for its effect: the browser's API has to be there when the client is loaded.
import './a-browser';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { useRequest } from '@/components/use-request';
import { RequestFailed } from '@/utils/messaging/client';
import { background } from './a-browser';
import { clear, draw, settle, the } from './a-page';

type Answer = { give: (value: string) => void; fail: () => void };
let asked: Record<string, Answer[]> = {};

const ask = (question: string) =>
  new Promise<string>((resolve, reject) => {
    const answer = { give: resolve, fail: () => reject(new RequestFailed('no-connection', '')) };
    asked[question] = [...(asked[question] ?? []), answer];
  });

const Shown = ({ question }: { question: string }) => {
  const request = useRequest(() => ask(question), [question]);
  if (request.state === 'loaded') return <p>{`${request.value}${request.stale ? ' (old)' : ''}`}</p>;
  return <p>{request.state === 'failed' ? request.code : 'loading'}</p>;
};

const shown = () => the('p').textContent;
const historyChanged = () => {
  for (const listener of background.listeners) listener({ event: 'history.changed', ids: [] });
  return settle();
};

describe('what a screen shows of an answer', () => {
  beforeEach(() => {
    background.reset();
    asked = {};
  });
  afterEach(clear);

  it('stays while the history changed and the same is asked again', async () => {
    await draw(<Shown question="a" />);
    expect(shown()).toBe('loading');
    asked.a?.[0]?.give('first');
    await settle();
    await historyChanged();
    expect(shown()).toBe('first');
    asked.a?.[1]?.give('second');
    await settle();
    expect(shown()).toBe('second');
  });

  it('stays, marked as old, when asking again fails', async () => {
    await draw(<Shown question="a" />);
    asked.a?.[0]?.give('first');
    await settle();
    await historyChanged();
    asked.a?.[1]?.fail();
    await settle();
    expect(shown()).toBe('first (old)');
  });

  it('is never the answer to an older question, even if that one comes last', async () => {
    await draw(<Shown question="a" />);
    asked.a?.[0]?.give('about a');
    await settle();
    await historyChanged();
    await draw(<Shown question="b" />);
    expect(shown()).toBe('loading');
    asked.b?.[0]?.give('about b');
    asked.a?.[1]?.give('late about a');
    await settle();
    expect(shown()).toBe('about b');
  });

  it('stops listening when it is gone', async () => {
    await draw(<Shown question="a" />);
    clear();
    await settle();
    expect(background.listeners.size).toBe(0);
  });
});
