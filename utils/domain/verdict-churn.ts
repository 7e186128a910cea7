import type { EventOf, HealthEvent } from './health-event';
import { recordOf } from './health-events';
import { DAY } from './instant';
import type { Id, Instant } from './schema';
import { hasOpenComplaint } from './verdict-complaints';
import { evidence, halved, NOTHING } from './verdict-evidence';
import { waitedDays } from './verdict-unanswered';
import type { AssessSettings, Rule, View } from './verdict-view';
import { isSpoken } from './waiting';

// Word of leaving (2.1, churn_intent), and the alarms that need no points (product.md rows 57 and 107).

export type Churn = readonly {
  id: Id;
  at: Instant;
  kind: EventOf<'churn-signal'>['kind'];
  /** Only the text suggests it. */
  suggested?: true;
  /** We called or visited since; we wrote or called since. */
  talked?: true;
  answered?: true;
}[];

export const afterChurn = (view: View, event: HealthEvent): Churn => {
  const before = view.churn;
  if (event.type === 'churn-signal') {
    const { id, at, kind, confirmed } = event;
    return [...before, { id, at, kind, ...(confirmed === false && { suggested: true as const }) }].slice(-12);
  }
  if (before.length === 0 || event.type !== 'interaction' || event.automatic) return before;
  const talked = event.direction === 'outbound' && isSpoken(event.channel);
  const answered = event.direction === 'outbound' || isSpoken(event.channel);
  if (!answered) return before;
  return before.map((it) => ({ ...it, answered: true as const, ...(talked && { talked: true as const }) }));
};

export const churnRule: Rule = ({ churn: signals }, now, { health: { churn } }) => {
  const latest = signals.at(-1);
  if (latest === undefined) return NOTHING;
  const sum = (of: Churn, points: number) =>
    of.reduce(
      (total, { at, talked }) => total + halved(points * (talked ? churn.talkFactor : 1), now - at, churn.halfLifeDays),
      0,
    );
  const said = sum(
    signals.filter(({ suggested }) => !suggested),
    churn.confirmed,
  );
  const suggested = sum(
    signals.filter((it) => it.suggested),
    churn.suggested,
  );
  return evidence('churn_intent', 'stated', Math.min(churn.most, said + Math.min(churn.suggestedMost, suggested)), {
    since: latest.at,
    subjectId: recordOf(latest.id),
    facts: () => ({
      kind: latest.kind,
      times: signals.length,
      ...(latest.suggested && { likelihood: 'probable' }),
    }),
  });
};

/** A person confirmed that he may go, and nobody has talked with him since: at risk at once, whatever the load. */
export const speaksOfLeaving = (
  { churn: signals }: View,
  now: Instant,
  { health: { churn } }: AssessSettings,
): boolean => signals.some(({ at, suggested, talked }) => !suggested && !talked && now - at <= churn.alarmDays * DAY);

/** What stands above every other customer on the list, whatever his class. */
export type Alarm = 'cancellation-unanswered' | 'complaint-unanswered';

export const alarmOf = (view: View, now: Instant, settings: AssessSettings): Alarm | undefined => {
  const { churn, unanswered } = settings.health;
  const waited = waitedDays(view.waiting, now, settings);
  const cancels = view.churn.some(
    ({ kind, at, suggested, answered }) =>
      kind === 'cancel-request' &&
      !answered &&
      now - at <= 2 * churn.halfLifeDays * DAY &&
      (!suggested || waited >= churn.alarmGraceDays),
  );
  if (cancels) return 'cancellation-unanswered';
  return hasOpenComplaint(view) && waited >= Math.max(1, unanswered.hotGraceDays) ? 'complaint-unanswered' : undefined;
};
