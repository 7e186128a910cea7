import { Icon } from '@/components/ui/icon';
import type { Tone } from '@/components/ui/tone';
import type { Reason } from '@/utils/domain/assessment';
import { plural, t } from '@/utils/platform/i18n';
import { reasonSentence } from '@/utils/platform/wording';
import './reason-list.css';

type ReasonListProps = {
  reasons: readonly Reason[];
  /** The load from which a customer slips: a full bar. */
  threshold: number;
  now: number;
  /** Where the mail of a reason can be opened. */
  linkOf: (reason: Reason) => string | undefined;
};

/** Reasons, heaviest first, each with its weight as a bar and the way to its mail. */
export const ReasonList = ({ reasons, threshold, now, linkOf }: ReasonListProps) => (
  <ul class="reasons">
    {reasons.map((reason) => (
      <ReasonRow
        key={`${reason.code} ${reason.subjectId ?? reason.since}`}
        sentence={reasonSentence(reason, now)}
        points={reason.points}
        part={threshold === 0 ? 1 : Math.min(1, reason.points / threshold)}
        link={linkOf(reason)}
      />
    ))}
  </ul>
);

type ReasonRowProps = { sentence: string; points: number; part: number; link: string | undefined };

const ReasonRow = ({ sentence, points, part, link }: ReasonRowProps) => (
  <li class={`reason tone-${toneOfPart(part)}`}>
    <span class="reason-mark" aria-hidden="true" />
    <span class="reason-text">
      {sentence}
      {link !== undefined && (
        <a class="reason-link" href={link} target="_blank" rel="noopener noreferrer">
          {t('reason_open_mail')}
          <Icon name="external-link" />
        </a>
      )}
    </span>
    <span class="reason-bar" title={plural('points', points)}>
      <span class="reason-bar-part" style={{ inlineSize: `${Math.round(part * 100)}%` }} />
      <span class="visually-hidden">{plural('points', points)}</span>
    </span>
  </li>
);

/** Heavy, middling, light: seen at a glance before the bar is. */
const toneOfPart = (part: number): Tone => (part >= 0.7 ? 'danger' : part >= 0.4 ? 'warn' : 'caution');
