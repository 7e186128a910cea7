import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';
import type { Tone } from './tone';
import './card.css';

type CardProps = {
  title: ComponentChildren;
  /** What stands at the end of the title line: a date, a link, a count. */
  aside?: ComponentChildren;
  /** Colours the edge. */
  tone?: Tone;
  /** The heading's rank on its page. */
  level?: 2 | 3;
  children: ComponentChildren;
};

/** A titled part of a page; a landmark of its own. */
export const Card = ({ title, aside, tone = 'neutral', level = 2, children }: CardProps) => {
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section class={`card tone-${tone}`} aria-labelledby={id}>
      <header class="card-head">
        <Heading class="card-title" id={id}>
          {title}
        </Heading>
        {aside !== undefined && <div class="card-aside">{aside}</div>}
      </header>
      {children}
    </section>
  );
};
