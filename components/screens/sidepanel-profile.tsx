import { useMemo, useState } from 'preact/hooks';
import { VerdictCard } from '@/components/care/verdict-card';
import { ComplaintList } from '@/components/complaint/complaint-list';
import { LogForm } from '@/components/interaction/log-form';
import { KeepFocus } from '@/components/profile/keep-focus';
import { NoteCard } from '@/components/profile/note-card';
import { nameOf, People } from '@/components/profile/people';
import { ProfileHead } from '@/components/profile/profile-head';
import { SurveyCard } from '@/components/profile/survey-card';
import { type Filter, NO_FILTER } from '@/components/profile/timeline-filter';
import { TaskList } from '@/components/task/task-list';
import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Skeleton } from '@/components/ui/skeleton';
import type { Undo } from '@/components/ui/use-undo';
import { useRequest } from '@/components/use-request';
import type { Reason, ReasonCode } from '@/utils/domain/assessment';
import { isOpen } from '@/utils/domain/complaint';
import type { CustomerProfile } from '@/utils/domain/profile';
import { ask } from '@/utils/messaging/client';
import { t } from '@/utils/platform/i18n';
import { categoryWord } from '@/utils/platform/wording';
import { Timeline } from './sidepanel-timeline';
import { useLog } from './use-log';
import { useWriter } from './use-writer';

type ProfileProps = {
  accountId: string;
  /** The load from which a customer slips. */
  threshold: number;
  undo: Undo;
};

/** All about one customer. */
export const Profile = ({ accountId, threshold, undo }: ProfileProps) => {
  const profile = useRequest(() => ask('profile.get', { id: accountId }), [accountId]);
  if (profile.state === 'loading') return <ProfileSkeleton />;
  if (profile.state === 'failed')
    return (
      <div class="sidepanel-body">
        <ErrorNotice code={profile.code} onRetry={profile.reload} />
      </div>
    );
  if (profile.value === null) return <Empty icon="user" title={t('sidepanel_gone')} text={t('sidepanel_gone_text')} />;
  return (
    <>
      {profile.stale !== undefined && <ErrorNotice code={profile.stale} onRetry={profile.reload} />}
      <Known key={accountId} profile={profile.value} threshold={threshold} undo={undo} />
    </>
  );
};

const Known = ({ profile, threshold, undo }: { profile: CustomerProfile; threshold: number; undo: Undo }) => {
  const { account, contacts, assessment, complaints } = profile;
  const { id: accountId } = account;
  const write = useWriter(undo);
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [logging, setLogging] = useState(false);
  const now = Date.now();
  const linkOf = useMailLinks(profile);
  const oldest = complaints.filter(isOpen).sort((a, b) => a.receivedAt - b.receivedAt)[0];

  const goTo = (id: string) => {
    const part = document.getElementById(id);
    part?.scrollIntoView({ block: 'start', behavior: 'smooth' });
    part?.focus({ preventScroll: true });
  };

  return (
    <KeepFocus className="sidepanel-profile">
      <ProfileHead
        profile={profile}
        onChange={(change) =>
          write(t('saved_customer'), { verb: 'account.change', request: { id: accountId, change } })
        }
      />
      <div class="sidepanel-body">
        <VerdictCard
          assessment={assessment}
          threshold={threshold}
          now={now}
          linkOf={(reason) => linkOf(reason.subjectId)}
          onGoToComplaint={() => oldest && goTo(`complaint-${oldest.id}`)}
          onLogCall={() => setLogging(true)}
        >
          {logging ? <LogTalk accountId={accountId} undo={undo} onClose={() => setLogging(false)} /> : undefined}
        </VerdictCard>
        <ComplaintList
          complaints={complaints}
          now={now}
          linkOf={(complaint) => linkOf(complaint.id)}
          onMove={(complaint, status, content) =>
            write(
              t(status === 'received' ? 'saved_reopened' : 'saved_complaint', categoryWord(complaint.category)),
              { verb: 'complaint.move', request: { id: complaint.id, status, at: Date.now() } },
              ...(content === undefined
                ? []
                : [{ verb: 'complaint.change' as const, request: { id: complaint.id, change: { content } } }]),
            )
          }
          onChange={(complaint, change) =>
            write(t('saved_complaint', categoryWord(complaint.category)), {
              verb: 'complaint.change',
              request: { id: complaint.id, change },
            })
          }
          onRemove={({ id }) => write(t('deleted_complaint'), { verb: 'complaint.remove', request: { id } })}
        />
        <TaskList
          tasks={profile.tasks}
          accountId={accountId}
          now={now}
          onSettle={({ id, title }) =>
            write(t('task_settled', title), { verb: 'task.settle', request: { id, doneAt: Date.now() } })
          }
          onSave={(task) => write(t('saved_task'), { verb: 'task.save', request: task })}
          onRemove={({ id }) => write(t('deleted_task'), { verb: 'task.remove', request: { id } })}
        />
        <NoteCard
          note={account.note}
          onSave={(note) =>
            write(t('saved_note'), { verb: 'account.change', request: { id: accountId, change: { note } } })
          }
        />
        <People
          contacts={contacts}
          onSave={(contact) => write(t('saved_person'), { verb: 'contact.save', request: { ...contact, accountId } })}
          onRemove={(contact) =>
            write(t('deleted_person', nameOf(contact)), { verb: 'contact.remove', request: { id: contact.id } })
          }
          onShow={
            contacts.length > 1
              ? ({ id }) => {
                  setFilter({ ...NO_FILTER, contactId: id });
                  goTo('timeline');
                }
              : undefined
          }
        />
        <SurveyCard
          responses={profile.surveyResponses}
          accountId={accountId}
          now={now}
          onRecord={(response) => write(t('saved_answer'), { verb: 'survey.record', request: response })}
        />
        <div id="timeline" tabIndex={-1}>
          <Timeline
            accountId={accountId}
            contacts={contacts}
            total={profile.counts.interactions}
            now={now}
            filter={filter}
            onFilter={setFilter}
            onChange={({ id }, change) =>
              write(t('saved_entry'), { verb: 'interaction.change', request: { id, change } })
            }
            onRemove={({ id }) => write(t('deleted_entry'), { verb: 'interaction.remove', request: { id } })}
          />
        </div>
      </div>
    </KeepFocus>
  );
};

/** Logs a talk with the customer: the same form as in the popup, without a mail. */
const LogTalk = ({ accountId, undo, onClose }: { accountId: string; undo: Undo; onClose: () => void }) => {
  const logging = useLog(undo);
  return (
    <LogForm
      busy={logging.state === 'saving'}
      shortcuts={false}
      failure={logging.state === 'failed' && <ErrorNotice code={logging.code} unsaved />}
      onLog={async (entry) => {
        const stored = await logging.log(entry, { accountId });
        if (stored) onClose();
        return stored;
      }}
    >
      <Button onClick={onClose}>{t('form_cancel')}</Button>
    </LogForm>
  );
};

/** Reasons whose subject is a mail; the others lead to a complaint or an answer. */
const BY_MAIL: ReadonlySet<ReasonCode> = new Set(['unanswered', 'churn_intent']);

/** The place in the timeline right after everything of this moment. */
const after = (at: number) => ({ at: at + 1, id: '0' });

/**
 * Where the mails behind reasons and complaints can be opened, by the id of the reason's subject or of the complaint.
 * The mail of a reason stands in the timeline right before the moment the reason names.
 */
const useMailLinks = ({ account, assessment, complaints }: CustomerProfile) => {
  const wanted = useMemo(() => {
    const byComplaint = complaints.flatMap(({ id, interactionId, receivedAt }) =>
      interactionId === undefined ? [] : [{ id, interactionId, at: receivedAt }],
    );
    const byReason = assessment.reasons.flatMap(({ code, subjectId, since }: Reason) =>
      BY_MAIL.has(code) && subjectId !== undefined ? [{ id: subjectId, interactionId: subjectId, at: since }] : [],
    );
    return [...byReason, ...byComplaint];
  }, [assessment.reasons, complaints]);

  const links = useRequest(async () => {
    const moments = [...new Set(wanted.map(({ at }) => at))];
    const pages = await Promise.all(
      moments.map((at) => ask('timeline.page', { accountId: account.id, before: after(at) })),
    );
    const urls = new Map(
      pages.flatMap(({ interactions }) => interactions.map(({ id, link }) => [id, link?.url] as const)),
    );
    return new Map(wanted.map(({ id, interactionId }) => [id, urls.get(interactionId)]));
  }, [account.id, JSON.stringify(wanted)]);

  return (id: string | undefined): string | undefined =>
    links.state === 'loaded' && id !== undefined ? links.value.get(id) : undefined;
};

const ProfileSkeleton = () => (
  <div class="sidepanel-body">
    <Skeleton lines={3} />
    <Skeleton lines={7} />
    <Skeleton lines={5} />
  </div>
);
