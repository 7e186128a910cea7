import { useState } from 'preact/hooks';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import { Chip } from '@/components/ui/chip';
import type { FoundPerson } from '@/utils/domain/profile';
import { plural, t } from '@/utils/platform/i18n';
import './found-people.css';

const FIRST = 8;

type FoundPeopleProps = { people: readonly FoundPerson[]; onPick: (found: FoundPerson) => void };

/** People found in a page, likely ones first; one click picks one. */
export const FoundPeople = ({ people, onPick }: FoundPeopleProps) => {
  const [all, showAll] = useState(false);
  const shown = all ? people : people.slice(0, FIRST);
  return (
    <>
      <ul class="found-people">
        {shown.map((found) => (
          <li key={found.who.person.address}>
            <FoundRow found={found} onPick={onPick} />
          </li>
        ))}
      </ul>
      {people.length > shown.length && (
        <Button kind="quiet" icon="chevron-down" onClick={() => showAll(true)}>
          {plural('pick_more', people.length - shown.length)}
        </Button>
      )}
    </>
  );
};

const FoundRow = ({ found, onPick }: { found: FoundPerson; onPick: FoundPeopleProps['onPick'] }) => {
  const { person, accountId, deceptive } = found.who;
  const { name, address } = person;
  return (
    <button type="button" class="found-person" onClick={() => onPick(found)}>
      <Avatar name={name ?? address} />
      <span class="found-person-who">
        {name !== undefined && <strong class="found-person-name">{name}</strong>}
        <span class={name === undefined ? 'found-person-name' : 'found-person-address'}>{address}</span>
      </span>
      <span class="found-person-marks">
        {deceptive && <Chip tone="danger">{t('pick_deceptive')}</Chip>}
        {found.before !== undefined && (
          <Chip tone="accent">{t(found.before === 'person' ? 'pick_before_person' : 'pick_before_place')}</Chip>
        )}
        {accountId !== undefined && <Chip>{t('pick_customer')}</Chip>}
      </span>
    </button>
  );
};
