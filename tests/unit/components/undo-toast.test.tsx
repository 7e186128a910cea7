// @vitest-environment happy-dom
// First, for its effect: the browser's API has to be there when texts are asked for.
import './a-browser';

import { act } from 'preact/test-utils';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { UndoToast } from '@/components/ui/undo-toast';
import { useUndo } from '@/components/ui/use-undo';
import { background } from './a-browser';
import { clear, click, draw, the } from './a-page';

const undo = vi.fn<() => Promise<boolean>>();

const Screen = () => {
  const undoing = useUndo();
  return (
    <>
      <button type="button" onClick={() => undoing.offer('Logged.', undo)}>
        write
      </button>
      <UndoToast undo={undoing} />
    </>
  );
};

const seconds = (count: number) => act(() => void vi.advanceTimersByTime(count * 1000));

describe('the way back', () => {
  beforeEach(async () => {
    background.reset();
    undo.mockReset();
    await draw(<Screen />);
  });
  afterEach(() => {
    vi.useRealTimers();
    clear();
  });

  const offer = async () => {
    vi.useFakeTimers();
    await act(() => the('button', 'write').click());
  };

  it('stands open for ten seconds', async () => {
    await offer();
    await seconds(9);
    expect(the('.toast').textContent).toContain('Logged.');
    await seconds(2);
    expect(the('output').textContent).toBe('');
  });

  it('waits while somebody points at it', async () => {
    await offer();
    await seconds(8);
    await act(() => void the('.toast').dispatchEvent(new MouseEvent('mouseenter')));
    await seconds(60);
    expect(the('.toast').textContent).toContain('Logged.');
    await act(() => void the('.toast').dispatchEvent(new MouseEvent('mouseleave')));
    await seconds(3);
    expect(the('output').textContent).toBe('');
  });

  it('is offered again when it failed, and says so', async () => {
    undo.mockRejectedValueOnce(new Error('no answer')).mockResolvedValueOnce(true);
    await click(the('button', 'write'));
    await click(the('button', 'Undo'));
    expect(the('output').textContent).toContain('Not undone yet');
    await click(the('button', 'Undo'));
    expect(the('output').textContent).toBe('Undone.');
  });

  it('tells when it was too late', async () => {
    undo.mockResolvedValueOnce(false);
    await click(the('button', 'write'));
    await click(the('button', 'Undo'));
    expect(the('output').textContent).toContain('Too late');
  });
});
