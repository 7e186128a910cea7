import { Button } from '@/components/ui/button';
import { Select } from '@/components/ui/select';
import { TextInput } from '@/components/ui/text-input';
import type { Criterion } from '@/utils/domain/segment-rule';
import { t } from '@/utils/platform/i18n';
import { ABOUT, type About, aboutWord, classChoices, kindChoices, operatorWord, stageChoices } from './criterion-words';
import './criterion-row.css';

type CriterionRowProps = {
  criterion: Criterion;
  onChange: (criterion: Criterion) => void;
  onRemove: () => void;
};

const isAbout = (key: string): key is About => Object.hasOwn(ABOUT, key);
const ABOUTS = Object.keys(ABOUT).filter(isAbout);

/** One test: about what, how, against what. */
export const CriterionRow = ({ criterion, onChange, onRemove }: CriterionRowProps) => (
  // biome-ignore lint/a11y/useSemanticElements: a row of controls needs a name, not a frame
  <div class="criterion" role="group" aria-label={t('criterion')}>
    <div class="criterion-test">
      <Select
        label={t('criterion_about')}
        value={criterion.about}
        options={ABOUTS.map((value) => ({ value, label: aboutWord(value) }))}
        onChange={(about) => onChange(ABOUT[about].start)}
      />
      <Test criterion={criterion} onChange={onChange} />
    </div>
    <Button kind="quiet" icon="x" label={t('criterion_remove')} onClick={onRemove} />
  </div>
);

/** The part of the row that depends on what it is about. */
const Test = ({ criterion, onChange }: Omit<CriterionRowProps, 'onRemove'>) => {
  switch (criterion.about) {
    case 'kind':
      return (
        <>
          <Operator
            value={criterion.operator}
            among={IS}
            onChange={(operator) => onChange({ ...criterion, operator })}
          />
          <Value
            value={criterion.value}
            among={kindChoices()}
            onChange={(value) => onChange({ ...criterion, value })}
          />
        </>
      );
    case 'lifecycle-stage':
      return (
        <>
          <Operator
            value={criterion.operator}
            among={IS}
            onChange={(operator) => onChange({ ...criterion, operator })}
          />
          <Value
            value={criterion.value}
            among={stageChoices()}
            onChange={(value) => onChange({ ...criterion, value })}
          />
        </>
      );
    case 'value-class':
      return (
        <>
          <Operator
            value={criterion.operator}
            among={IS}
            onChange={(operator) => onChange({ ...criterion, operator })}
          />
          <Value
            value={criterion.value}
            among={classChoices()}
            onChange={(value) => onChange({ ...criterion, value })}
          />
        </>
      );
    case 'referrer':
      return (
        <Select
          label={t('criterion_operator')}
          value={criterion.operator}
          options={[
            { value: 'is', label: t('yes') },
            { value: 'is-not', label: t('no') },
          ]}
          onChange={(operator) => onChange({ ...criterion, operator })}
        />
      );
    case 'tag':
      return (
        <>
          <Operator
            value={criterion.operator}
            among={HAS}
            onChange={(operator) => onChange({ ...criterion, operator })}
          />
          <Words value={criterion.value} max={60} onInput={(value) => onChange({ ...criterion, value })} />
        </>
      );
    case 'domain':
      return (
        <>
          <Operator
            value={criterion.operator}
            among={IS}
            onChange={(operator) => onChange({ ...criterion, operator })}
          />
          <Words value={criterion.value} max={253} onInput={(value) => onChange({ ...criterion, value })} />
        </>
      );
    case 'field':
      return (
        <>
          <TextInput
            label={t('criterion_field')}
            placeholder={t('criterion_field')}
            value={criterion.field}
            max={60}
            onInput={(field) => onChange({ ...criterion, field })}
          />
          <Operator
            value={criterion.operator}
            among={CONTAINS}
            onChange={(operator) => onChange({ ...criterion, operator })}
          />
          <Words value={criterion.value} max={300} onInput={(value) => onChange({ ...criterion, value })} />
        </>
      );
    case 'interactions':
    case 'complaints':
    case 'open-complaints':
    case 'orders':
      return (
        <>
          <Operator
            value={criterion.operator}
            among={AT}
            onChange={(operator) => onChange({ ...criterion, operator })}
          />
          <Amount
            label={t('criterion_count')}
            value={criterion.value}
            most={100_000}
            onChange={(value) => onChange({ ...criterion, value })}
          />
        </>
      );
    default:
      return (
        <>
          <Operator
            value={criterion.operator}
            among={AGO}
            onChange={(operator) => onChange({ ...criterion, operator })}
          />
          <Amount
            label={t('criterion_days_label')}
            value={criterion.days}
            most={36_500}
            unit={t('criterion_days_unit')}
            onChange={(days) => onChange({ ...criterion, days })}
          />
        </>
      );
  }
};

const IS = ['is', 'is-not'] as const;
const HAS = ['has', 'lacks'] as const;
const CONTAINS = ['is', 'is-not', 'contains'] as const;
const AT = ['at-least', 'at-most'] as const;
const AGO = ['older-than', 'within'] as const;

type OperatorProps<V extends Criterion['operator']> = { value: V; among: readonly V[]; onChange: (value: V) => void };

const Operator = <V extends Criterion['operator']>({ value, among, onChange }: OperatorProps<V>) => (
  <Select
    label={t('criterion_operator')}
    value={value}
    options={among.map((one) => ({ value: one, label: operatorWord(one) }))}
    onChange={onChange}
  />
);

type ValueProps<V extends string> = {
  value: V;
  among: readonly { value: V; label: string }[];
  onChange: (value: V) => void;
};

const Value = <V extends string>({ value, among, onChange }: ValueProps<V>) => (
  <Select label={t('criterion_value')} value={value} options={among} onChange={onChange} />
);

const Words = ({ value, max, onInput }: { value: string; max: number; onInput: (value: string) => void }) => (
  <TextInput
    label={t('criterion_value')}
    placeholder={t('criterion_value')}
    value={value}
    max={max}
    onInput={onInput}
  />
);

type AmountProps = { label: string; value: number; most: number; unit?: string; onChange: (value: number) => void };

/** A whole number; while it is empty the last one stays. */
const Amount = ({ label, value, most, unit, onChange }: AmountProps) => (
  <span class="criterion-amount">
    <TextInput
      label={label}
      mode="numeric"
      value={String(value)}
      max={6}
      onInput={(text) => onChange(Math.min(most, Number(text.replace(/\D/g, ''))))}
    />
    {unit !== undefined && <span class="muted">{unit}</span>}
  </span>
);
