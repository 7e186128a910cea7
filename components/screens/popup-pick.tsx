import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { FoundPeople } from '@/components/interaction/found-people';
import { Button } from '@/components/ui/button';
import { Empty } from '@/components/ui/empty';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Notice } from '@/components/ui/notice';
import { Skeleton } from '@/components/ui/skeleton';
import type { Undo } from '@/components/ui/use-undo';
import type { FoundPerson, TabView } from '@/utils/domain/profile';
import { ask, type FailureCode, RequestFailed, type Response, save } from '@/utils/messaging/client';
import { t } from '@/utils/platform/i18n';
import { PopupCustomer } from './popup-customer';
import { PopupStranger } from './popup-stranger';

type PopupPickProps = {
  site: NonNullable<TabView['site']>;
  tabId: number;
  undo: Undo;
  onBack: () => void;
};

type Looking =
  | { state: 'looking' }
  | { state: 'failed'; code: FailureCode }
  | { state: 'looked'; found: Response<'page.pick'> };

/** The user says who the customer is, from the addresses in a page that no adapter reads. Looks once a click, never by itself. */
export const PopupPick = ({ site, tabId, undo, onBack }: PopupPickProps) => {
  const [looking, setLooking] = useState<Looking>({ state: 'looking' });
  const [picked, pick] = useState<FoundPerson | undefined>(undefined);
  const title = useRef<HTMLHeadingElement>(null);

  const look = useCallback(() => {
    setLooking({ state: 'looking' });
    ask('page.pick', { tabId }).then(
      (found) => setLooking({ state: 'looked', found }),
      (error: unknown) => setLooking({ state: 'failed', code: error instanceof RequestFailed ? error.code : 'failed' }),
    );
  }, [tabId]);
  useEffect(look, [look]);

  useEffect(() => {
    // The button that led here is gone: go on from the top.
    if (picked === undefined) title.current?.focus();
  }, [picked]);

  const remember = ({ place, who: { contactId } }: FoundPerson) => {
    const request = { origin: site.origin, place, ...(contactId !== undefined && { contactId }) };
    // A suggestion for the next time is a comfort: that it was not stored is no news for anybody.
    save('pick.remember', request).catch(() => undefined);
  };

  const choose = (found: FoundPerson) => {
    pick(found);
    remember(found);
  };

  if (picked !== undefined)
    return (
      <>
        <div class="popup-head">
          <Button kind="quiet" icon="arrow-left" onClick={() => pick(undefined)}>
            {t('pick_someone_else')}
          </Button>
        </div>
        <Picked picked={picked} tabId={tabId} undo={undo} onAdded={choose} />
      </>
    );
  return (
    <section class="popup-part">
      <div class="popup-head">
        <Button kind="quiet" icon="arrow-left" label={t('pick_back')} onClick={onBack} />
        <h1 class="popup-title" ref={title} tabIndex={-1}>
          {t('pick_title')}
        </h1>
      </div>
      {looking.state === 'looking' && <Skeleton lines={6} />}
      {looking.state === 'failed' && <ErrorNotice code={looking.code} onRetry={look} />}
      {looking.state === 'looked' && !looking.found.open && <Notice tone="caution">{t('pick_closed')}</Notice>}
      {looking.state === 'looked' && looking.found.open && looking.found.people.length === 0 && (
        <Empty
          icon="at"
          title={t('pick_none')}
          text={t('pick_none_text')}
          action={
            <Button icon="refresh" onClick={look}>
              {t('pick_again')}
            </Button>
          }
        />
      )}
      {looking.state === 'looked' && looking.found.people.length > 0 && (
        <>
          <p class="muted">{t('pick_lead')}</p>
          <FoundPeople people={looking.found.people} onPick={choose} />
        </>
      )}
    </section>
  );
};

type PickedProps = { picked: FoundPerson; tabId: number; undo: Undo; onAdded: (found: FoundPerson) => void };

const Picked = ({ picked, tabId, undo, onAdded }: PickedProps) => {
  const { who } = picked;
  const { accountId } = who;
  if (accountId === undefined)
    return (
      <PopupStranger seen={who} undo={undo} onAdded={(added) => onAdded({ ...picked, who: { ...who, ...added } })} />
    );
  return <PopupCustomer who={{ ...who, accountId }} tabId={tabId} undo={undo} focus />;
};
