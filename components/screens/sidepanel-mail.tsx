import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { PersonPicker } from '@/components/interaction/person-picker';
import { skippedSentence } from '@/components/profile/words';
import { Empty } from '@/components/ui/empty';
import { Notice } from '@/components/ui/notice';
import type { Undo } from '@/components/ui/use-undo';
import type { SeenMessage, TabView } from '@/utils/domain/profile';
import { t } from '@/utils/platform/i18n';
import { PopupStranger } from './popup-stranger';
import { Profile } from './sidepanel-profile';

type OpenMailProps = {
  view: TabView;
  /** The stranger became a customer. */
  onAdded: () => void;
  threshold: number;
  undo: Undo;
  /** Shown where the tab has no customer. */
  children: ComponentChildren;
};

/** The customer of what is open in the tab: one, one of several, a stranger, or nobody. */
export const OpenMail = ({ view, threshold, undo, onAdded, children }: OpenMailProps) => {
  const people = peopleIn(view.messages);
  const [address, pick] = useState<string>();
  const someone = people.find(({ person }) => person.address === address) ?? people[0];
  if (someone === undefined)
    return (
      <>
        <NobodyHere view={view} />
        {children}
      </>
    );
  return (
    <>
      {people.length > 1 && (
        <div class="sidepanel-picker">
          <PersonPicker people={people} value={someone.person.address} onChange={pick} />
        </div>
      )}
      {someone.accountId === undefined ? (
        <div class="sidepanel-body">
          <PopupStranger key={someone.person.address} seen={someone} undo={undo} onAdded={onAdded} />
        </div>
      ) : (
        <Profile accountId={someone.accountId} threshold={threshold} undo={undo} />
      )}
    </>
  );
};

/** Everybody outside the house in the open mails, customers first, each once. */
const peopleIn = (messages: readonly SeenMessage[]): SeenMessage['people'] => {
  const byAddress = new Map(messages.flatMap(({ people }) => people).map((one) => [one.person.address, one]));
  return [...byAddress.values()].sort((a, b) => Number(b.accountId !== undefined) - Number(a.accountId !== undefined));
};

const NobodyHere = ({ view }: { view: TabView }) => {
  const skipped = view.messages.find((message) => message.skipped !== undefined)?.skipped;
  if (skipped !== undefined)
    return (
      <div class="sidepanel-body">
        <Notice>{skippedSentence(skipped)}</Notice>
      </div>
    );
  const granted = view.site?.granted === true;
  return (
    <Empty
      icon={granted ? 'mail' : 'puzzle'}
      title={t(granted ? 'sidepanel_no_mail' : 'sidepanel_not_granted')}
      text={t(granted ? 'sidepanel_no_mail_text' : 'sidepanel_not_granted_text')}
    />
  );
};
