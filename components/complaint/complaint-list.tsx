import { Disclosure } from '@/components/ui/disclosure';
import { type Complaint, isOpen } from '@/utils/domain/complaint';
import { plural } from '@/utils/platform/i18n';
import { type ComplaintActions, ComplaintCard } from './complaint-card';
import './complaint-list.css';

type ComplaintListProps = ComplaintActions & {
  complaints: readonly Complaint[];
  now: number;
  linkOf: (complaint: Complaint) => string | undefined;
};

/** "Solved" and "the customer is content" are two facts, and only both close a complaint. */
const isClosed = (complaint: Complaint): boolean => !isOpen(complaint) && complaint.content === true;

/** Complaints that still need something, oldest first; what is closed is kept below. */
export const ComplaintList = ({ complaints, linkOf, ...rest }: ComplaintListProps) => {
  const byAge = [...complaints].sort((a, b) => Number(isOpen(b)) - Number(isOpen(a)) || a.receivedAt - b.receivedAt);
  const closed = byAge.filter(isClosed);
  const card = (complaint: Complaint) => (
    <ComplaintCard key={complaint.id} complaint={complaint} link={linkOf(complaint)} {...rest} />
  );
  if (complaints.length === 0) return null;
  return (
    <div class="complaints">
      {byAge.filter((complaint) => !isClosed(complaint)).map(card)}
      {closed.length > 0 && (
        <Disclosure summary={plural('complaint_closed', closed.length)}>
          <div class="complaints">{closed.map(card)}</div>
        </Disclosure>
      )}
    </div>
  );
};
