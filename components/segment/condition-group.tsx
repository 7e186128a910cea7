import { Button } from '@/components/ui/button';
import { Segmented } from '@/components/ui/segmented';
import type { Condition } from '@/utils/domain/segment-rule';
import { t } from '@/utils/platform/i18n';
import { CriterionRow } from './criterion-row';
import { ABOUT } from './criterion-words';
import './condition-group.css';

export type Group = Exclude<Condition, { about: string }>;

type ConditionGroupProps = {
  group: Group;
  onChange: (group: Group) => void;
  /** Groups that may still lie inside this one. */
  deeper: number;
  onRemove?: () => void;
};

const MOST = 20;

export const partsOf = (group: Group): Condition[] => ('all' in group ? group.all : group.any);

const joined = (how: 'all' | 'any', parts: Condition[]): Group => (how === 'all' ? { all: parts } : { any: parts });

/** Criteria joined by "and" or "or", with groups inside. */
export const ConditionGroup = ({ group, onChange, deeper, onRemove }: ConditionGroupProps) => {
  const how = 'all' in group ? 'all' : 'any';
  const parts = partsOf(group);
  const replace = (parts: Condition[]) => onChange(joined(how, parts));
  const set = (index: number, part: Condition) => replace(parts.with(index, part));
  const drop = (index: number) => replace(parts.toSpliced(index, 1));
  return (
    // biome-ignore lint/a11y/useSemanticElements: nested fieldsets read worse than named groups
    <div class="condition-group" role="group" aria-label={t('condition_group')}>
      <div class="condition-head">
        <Segmented
          label={t('condition_how')}
          value={how}
          options={[
            { value: 'all', label: t('condition_all') },
            { value: 'any', label: t('condition_any') },
          ]}
          onChange={(next) => onChange(joined(next, parts))}
        />
        {onRemove && <Button kind="quiet" icon="x" label={t('condition_remove_group')} onClick={onRemove} />}
      </div>
      {parts.map((part, index) =>
        'about' in part ? (
          <CriterionRow
            key={index}
            criterion={part}
            onChange={(next) => set(index, next)}
            onRemove={() => drop(index)}
          />
        ) : (
          <ConditionGroup
            key={index}
            group={part}
            deeper={deeper - 1}
            onChange={(next) => set(index, next)}
            onRemove={() => drop(index)}
          />
        ),
      )}
      <div class="condition-add">
        <Button icon="plus" disabled={parts.length >= MOST} onClick={() => replace([...parts, ABOUT.tag.start])}>
          {t('condition_add')}
        </Button>
        {deeper > 0 && (
          <Button
            kind="quiet"
            icon="layers"
            disabled={parts.length >= MOST}
            onClick={() => replace([...parts, joined(how === 'all' ? 'any' : 'all', [ABOUT.tag.start])])}
          >
            {t('condition_add_group')}
          </Button>
        )}
      </div>
    </div>
  );
};
