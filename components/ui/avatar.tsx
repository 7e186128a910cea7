import './avatar.css';

/** The initials of a name, as a picture; the name itself stands beside it. */
export const Avatar = ({ name, size = 'normal' }: { name: string; size?: 'normal' | 'large' }) => (
  <span class={`avatar is-${size}`} aria-hidden="true">
    {initials(name)}
  </span>
);

/** First letters of the first and the last word that begin with a letter or digit; never more than two. */
export const initials = (name: string): string => {
  const words = name.split(/[\s@._-]+/).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const ends = words.length > 1 ? [words[0], words.at(-1)] : [words[0]];
  return (
    ends
      .map((word) => [...(word ?? '')][0] ?? '')
      .join('')
      .toLocaleUpperCase() || '?'
  );
};
