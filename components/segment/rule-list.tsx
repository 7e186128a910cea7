import { Button } from '@/components/ui/button';
import type { SegmentRule } from '@/utils/domain/segment-rule';
import { t } from '@/utils/platform/i18n';
import { conditionWords } from './criterion-words';
import './rule-list.css';

type RuleListProps = {
  rules: readonly SegmentRule[];
  busy: boolean;
  onEdit: (rule: SegmentRule) => void;
  /** Moves the rule at `from` to the place of its neighbour at `to`. */
  onMove: (from: number, to: number) => void;
};

/** Rules in the order that counts: the first match names the customer's badge. */
export const RuleList = ({ rules, busy, onEdit, onMove }: RuleListProps) => (
  <ol class="rules">
    {rules.map((rule, index) => (
      <li key={rule.id} class="rule">
        <span class="rule-short" aria-hidden="true">
          {rule.short}
        </span>
        <div class="rule-what">
          <p class="rule-name">{rule.name}</p>
          <p class="muted">{conditionWords(rule.condition)}</p>
        </div>
        <div class="rule-actions">
          <span class="rule-up">
            <Button
              kind="quiet"
              icon="chevron-down"
              label={t('segment_up', rule.name)}
              disabled={busy || index === 0}
              onClick={() => onMove(index, index - 1)}
            />
          </span>
          <Button
            kind="quiet"
            icon="chevron-down"
            label={t('segment_down', rule.name)}
            disabled={busy || index === rules.length - 1}
            onClick={() => onMove(index, index + 1)}
          />
          <Button kind="quiet" icon="pencil" label={t('segment_edit_label', rule.name)} onClick={() => onEdit(rule)} />
        </div>
      </li>
    ))}
  </ol>
);
