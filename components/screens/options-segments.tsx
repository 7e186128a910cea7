import { useEffect, useRef, useState } from 'preact/hooks';
import { MatchPreview } from '@/components/segment/match-preview';
import { RuleForm } from '@/components/segment/rule-form';
import { RuleList } from '@/components/segment/rule-list';
import { starters } from '@/components/segment/starters';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { Empty } from '@/components/ui/empty';
import { ErrorNotice } from '@/components/ui/error-notice';
import { Skeleton } from '@/components/ui/skeleton';
import type { Undo } from '@/components/ui/use-undo';
import { useAction } from '@/components/use-action';
import { useRequest } from '@/components/use-request';
import type { Condition, SegmentRule } from '@/utils/domain/segment-rule';
import { ask, type Response } from '@/utils/messaging/client';
import { t } from '@/utils/platform/i18n';
import { useWriter } from './use-writer';

const EMPTY: Pick<SegmentRule, 'name' | 'short' | 'condition'> = {
  name: '',
  short: '',
  condition: { all: [{ about: 'tag', operator: 'has', value: '' }] },
};

/** Named groups of customers and what puts one there. */
export const SegmentsSection = ({ undo }: { undo: Undo }) => {
  const list = useRequest(() => ask('segment.list', {}), []);
  const write = useWriter(undo);
  const [editing, edit] = useState<SegmentRule>();
  const title = useRef<HTMLDivElement>(null);

  const rules = list.state === 'loaded' ? list.value : [];
  const known = rules.some(({ id }) => id === editing?.id);
  const close = () => {
    edit(undefined);
    title.current?.focus();
  };
  const begin = (given: Pick<SegmentRule, 'name' | 'short' | 'condition'>) =>
    edit({ ...given, id: crypto.randomUUID(), position: Math.max(0, ...rules.map(({ position }) => position)) + 1 });
  const moving = useAction(async (from: number, to: number) => {
    const [one, other] = [rules[from], rules[to]];
    if (one === undefined || other === undefined) return undefined;
    return write(
      t('saved_order'),
      { verb: 'segment.save', request: { ...one, position: other.position } },
      { verb: 'segment.save', request: { ...other, position: one.position } },
    );
  });

  if (list.state === 'loading') return <Skeleton lines={6} />;
  if (list.state === 'failed') return <ErrorNotice code={list.code} onRetry={list.reload} />;
  if (editing !== undefined)
    return (
      <Card title={t(known ? 'segment_edit' : 'segment_new')}>
        <RuleForm
          key={editing.id}
          rule={editing}
          isNew={!known}
          preview={(condition) => <Preview condition={condition} />}
          onSave={(rule) => write(t('saved_segment', rule.name), { verb: 'segment.save', request: rule })}
          {...(known && {
            onRemove: async () => {
              const { id, name } = editing;
              const outcome = await write(t('deleted_segment', name), { verb: 'segment.remove', request: { id } });
              if (outcome === undefined) close();
              return outcome;
            },
          })}
          onClose={close}
        />
      </Card>
    );
  return (
    <div class="options-stack" ref={title} tabIndex={-1}>
      <p class="options-lead">{t('segments_lead')}</p>
      {moving.failure !== undefined && <ErrorNotice code={moving.failure} unsaved />}
      <Card
        title={t('segments_title')}
        aside={
          <Button icon="plus" onClick={() => begin(EMPTY)}>
            {t('segment_new')}
          </Button>
        }
      >
        {rules.length === 0 ? (
          <Empty icon="layers" title={t('segments_empty')} text={t('segments_empty_text')} />
        ) : (
          <RuleList rules={rules} busy={moving.busy} onEdit={edit} onMove={(from, to) => void moving.run(from, to)} />
        )}
      </Card>
      {rules.length < 3 && (
        <Card title={t('segments_starters')}>
          <div class="options-starters">
            {starters()
              .filter(({ name }) => !rules.some((rule) => rule.name === name))
              .map((starter) => (
                <Button key={starter.name} icon="plus" onClick={() => begin(starter)}>
                  {starter.name}
                </Button>
              ))}
          </div>
        </Card>
      )}
    </div>
  );
};

const TYPING_MS = 300;

/** Asks who matches once nobody has changed the conditions for a moment; meanwhile the last answer stays. */
const Preview = ({ condition }: { condition: Condition }) => {
  const wanted = JSON.stringify(condition);
  const [asked, settle] = useState({ wanted, condition });
  useEffect(() => {
    const timer = setTimeout(() => settle({ wanted, condition }), TYPING_MS);
    return () => clearTimeout(timer);
  }, [wanted]);
  const found = useRequest(() => ask('segment.preview', { condition: asked.condition }), [asked.wanted]);
  const last = useRef<Response<'segment.preview'> | undefined>(undefined);
  if (found.state === 'loaded') last.current = found.value;
  if (found.state === 'failed') return <ErrorNotice code={found.code} onRetry={found.reload} />;
  return <MatchPreview found={last.current} pending={found.state === 'loading' || wanted !== asked.wanted} />;
};
