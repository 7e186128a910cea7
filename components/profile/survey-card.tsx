import { useState } from 'preact/hooks';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { DateTimeInput } from '@/components/ui/date-time-input';
import { Field } from '@/components/ui/field';
import { Scale } from '@/components/ui/scale';
import { TextInput } from '@/components/ui/text-input';
import { type Outcome, useAction } from '@/components/use-action';
import type { SurveyResponse } from '@/utils/domain/survey-response';
import { promoterClass } from '@/utils/domain/survey-response';
import { t } from '@/utils/platform/i18n';
import { shortDate } from '@/utils/platform/wording';
import { InlineForm } from './inline-form';
import { useEditing } from './use-editing';
import './survey-card.css';

type SurveyCardProps = {
  responses: readonly SurveyResponse[];
  accountId: string;
  now: number;
  onRecord: (response: SurveyResponse) => Promise<Outcome>;
};

const SHOWN = 4;

/** What the customer answered when asked, newest first. Answers are added, never overwritten. */
export const SurveyCard = ({ responses, accountId, now, onRecord }: SurveyCardProps) => {
  const adding = useEditing();
  const newest = [...responses].sort((a, b) => b.at - a.at).slice(0, SHOWN);
  return (
    <Card
      title={t('survey_title')}
      aside={
        <Button kind="quiet" icon="plus" expanded={adding.editing} elementRef={adding.opener} onClick={adding.start}>
          {t('survey_add')}
        </Button>
      }
    >
      {adding.editing && <SurveyForm accountId={accountId} now={now} onRecord={onRecord} onClose={adding.stop} />}
      {newest.length === 0 && !adding.editing && <p class="muted">{t('survey_none')}</p>}
      {newest.length > 0 && (
        <ul class="surveys">
          {newest.map((response) => (
            <li key={response.id} class="survey">
              <span class={`survey-score ${lookOf(response)}`}>
                {t('survey_out_of', response.score, response.scale === '1-5' ? 5 : 10)}
              </span>
              <span class="muted">
                {[
                  t(response.kind === 'nps' ? 'survey_nps' : 'survey_csat'),
                  response.occasion,
                  shortDate(response.at, now),
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
};

const lookOf = ({ kind, score }: SurveyResponse): string => {
  const low = kind === 'csat' ? score <= 2 : promoterClass(score) === 'detractor';
  return low ? 'is-low' : '';
};

type SurveyFormProps = Omit<SurveyCardProps, 'responses'> & { onClose: () => void };

const SurveyForm = ({ accountId, now, onRecord, onClose }: SurveyFormProps) => {
  // Made once: sending the same form twice stores one answer.
  const [id] = useState(() => crypto.randomUUID());
  const [score, setScore] = useState<number>();
  const [occasion, setOccasion] = useState('');
  const [at, setAt] = useState<number | undefined>(now);
  const saving = useAction(onRecord);
  const submit = async () => {
    if (score === undefined || at === undefined) return;
    const response = {
      id,
      accountId,
      kind: 'nps' as const,
      scale: '0-10' as const,
      score,
      at,
      ...(occasion.trim() !== '' && { occasion }),
    };
    if (await saving.run(response)) onClose();
  };
  return (
    <InlineForm
      label={t('survey_add')}
      {...saving}
      disabled={score === undefined || at === undefined}
      onSubmit={() => void submit()}
      onCancel={onClose}
    >
      <Scale
        label={t('log_satisfaction')}
        from={0}
        to={10}
        lowest={t('log_satisfaction_low')}
        highest={t('log_satisfaction_high')}
        value={score}
        onChange={setScore}
      />
      <div class="inline-form-pair">
        <Field label={t('survey_occasion')}>
          <TextInput value={occasion} onInput={setOccasion} max={200} />
        </Field>
        <Field label={t('survey_when')}>
          <DateTimeInput value={at} onChange={setAt} max={now} />
        </Field>
      </div>
    </InlineForm>
  );
};
