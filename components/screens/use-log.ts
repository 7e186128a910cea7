import { useRef } from 'preact/hooks';
import type { LogEntry } from '@/components/interaction/log-form';
import { kindWord } from '@/components/interaction/words';
import type { Undo } from '@/components/ui/use-undo';
import { type Saved, type SaveState, undoing, useSave } from '@/components/use-request';
import type { SeenMessage } from '@/utils/domain/profile';
import type { WriteVerb } from '@/utils/messaging/client';
import { t } from '@/utils/platform/i18n';

/** Whom and what a log is about. */
export type LogSubject = { accountId: string; contactId?: string | undefined; mail?: SeenMessage | undefined };

/** Ids and moment of a log that is not confirmed yet: a second try must not become a second record. */
type Pending = { about: string; said: string; at: number; interactionId: string; complaintId: string };

/** Logs what the form says, and offers to undo it. `log` answers whether it was stored. */
export const useLog = (undo: Undo): SaveState & { log: (entry: LogEntry, about: LogSubject) => Promise<boolean> } => {
  const saving = useSave();
  const pending = useRef<Pending | undefined>(undefined);

  const pendingFor = (entry: LogEntry, { accountId, mail }: LogSubject): Pending => {
    const about = JSON.stringify([accountId, mail?.interactionId]);
    const said = JSON.stringify(entry);
    const before = pending.current?.about === about ? pending.current : undefined;
    const now: Pending = {
      about,
      said,
      at: before?.said === said ? before.at : Date.now(),
      interactionId: before?.interactionId ?? crypto.randomUUID(),
      complaintId: before?.complaintId ?? crypto.randomUUID(),
    };
    pending.current = now;
    return now;
  };

  const confirmed = (saved: Saved<WriteVerb> | undefined, what: string): boolean => {
    if (saved === undefined) return false;
    pending.current = undefined;
    undo.offer(t('log_done', what), undoing(saved.writeId));
    return true;
  };

  const log = async (entry: LogEntry, about: LogSubject): Promise<boolean> => {
    if (saving.state === 'saving') return false;
    const ids = pendingFor(entry, about);
    const who = { accountId: about.accountId, ...(about.contactId !== undefined && { contactId: about.contactId }) };
    if (entry.is === 'satisfaction') {
      const answer = { id: ids.interactionId, ...who, score: entry.score, at: entry.at ?? ids.at };
      const saved = await saving.run('survey.record', { ...answer, kind: 'nps', scale: '0-10' });
      return confirmed(saved, t('log_satisfaction_of', entry.score));
    }
    const mail = entry.channel === 'e-mail' ? about.mail : undefined;
    // The mail's own id, so that the log tags the mail that was logged on opening instead of doubling it.
    const id = mail?.interactionId ?? ids.interactionId;
    const at = entry.at ?? mail?.message.date ?? ids.at;
    const subject = mail?.message.subject;
    const draft = {
      ...who,
      id,
      at,
      channel: entry.channel,
      direction: entry.direction,
      kind: entry.kind,
      tags: [],
      ...(subject !== undefined && { subject }),
      ...(entry.note !== undefined && { note: entry.note }),
    };
    const { complaint } = entry;
    const words = complaint?.words.trim();
    const saved = await saving.run('interaction.log', {
      draft,
      ...(complaint && {
        complaint: {
          ...who,
          id: ids.complaintId,
          interactionId: id,
          category: complaint.category,
          severity: complaint.severity,
          receivedAt: at,
          ...(words && { words }),
        },
      }),
    });
    return confirmed(saved, kindWord(entry.kind));
  };

  return { ...saving, log };
};
