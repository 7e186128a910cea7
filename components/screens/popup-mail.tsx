import { useState } from 'preact/hooks';
import { MailLine } from '@/components/interaction/mail-line';
import { PersonPicker } from '@/components/interaction/person-picker';
import { Field } from '@/components/ui/field';
import { Notice } from '@/components/ui/notice';
import { Select } from '@/components/ui/select';
import type { Undo } from '@/components/ui/use-undo';
import type { SeenMessage } from '@/utils/domain/profile';
import { save } from '@/utils/messaging/client';
import { t } from '@/utils/platform/i18n';
import { momentWord } from '@/utils/platform/wording';
import { PopupCustomer } from './popup-customer';
import { PopupElsewhere } from './popup-elsewhere';
import { PopupStranger } from './popup-stranger';

type PopupMailProps = { messages: readonly SeenMessage[]; tabId: number | undefined; undo: Undo };

/** The mail on the screen: who it is about decides what can be done. */
export const PopupMail = ({ messages, tabId, undo }: PopupMailProps) => {
  const [picked, pick] = useState<string | undefined>(undefined);
  const at = picked === undefined ? latest(messages) : Number(picked);
  const seen = messages[at] ?? messages[0];
  if (seen === undefined) return null;
  return (
    <>
      {messages.length > 1 && (
        <Field label={t('mail_which', messages.length)}>
          <Select
            value={String(at)}
            options={messages.map(({ message }, index) => ({ value: String(index), label: mailLabel(message) }))}
            onChange={pick}
          />
        </Field>
      )}
      <OneMail key={seen.interactionId ?? at} seen={seen} tabId={tabId} undo={undo} />
    </>
  );
};

const OneMail = ({ seen, tabId, undo }: { seen: SeenMessage; tabId: number | undefined; undo: Undo }) => {
  const [address, setAddress] = useState(seen.people[0]?.person.address ?? '');
  // Whoever was just added: the form that had the focus is gone.
  const [added, setAdded] = useState(false);
  const someone = seen.people.find(({ person }) => person.address === address) ?? seen.people[0];
  if (someone === undefined) return <PopupElsewhere why={seen.skipped ?? 'unreadable'} undo={undo} />;
  const { subject, date } = seen.message;
  const { answersTo, people } = seen;

  const choose = (chosen: string) => {
    setAddress(chosen);
    const contactId = people.find(({ person }) => person.address === chosen)?.contactId;
    if (contactId === undefined) return;
    const group = people.map(({ person }) => person.address);
    // Not remembered, it is chosen once more the next time, which does no harm.
    save('choice.remember', { people: group, contactId }).catch(() => undefined);
  };

  return (
    <>
      {people.length > 1 && (
        <PersonPicker people={people} answersTo={answersTo} value={someone.person.address} onChange={choose} />
      )}
      {answersTo !== undefined && (
        <Notice icon="at">{t(people.length > 1 ? 'mail_answers_to' : 'mail_relayed', answersTo)}</Notice>
      )}
      {someone.accountId === undefined ? (
        <PopupStranger key={someone.person.address} seen={someone} undo={undo} onAdded={() => setAdded(true)} />
      ) : (
        <PopupCustomer
          key={someone.person.address}
          who={{ ...someone, accountId: someone.accountId }}
          seen={seen}
          tabId={tabId}
          undo={undo}
          focus={added}
        >
          <MailLine subject={subject} date={date} direction={seen.direction} logged={seen.logged} />
        </PopupCustomer>
      )}
    </>
  );
};

/** Where the newest mail stands; of mails without a date, the last on the page. */
const latest = (messages: readonly SeenMessage[]): number =>
  messages.reduce((best, { message }, index) => {
    const newest = messages[best]?.message.date ?? 0;
    return (message.date ?? 0) >= newest ? index : best;
  }, 0);

const mailLabel = ({ from, subject, date }: SeenMessage['message']): string =>
  [date !== undefined && momentWord(date), from?.name ?? from?.address, subject]
    .filter((part) => typeof part === 'string' && part !== '')
    .join(' · ');
