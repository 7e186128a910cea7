import type { ComponentChildren } from 'preact';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { type Assessment, isFlagged, type Reason } from '@/utils/domain/assessment';
import { number, plural, t } from '@/utils/platform/i18n';
import { dayWord, endSentence, nextStep } from '@/utils/platform/wording';
import { ReasonList } from './reason-list';
import { StatePill, toneOf } from './state-mark';
import './verdict-card.css';

type VerdictCardProps = {
  assessment: Assessment;
  /** The load from which a customer slips. */
  threshold: number;
  now: number;
  linkOf: (reason: Reason) => string | undefined;
  onGoToComplaint: () => void;
  /** Absent while the form for it is open. */
  onLogCall?: (() => void) | undefined;
  /** The form in which a call is logged, while it is open. */
  children?: ComponentChildren;
};

/** Reasons shown before "more". */
const FIRST = 3;

/** How the customer stands: the state in a word, why, what would end it, the one thing to do; the figure comes last. */
export const VerdictCard = (props: VerdictCardProps) => {
  const { assessment, threshold, now, linkOf, children } = props;
  const { state, since, reasons, load } = assessment;
  const list = { threshold, now, linkOf };
  const tone = toneOf(state);
  const rest = reasons.slice(FIRST);
  const end = endSentence(reasons);
  return (
    <Card
      title={t('verdict_title')}
      tone={isFlagged(state) ? tone : 'neutral'}
      aside={t('verdict_since', dayWord(since, now))}
    >
      <div class="verdict-state">
        <StatePill state={state} />
        {reasons.length > 0 && assessment.trend !== 'steady' && (
          <span class="muted verdict-trend">
            {t(assessment.trend === 'falling' ? 'verdict_falling' : 'verdict_rising')}
          </span>
        )}
      </div>
      {reasons.length === 0 ? (
        <p class="muted">{t(state === 'new' ? 'verdict_new' : state === 'lost' ? 'verdict_lost' : 'verdict_calm')}</p>
      ) : (
        <>
          <ReasonList reasons={reasons.slice(0, FIRST)} {...list} />
          {rest.length > 0 && (
            <Disclosure summary={plural('verdict_more', rest.length)}>
              <ReasonList reasons={rest} {...list} />
            </Disclosure>
          )}
          <p class="verdict-end">{end}</p>
        </>
      )}
      {children ?? <Actions {...props} />}
      {reasons.length > 0 && <p class="verdict-figure">{t('verdict_figure', number(load), number(threshold))}</p>}
    </Card>
  );
};

const Actions = ({ assessment, linkOf, onGoToComplaint, onLogCall }: VerdictCardProps) => {
  const [top] = assessment.reasons;
  const step = top && nextStep(top);
  const link = top && linkOf(top);
  const answers = step?.action === 'answer' && link !== undefined;
  return (
    <div class="verdict-actions">
      {answers && (
        <a class="button is-primary" href={link} target="_blank" rel="noopener noreferrer">
          <span class="button-text">{step.label}</span>
        </a>
      )}
      {step?.action === 'complaint' && (
        <Button kind="primary" onClick={onGoToComplaint}>
          {step.label}
        </Button>
      )}
      {step?.action === 'call' && <span class="verdict-advice">{t('verdict_advice', step.label)}</span>}
      {onLogCall && (
        <Button
          icon="phone"
          kind={top !== undefined && !answers && step?.action !== 'complaint' ? 'primary' : 'plain'}
          onClick={onLogCall}
        >
          {t('verdict_log_call')}
        </Button>
      )}
    </div>
  );
};
