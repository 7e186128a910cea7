import type { Ref } from 'preact';
import { useFieldAttributes } from './field-context';
import './control.css';

/** A long text that can be read, selected and scrolled, not changed; inside a `Field`. */
export const ReadOnlyText = ({ text, elementRef }: { text: string; elementRef: Ref<HTMLTextAreaElement> }) => (
  <textarea
    {...useFieldAttributes()}
    ref={elementRef}
    class="control read-only-text"
    value={text}
    rows={12}
    readOnly
    spellcheck={false}
  />
);
