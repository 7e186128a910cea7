import { useRef, useState } from 'preact/hooks';
import { Button } from './button';
import { Field } from './field';
import { ReadOnlyText } from './read-only-text';
import './copy-box.css';

type CopyBoxProps = {
  label: string;
  hint: string;
  text: string;
  /** On the button. */
  action: string;
  /** Said once it is copied. */
  done: string;
};

/** A text to be read, and taken elsewhere. */
export const CopyBox = ({ label, hint, text, action, done }: CopyBoxProps) => {
  const [copied, setCopied] = useState(false);
  const box = useRef<HTMLTextAreaElement>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      // A browser that refuses the clipboard: selected, it is one key away.
      box.current?.select();
    }
  };
  return (
    <div class="copy-box">
      <Field label={label} hint={hint}>
        <ReadOnlyText text={text} elementRef={box} />
      </Field>
      <div class="copy-box-action">
        <Button icon="copy" onClick={() => void copy()}>
          {action}
        </Button>
        <output>{copied ? done : ''}</output>
      </div>
    </div>
  );
};
