import { useEffect, useState } from 'preact/hooks';
import { nameOf } from '@/components/profile/people';
import { type TimelineActions, TimelineEntry } from '@/components/profile/timeline-entry';
import { type Filter, isFiltering, TimelineFilter } from '@/components/profile/timeline-filter';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Empty } from '@/components/ui/empty';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Skeleton } from '@/components/ui/skeleton';
import { useRequest } from '@/components/use-request';
import type { Contact } from '@/utils/domain/account';
import type { TimelinePage } from '@/utils/domain/profile';
import { ask } from '@/utils/messaging/client';
import { plural, t } from '@/utils/platform/i18n';

type TimelineProps = TimelineActions & {
  accountId: string;
  contacts: readonly Contact[];
  /** How many touches there are in all. */
  total: number;
  now: number;
  filter: Filter;
  onFilter: (filter: Filter) => void;
};

/** Everything that happened with a customer, newest first, all its people in one line. */
export const Timeline = ({ total, filter, onFilter, ...rest }: TimelineProps) => {
  const [open, setOpen] = useState(false);
  const settled = useSettled(filter);
  const filtering = isFiltering(filter);
  return (
    <Card
      title={`${t('timeline_title')} · ${plural('timeline_entries', total)}`}
      aside={
        <Button kind="quiet" icon="filter" expanded={open || filtering} onClick={() => setOpen(!open)}>
          {t('timeline_filter')}
        </Button>
      }
    >
      {(open || filtering) && <TimelineFilter filter={filter} contacts={rest.contacts} onChange={onFilter} />}
      <Page key={JSON.stringify(settled)} filter={settled} {...rest} />
    </Card>
  );
};

type PageProps = Omit<TimelineProps, 'total' | 'onFilter'> & { before?: TimelinePage['next'] };

/** One page and, once asked for, the older ones below it: each asks again by itself when the history changes. */
const Page = ({ before, ...rest }: PageProps) => {
  const { accountId, contacts, now, filter, onChange, onRemove } = rest;
  const [older, setOlder] = useState(false);
  const { channel, kind, text } = filter;
  const page = useRequest(
    () =>
      ask('timeline.page', {
        accountId,
        ...(before !== undefined && { before }),
        ...(channel !== undefined && { channel }),
        ...(kind !== undefined && { kind }),
        ...(text.trim() !== '' && { text }),
      }),
    [accountId, before?.at, before?.id, channel, kind, text],
  );
  if (page.state === 'loading') return <Skeleton lines={4} />;
  if (page.state === 'failed') return <ErrorNotice code={page.code} onRetry={page.reload} />;

  const { interactions, next } = page.value;
  const shown = interactions.filter(
    ({ contactId }) => filter.contactId === undefined || contactId === filter.contactId,
  );
  const nameById = new Map(contacts.map((contact) => [contact.id, nameOf(contact)]));
  const nothing = shown.length === 0 && before === undefined && next === undefined;
  return (
    <>
      {nothing && !isFiltering(filter) && (
        <Empty icon="inbox" title={t('timeline_empty')} text={t('timeline_empty_text')} />
      )}
      {nothing && isFiltering(filter) && <p class="muted">{t('timeline_no_match')}</p>}
      {shown.length > 0 && (
        <ol class="timeline">
          {shown.map((interaction) => (
            <TimelineEntry
              key={interaction.id}
              interaction={interaction}
              now={now}
              person={contacts.length > 1 ? nameById.get(interaction.contactId ?? '') : undefined}
              onChange={onChange}
              onRemove={onRemove}
            />
          ))}
        </ol>
      )}
      {next !== undefined &&
        (older ? (
          <Page {...rest} before={next} />
        ) : (
          <Button icon="chevron-down" onClick={() => setOlder(true)}>
            {t('timeline_older')}
          </Button>
        ))}
    </>
  );
};

const TYPING_MS = 200;

/** The filter once nobody has changed it for a moment: not every letter is a question. */
const useSettled = (filter: Filter): Filter => {
  const [settled, settle] = useState(filter);
  useEffect(() => {
    const timer = setTimeout(() => settle(filter), TYPING_MS);
    return () => clearTimeout(timer);
  }, [filter]);
  return settled;
};
