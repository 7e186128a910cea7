import { useState } from 'preact/hooks';
import { useEditing } from '@/components/profile/use-editing';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Chip } from '@/components/ui/chip';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Icon } from '@/components/ui/icon';
import type { Tone } from '@/components/ui/tone';
import { type Outcome, useAction } from '@/components/use-action';
import { type Complaint, type ComplaintChange, type ComplaintStatus, isOpen } from '@/utils/domain/complaint';
import { type MessageKey, plural, t } from '@/utils/platform/i18n';
import { categoryWord, daysAgo, severityWord } from '@/utils/platform/wording';
import { AskContent } from './ask-content';
import { ComplaintEdit } from './complaint-edit';
import { ComplaintSteps } from './complaint-steps';
import './complaint-card.css';

export type ComplaintActions = {
  /** `content` where the step asks whether the customer is content; absent: not asked yet. */
  onMove: (complaint: Complaint, status: ComplaintStatus, content?: boolean) => Promise<Outcome>;
  onChange: (complaint: Complaint, change: ComplaintChange) => Promise<Outcome>;
  onRemove: (complaint: Complaint) => Promise<Outcome>;
};

type ComplaintCardProps = ComplaintActions & {
  complaint: Complaint;
  now: number;
  /** Where the mail it was said in can be opened. */
  link?: string | undefined;
};

/** What may come next, the likeliest first. */
const NEXT: Record<ComplaintStatus, readonly ComplaintStatus[]> = {
  received: ['acknowledged', 'solution-agreed', 'resolved'],
  acknowledged: ['solution-agreed', 'resolved'],
  'solution-agreed': ['resolved'],
  resolved: ['followed-up', 'received'],
  'followed-up': ['received'],
};

const MOVE: Record<ComplaintStatus, MessageKey> = {
  received: 'complaint_reopen',
  acknowledged: 'complaint_acknowledge',
  'solution-agreed': 'complaint_agree',
  resolved: 'complaint_resolve',
  'followed-up': 'complaint_follow_up',
};

/** One complaint: what it is about, how old, how far, and the next step. */
export const ComplaintCard = ({ complaint, now, link, onMove, onChange, onRemove }: ComplaintCardProps) => {
  const edit = useEditing();
  const [resolving, setResolving] = useState(false);
  const moving = useAction(async (status: ComplaintStatus, content?: boolean) => onMove(complaint, status, content));
  const asking = useAction(async (content: boolean) => onChange(complaint, { content }));
  const [likely, ...others] = NEXT[complaint.status];

  const move = (status: ComplaintStatus) => {
    if (status === 'resolved') setResolving(true);
    else void moving.run(status);
  };
  const resolve = async (content?: boolean) => {
    if (await moving.run('resolved', content)) setResolving(false);
  };

  return (
    <div id={`complaint-${complaint.id}`} tabIndex={-1} class="complaint">
      <Card
        level={3}
        title={t('complaint_title', categoryWord(complaint.category))}
        aside={<Age complaint={complaint} now={now} />}
      >
        <p class="complaint-words">
          {complaint.words ?? <span class="muted">{t('complaint_no_words')}</span>}{' '}
          <Chip tone={complaint.severity === 'high' ? 'danger' : 'neutral'}>{severityWord(complaint.severity)}</Chip>
        </p>
        <ComplaintSteps complaint={complaint} now={now} />
        {complaint.content !== undefined && (
          <p class={complaint.content ? 'complaint-content is-good' : 'complaint-content is-bad'}>
            <Icon name={complaint.content ? 'circle-check' : 'circle-alert'} />
            {t(complaint.content ? 'complaint_content_yes' : 'complaint_content_no')}
          </p>
        )}
        {link !== undefined && (
          <a class="complaint-link" href={link} target="_blank" rel="noopener noreferrer">
            {t('reason_open_mail')}
            <Icon name="external-link" />
          </a>
        )}
        {edit.editing ? (
          <ComplaintEdit
            complaint={complaint}
            onSave={(change) => onChange(complaint, change)}
            onRemove={() => onRemove(complaint)}
            onClose={edit.stop}
          />
        ) : resolving ? (
          <AskContent
            busy={moving.busy}
            onAnswer={(content) => void resolve(content)}
            onNotAsked={() => void resolve()}
            onCancel={() => setResolving(false)}
          />
        ) : (
          <>
            {complaint.status === 'resolved' && complaint.content === undefined && (
              <AskContent busy={asking.busy} onAnswer={(content) => void asking.run(content)} />
            )}
            <div class="complaint-actions">
              {likely && (
                <Button kind={isOpen(complaint) ? 'primary' : 'plain'} busy={moving.busy} onClick={() => move(likely)}>
                  {t(MOVE[likely])}
                </Button>
              )}
              {others.map((status) => (
                <Button key={status} disabled={moving.busy} onClick={() => move(status)}>
                  {t(MOVE[status])}
                </Button>
              ))}
              <Button
                kind="quiet"
                icon="pencil"
                label={t('complaint_edit')}
                elementRef={edit.opener}
                onClick={edit.start}
              />
            </div>
          </>
        )}
        {(moving.failure ?? asking.failure) !== undefined && (
          <ErrorNotice code={moving.failure ?? asking.failure ?? 'failed'} />
        )}
      </Card>
    </div>
  );
};

/** The older, the warmer: an open complaint that is left alone is a time bomb (product.md row 77). */
const Age = ({ complaint, now }: { complaint: Complaint; now: number }) => {
  if (!isOpen(complaint)) return <span>{t('complaint_solved')}</span>;
  const days = daysAgo(complaint.reopenedAt ?? complaint.receivedAt, now);
  const tone: Tone = days >= 7 ? 'danger' : days >= 2 ? 'warn' : 'neutral';
  return (
    <span class={`complaint-age tone-${tone}`}>
      <Icon name="clock" />
      {days < 1 ? t('complaint_open_today') : plural('complaint_open', days)}
    </span>
  );
};
