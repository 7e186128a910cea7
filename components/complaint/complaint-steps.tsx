import type { Complaint, ComplaintStatus } from '@/utils/domain/complaint';
import { type MessageKey, t } from '@/utils/platform/i18n';
import { shortDate } from '@/utils/platform/wording';
import './complaint-steps.css';

const STEPS: readonly {
  status: ComplaintStatus;
  done: MessageKey;
  at: (complaint: Complaint) => number | undefined;
}[] = [
  { status: 'received', done: 'complaint_received', at: (complaint) => complaint.reopenedAt ?? complaint.receivedAt },
  { status: 'acknowledged', done: 'complaint_acknowledged', at: (complaint) => complaint.acknowledgedAt },
  { status: 'solution-agreed', done: 'complaint_agreed', at: (complaint) => complaint.agreedAt },
  { status: 'resolved', done: 'complaint_resolved', at: (complaint) => complaint.resolvedAt },
  { status: 'followed-up', done: 'complaint_followed_up', at: (complaint) => complaint.followedUpAt },
];

/** How far a complaint has come: five steps as a line, the last one done in words with its date. */
export const ComplaintSteps = ({ complaint, now }: { complaint: Complaint; now: number }) => {
  const reached = STEPS.findIndex(({ status }) => status === complaint.status);
  const step = STEPS[reached];
  const at = step?.at(complaint);
  return (
    <div class="complaint-steps">
      <span class="complaint-line" aria-hidden="true">
        {STEPS.map(({ status, done }, index) => (
          <span key={status} class={index <= reached ? 'is-done' : ''} title={t(done)} />
        ))}
      </span>
      {step && (
        <span class="muted">
          <span class="visually-hidden">{t('complaint_step_of', reached + 1, STEPS.length)} </span>
          {[
            at === undefined ? t(step.done) : t('complaint_step_on', t(step.done), shortDate(at, now)),
            complaint.dueAt !== undefined && reached < 3 && t('complaint_due', shortDate(complaint.dueAt, now)),
            complaint.owner,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      )}
    </div>
  );
};
