import { useEffect, useRef } from 'preact/hooks';
import { StatePill } from '@/components/care/state-mark';
import { Avatar } from '@/components/ui/avatar';
import type { AssessmentState } from '@/utils/domain/assessment';
import './customer-head.css';

type CustomerHeadProps = {
  name: string;
  /** The address or the account below the name. */
  detail?: string | undefined;
  /** Absent while it is fetched. */
  state?: AssessmentState | undefined;
  focus?: boolean;
};

/** Whom the rest of the page is about. `focus`: goes on from here for keyboard and screen reader. */
export const CustomerHead = ({ name, detail, state, focus = false }: CustomerHeadProps) => {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (focus) heading.current?.focus();
  }, [focus]);
  return (
    <div class="customer-head">
      <Avatar name={name} />
      <div class="customer-head-top">
        <h1 class="customer-head-name" ref={heading} tabIndex={-1}>
          {name}
        </h1>
        {state !== undefined && <StatePill state={state} />}
      </div>
      {detail !== undefined && detail !== name && <p class="customer-head-detail">{detail}</p>}
    </div>
  );
};
