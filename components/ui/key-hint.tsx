import './key-hint.css';

/** The key that does the same as what it stands on. Screen readers hear it from `aria-keyshortcuts`. */
export const KeyHint = ({ keys }: { keys: string }) => (
  <span class="key-hint" aria-hidden="true">
    {keys}
  </span>
);
