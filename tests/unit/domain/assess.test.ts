import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assess, courseOf, pointsByCode } from '@/utils/domain/assess';
import { Assessment, isFlagged } from '@/utils/domain/assessment';
import type { HealthEvent } from '@/utils/domain/health-event';
import { DAY, HOUR, nextMidnight } from '@/utils/domain/instant';
import { HealthSettings } from '@/utils/domain/settings';
import { exactly } from '@/utils/domain/verdict-evidence';
import { history, moment } from './any-history';
import {
  churned,
  churnSignal,
  complaintOpened,
  complaintResolved,
  day,
  orderAt,
  ordinaryBusiness,
  ourMail,
  SETTINGS,
  survey,
  theirMail,
  verdict,
} from './build';

const pointsOf = (events: readonly HealthEvent[], days: number) =>
  Object.fromEntries(pointsByCode(verdict(events, days).reasons).map(({ code, points }) => [code, points]));

describe('a customer who waits', () => {
  const angry = { sentiment: 'negative' } as const;
  // Day 0 is a Monday, so day 7 is five working days later and day 14 ten.
  it.each<[string, HealthEvent[], number, number | undefined]>([
    ['scores nothing in the first three working days', [theirMail(0)], 3, undefined],
    ['scores slowly after one calm mail', [theirMail(0)], 7, 0.5 * Math.log2(5 / 3)],
    ['scores more after ten working days', [theirMail(0)], 14, 0.5 * Math.log2(10 / 3)],
    ['scores two at most after one calm mail', [theirMail(0)], 58, 0.5 * Math.log2(42 / 3)],
    ['scores faster when the mail was negative', [theirMail(0, angry)], 7, 1.1 * Math.log2(5 / 2)],
    [
      'scores faster, and for the chase, after a second mail',
      [theirMail(0), theirMail(1)],
      7,
      1.1 * Math.log2(2.5) + 0.8,
    ],
    ['scores for three chases at most', [0, 1, 2, 3, 4, 5].map((it) => theirMail(it)), 7, 1.1 * Math.log2(2.5) + 2.4],
    ['scores four for the silence at most', [theirMail(0, angry)], 59, 4],
    ['scores as calm again once he has ordered', [theirMail(0), theirMail(1), orderAt(2)], 14, 0.5 * Math.log2(10 / 3)],
    ['is forgiven half after another 60 days', [theirMail(0, angry)], 120, 2],
    ['scores nothing once answered in time', [theirMail(0, angry), ourMail(1)], 7, undefined],
    [
      'keeps half of the silence for a month when answered late',
      [theirMail(0, angry), ourMail(7)],
      37,
      1.1 * Math.log2(2.5) * 0.25,
    ],
    [
      'is not answered by our auto-reply',
      [theirMail(0), ourMail(0.01, { automatic: true })],
      7,
      0.5 * Math.log2(5 / 3),
    ],
  ])('%s', (_, events, days, expected) => {
    const { unanswered } = pointsOf(events, days);
    if (expected === undefined) expect(unanswered).toBeUndefined();
    else expect(unanswered).toBeCloseTo(expected, 5);
  });

  it('scores faster while a complaint of his is open', () => {
    expect(pointsOf([theirMail(0), complaintOpened(0)], 7).unanswered).toBeCloseTo(1.1 * Math.log2(2.5), 5);
  });

  it('is described by the mail that began it', () => {
    const [reason] = verdict([theirMail(0, { subject: 'Angebot?', id: 'first' }), theirMail(2)], 8.5).reasons;
    expect(reason).toMatchObject({
      code: 'unanswered',
      since: day(0),
      subjectId: 'first',
      facts: { workingDays: 6, mails: 2, subject: 'Angebot?' },
    });
  });

  it('has a waiting clock in the verdict even before he scores', () => {
    expect(verdict([theirMail(0)], 0.1).waitingSince).toBe(day(0));
    expect(verdict([theirMail(0), ourMail(0.05)], 0.1)).not.toHaveProperty('waitingSince');
  });
});

describe('an open complaint', () => {
  it.each<[string, 'low' | 'medium' | 'high', number, number]>([
    ['scores its severity at once: low', 'low', 0, 1],
    ['scores its severity at once: medium', 'medium', 0, 2],
    ['scores its severity at once: high', 'high', 0, 3],
    ['does not grow for a day and a half', 'medium', 1.5, 2],
    ['doubles five days later', 'medium', 6.5, 4],
    ['grows to two and a half times at most', 'medium', 200, 5],
  ])('%s', (_, severity, days, expected) => {
    expect(pointsOf([complaintOpened(0, { severity })], days).complaint_open).toBeCloseTo(expected, 5);
  });

  it('leaves less behind the sooner it was solved', () => {
    const left = (days: number, content?: boolean) => {
      const solved = complaintResolved(days, content === undefined ? {} : { content });
      return pointsOf([complaintOpened(0), solved], days);
    };
    expect(left(3)).toEqual({ complaint_resolved: exactly(2 * 0.3) });
    expect(left(10)).toEqual({ complaint_resolved: exactly(2 * 0.45) });
    expect(left(20)).toEqual({ complaint_resolved: exactly(2 * 0.6) });
    expect(left(3, false)).toEqual({ complaint_resolved: exactly(2 * 0.6) });
  });

  it('is not ended by the solution of another', () => {
    const events = [complaintOpened(0), complaintResolved(1, { complaintId: 'other' })];
    expect(verdict(events, 2).reasons).toHaveLength(1);
  });

  it('is one complaint, and as old as it is, though it was told twice', () => {
    expect(verdict([complaintOpened(0), complaintOpened(3)], 3).reasons).toMatchObject([{ since: day(0) }]);
  });

  it('adds to another, each told apart', () => {
    const events = [
      complaintOpened(0),
      complaintOpened(1, { complaintId: 'second', severity: 'high', category: 'invoice' }),
    ];
    const { load, reasons } = verdict(events, 1);
    // Another kind within ninety days is a quarter heavier.
    expect(load).toBeCloseTo(2 + 3 * 1.25, 5);
    expect(reasons).toMatchObject([
      { subjectId: 'second', facts: { category: 'invoice', severity: 'high', days: 0 }, since: day(1) },
      { subjectId: 'complaint', facts: { category: 'delivery', severity: 'medium', days: 1 }, since: day(0) },
    ]);
  });

  it('that was opened again ages from then on', () => {
    const events = [complaintOpened(0), complaintResolved(5), complaintOpened(20)];
    expect(pointsOf(events, 21).complaint_open).toBe(2);
  });
});

describe('a low answer to a survey', () => {
  const csat = (score: number) => ({ kind: 'csat', scale: '1-5', score }) as const;
  it.each<[string, HealthEvent[], number, Record<string, number>]>([
    ['a promoter scores nothing', [survey(0, { score: 9 })], 0, {}],
    ['a passive scores next to nothing', [survey(0, { score: 7 })], 0, { nps_low: 0.2 }],
    ['a six scores two', [survey(0, { score: 6 })], 0, { nps_low: 2 }],
    ['a zero scores most', [survey(0, { score: 0 })], 0, { nps_low: 4.4 }],
    ['counts on the scale from one alike', [survey(0, { score: 6, scale: '1-10' })], 0, { nps_low: 2 }],
    ['a drop by three weighs on top', [survey(-50, { score: 9 }), survey(0, { score: 6 })], 0, { nps_low: 3.5 }],
    ['a drop by two does not', [survey(-50, { score: 8 }), survey(0, { score: 6 })], 0, { nps_low: 2 }],
    [
      'a drop between two scales is none',
      [survey(-50, { score: 9 }), survey(0, { score: 6, scale: '1-10' })],
      0,
      { nps_low: 2 },
    ],
    ['halves in 120 days', [survey(0, { score: 1 })], 120, { nps_low: 2 }],
    ['is replaced by a newer answer', [survey(0, { score: 0 }), survey(1, { score: 10 })], 1, {}],
    ['is history in the end', [survey(0, { score: 6 })], 900, {}],
    ['very discontent', [survey(0, csat(1))], 0, { csat_low: 3 }],
    ['discontent', [survey(0, csat(2))], 0, { csat_low: 2.5 }],
    ['so-so', [survey(0, csat(3))], 0, { csat_low: 0.8 }],
    ['content', [survey(0, csat(4))], 0, {}],
    ['about one occasion halves in 60 days', [survey(0, csat(1))], 60, { csat_low: 1.5 }],
    [
      'does not replace the other question',
      [survey(0, { score: 6 }), survey(0, { ...csat(5), id: 'csat' })],
      0,
      { nps_low: 2 },
    ],
  ])('%s', (_, events, days, expected) => {
    const { cadence_drop: _silentMeanwhile, ...points } = pointsOf(events, days);
    expect(Object.keys(points)).toEqual(Object.keys(expected));
    for (const [code, value] of Object.entries(expected)) expect(points[code]).toBeCloseTo(value, 5);
  });

  it('is described by the answers', () => {
    const [reason] = verdict([survey(-50, { score: 9 }), survey(0, { score: 4, id: 'answer#survey' })], 1).reasons;
    expect(reason).toMatchObject({ since: day(0), subjectId: 'answer', facts: { score: 4, scale: '0-10', before: 9 } });
  });
});

describe('a customer who speaks of leaving', () => {
  it.each<[string, HealthEvent[], number, number]>([
    ['scores five', [churnSignal(0)], 0, 5],
    ['scores half after 60 days', [churnSignal(0)], 60, 2.5],
    ['scores seven at most', [churnSignal(0), churnSignal(1)], 1, 7],
    ['scores less once we called', [churnSignal(0), ourMail(0, { channel: 'phone' })], 0, 3],
    [
      'scores less only once for two calls',
      [churnSignal(0), ourMail(0, { channel: 'phone' }), ourMail(0, { channel: 'meeting', id: 'visit' })],
      0,
      3,
    ],
    ['is not calmed by calling us', [churnSignal(0), theirMail(0, { channel: 'phone' })], 0, 5],
    ['is not calmed by a mail', [churnSignal(0), ourMail(0)], 0, 5],
    ['is not calmed by a call before he said it', [ourMail(-1, { channel: 'phone' }), churnSignal(0)], 0, 5],
  ])('%s', (_, events, days, expected) => {
    const signals = events.toSorted((a, b) => a.at - b.at);
    // A call of the same moment comes before the signal; a minute later it answers it.
    const apart = signals.map((event, index) => ({ ...event, at: event.at + index }));
    const { churn_intent } = Object.fromEntries(
      pointsByCode(assess('account', [...ordinaryBusiness(), ...apart], day(days) + 10, SETTINGS).reasons).map(
        ({ code, points }) => [code, points],
      ),
    );
    expect(churn_intent).toBeCloseTo(expected, 4);
  });

  it('is at risk at once, whatever else is well', () => {
    expect(verdict([churnSignal(0)], 0)).toMatchObject({ state: 'at-risk', since: day(0) });
  });

  it('stays at risk for a month until somebody talks with him', () => {
    expect(verdict([churnSignal(0)], 20).state).toBe('at-risk');
    expect(verdict([churnSignal(0), ourMail(1, { channel: 'phone' })], 20).state).toBe('slipping');
  });

  it('is not flagged for what only his text suggests', () => {
    const suggested = churnSignal(0, { confirmed: false });
    expect(verdict([suggested], 10)).toMatchObject({ state: 'watch' });
    expect(verdict([suggested, theirMail(0, { sentiment: 'negative' })], 14)).toMatchObject({ state: 'slipping' });
  });

  it('is the first reason while his cancellation stays unanswered', () => {
    const cancellation = churnSignal(0, { kind: 'cancel-request', id: 'mail#cancellation' });
    const { reasons } = verdict([theirMail(0, { id: 'mail' }), cancellation], 14);
    expect(reasons.map(({ code }) => code)).toEqual(['churn_intent', 'unanswered']);
    expect(reasons[0]).toMatchObject({ subjectId: 'mail', facts: { kind: 'cancel-request', times: 1 } });
  });
});

describe('the state of a customer', () => {
  const state = (events: readonly HealthEvent[], days: number) => verdict(events, days).state;

  it.each<[string, HealthEvent[], number, string]>([
    ['is healthy while nothing is wrong', [], 0, 'healthy'],
    ['is watched from two points', [complaintOpened(0)], 0, 'watch'],
    ['is healthy below', [complaintOpened(0, { severity: 'low' })], 0, 'healthy'],
    [
      'is slipping when one reason reaches the threshold alone',
      [complaintOpened(0, { severity: 'high' })],
      6,
      'slipping',
    ],
    ['is slipping at once from six points on', [complaintOpened(0), survey(0, { score: 0 })], 0, 'slipping'],
    [
      'is slipping from four and a half on the third look only',
      [complaintOpened(0), survey(0, { score: 4 })],
      1,
      'watch→slipping',
    ],
    [
      'is at risk from seven and a half',
      [complaintOpened(0, { severity: 'high' }), survey(0, { score: 0 })],
      0.5,
      'slipping→at-risk',
    ],
    ['is dormant after a year without contact', [], 346, 'dormant'],
    ['is not dormant a day before', [], 344, 'healthy'],
    [
      'is not dormant a year later when he has just complained',
      [complaintOpened(345, { severity: 'low' })],
      346,
      'watch',
    ],
    ['is not dormant a year later when he speaks of leaving', [churnSignal(345)], 346, 'at-risk'],
    ['is dormant though we keep writing', [ourMail(100), ourMail(300)], 346, 'dormant'],
    ['is lost once he left', [complaintOpened(0), churned(1)], 2, 'lost'],
    ['stays lost whatever is recorded later', [churned(1), theirMail(2), complaintOpened(3)], 30, 'lost'],
  ])('%s', (_, events, days, expected) => {
    if (!expected.includes('→')) return expect(state(events, days)).toBe(expected);
    const [first, later] = expected.split('→');
    expect(state(events, days)).toBe(first);
    expect(state(events, days + 1.5)).toBe(later);
  });

  it('needs two reasons that matter, or one that is enough', () => {
    // 4.4 + 0.2 lies above 4.5, but nobody should be flagged on one and a whisper.
    const strict = {
      ...SETTINGS,
      health: {
        ...SETTINGS.health,
        complaint: { ...SETTINGS.health.complaint, base: { low: 0.2, medium: 0.8, high: 3 } },
      },
    };
    const zero = survey(0, { score: 0 });
    expect(verdict([zero, complaintOpened(0, { severity: 'low' })], 2, strict).state).toBe('watch');
    expect(verdict([zero, complaintOpened(0, { severity: 'medium' })], 2, strict).state).toBe('slipping');
  });

  it('counts several complaints as one kind of evidence that can be enough alone', () => {
    const three = ['a', 'b', 'c'].map((complaintId) => complaintOpened(0, { complaintId, id: complaintId }));
    expect(isFlagged(state(three, 0))).toBe(true);
  });

  it('follows the thresholds of the settings', () => {
    const strict = { ...SETTINGS, health: { ...SETTINGS.health, watchFrom: 1, slippingFrom: 1.5, atRiskFrom: 2 } };
    expect(verdict([complaintOpened(0)], 2, strict).state).toBe('at-risk');
  });

  it.each<[string, HealthEvent[], number, string]>([
    ['without any event', [], 0, 'new'],
    ['in the first thirty days', [theirMail(0), ourMail(0.1), orderAt(1), orderAt(2), orderAt(3)], 29, 'new'],
    ['after thirty days with three contacts', [theirMail(0), ourMail(0.1), orderAt(1), orderAt(2)], 31, 'healthy'],
    ['with two contacts only', [theirMail(0), ourMail(0.1), orderAt(1)], 100, 'new'],
    [
      'though automatic mail arrives',
      [theirMail(0), ourMail(0.1), ...[1, 2, 3].map((it) => theirMail(it, { automatic: true }))],
      100,
      'new',
    ],
    ['unless he speaks of leaving', [theirMail(0), ourMail(0.1), churnSignal(1)], 1, 'at-risk'],
    ['unless he has reason to be watched', [theirMail(0), ourMail(0.1), complaintOpened(1)], 1, 'watch'],
  ])('is new or not: %s', (_, events, days, expected) => {
    expect(assess('account', events, day(days), SETTINGS).state).toBe(expected);
  });

  it('is recovered at once when the complaint is solved, for sixty days, then healthy', () => {
    const contacts = [20, 35, 50, 65].flatMap((it) => [theirMail(it), ourMail(it + 0.2)]);
    const events = [complaintOpened(0, { severity: 'high' }), complaintResolved(10, { content: true }), ...contacts];
    expect(verdict(events, 9)).toMatchObject({ state: 'at-risk' });
    expect(verdict(events, 10)).toMatchObject({ state: 'recovered', since: day(10) });
    expect(verdict(events, 69.9)).toMatchObject({ state: 'recovered', since: day(10) });
    expect(verdict(events, 71)).toMatchObject({ state: 'healthy' });
  });

  it('stays flagged for two weeks when the solution did not content him', () => {
    const events = [complaintOpened(0, { severity: 'high' }), complaintResolved(10, { content: false }), orderAt(15)];
    expect(isFlagged(state(events, 11))).toBe(true);
    expect(state(events, 26)).toBe('recovered');
  });

  it('is no longer flagged the moment a long wait is answered', () => {
    const asked = [0, 4, 8].map((it) => theirMail(it));
    expect(isFlagged(state(asked, 21))).toBe(true);
    expect(isFlagged(state([...asked, ourMail(21)], 21))).toBe(false);
  });

  it('stays flagged when one of two complaints is solved', () => {
    const second = complaintOpened(1, { complaintId: 'second', severity: 'high' });
    const events = [complaintOpened(0, { severity: 'high' }), second, complaintResolved(10, { content: true })];
    expect(isFlagged(state(events, 10))).toBe(true);
  });

  it('does not flicker while evidence fades about the threshold', () => {
    const course = courseOf(
      [...ordinaryBusiness(), survey(-1, { score: 9 }), survey(0, { score: 1 })],
      day(200),
      SETTINGS,
    );
    expect(course.filter((it) => isFlagged(it.state))).toHaveLength(1);
  });

  it('is not touched by what was recorded and settled in one moment', () => {
    const high = { severity: 'high' } as const;
    const opened = ['a', 'b'].map((complaintId) =>
      complaintOpened(0, { ...high, complaintId, id: `opened-${complaintId}` }),
    );
    const solved = ['a', 'b'].map((complaintId) => complaintResolved(0, { complaintId, id: `solved-${complaintId}` }));
    expect(isFlagged(state([...opened, ...solved], 0))).toBe(false);
  });

  it('does not depend on what happens later', () => {
    expect(verdict([complaintOpened(5)], 4)).toMatchObject({ state: 'healthy', load: 0, reasons: [] });
  });
});

describe('a lost customer', () => {
  const events = [complaintOpened(0, { severity: 'high' }), churned(6.5), theirMail(7), complaintResolved(8)];
  it('keeps the reasons of the day he left', () => {
    expect(verdict(events, 300)).toMatchObject({ state: 'lost', since: day(6.5), load: 6, trend: 'steady' });
  });
  it('is not looked at again without news', () => {
    expect(verdict(events, 300)).not.toHaveProperty('nextChangeAt');
  });
  it('can still wait for an answer', () => {
    expect(verdict(events, 300).waitingSince).toBe(day(7));
  });
});

describe('the trend', () => {
  it.each<[string, HealthEvent[], number, string]>([
    ['is steady while nothing happens', [], 0, 'steady'],
    ['falls when a complaint came in', [complaintOpened(0)], 1, 'falling'],
    ['is steady for less than a point', [survey(0, { score: 7 })], 1, 'steady'],
    ['rises when a complaint was solved', [complaintOpened(0), complaintResolved(3)], 15, 'rising'],
    ['is steady again two weeks later', [complaintOpened(0), complaintResolved(3)], 18, 'steady'],
    ['is steady while a complaint lies open at its worst', [complaintOpened(0)], 60, 'steady'],
  ])('%s', (_, events, days, expected) => {
    expect(verdict(events, days).trend).toBe(expected);
  });
});

describe('the next look at a customer', () => {
  it('is when his silence becomes a reason, if all is well', () => {
    const { nextChangeAt = 0 } = verdict([], 0);
    expect(nextChangeAt).toBeGreaterThan(day(30));
    expect(assess('account', ordinaryBusiness(), nextChangeAt - 1, SETTINGS).reasons).toEqual([]);
    expect(assess('account', ordinaryBusiness(), nextChangeAt, SETTINGS).reasons).toHaveLength(1);
  });

  it('is when his wait begins to count', () => {
    const { nextChangeAt = 0 } = verdict([theirMail(0)], 0);
    expect(nextChangeAt).toBeGreaterThan(day(3));
    const reasonsAt = (now: number) => assess('account', [...ordinaryBusiness(), theirMail(0)], now, SETTINGS).reasons;
    expect(reasonsAt(nextChangeAt - 1)).toHaveLength(0);
    expect(reasonsAt(nextChangeAt)).toHaveLength(1);
  });

  it('is the next local midnight while figures of days are shown', () => {
    const berlin = { ...SETTINGS, offsetMinutes: 60 };
    expect(verdict([complaintOpened(0)], 0, berlin).nextChangeAt).toBe(day(1) - 10 * HOUR);
  });

  it('is the arrival of an event that is dated later', () => {
    expect(verdict([theirMail(30)], 0).nextChangeAt).toBe(day(30));
  });
});

describe('the verdict', () => {
  it('is the same for events in any order, some of them twice', () => {
    const shuffled = history.chain((events) =>
      fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length }), fc.subarray(events)),
    );
    fc.assert(
      fc.property(shuffled, moment, ([events, mixed, again], now) => {
        expect(assess('account', [...again, ...mixed], now, SETTINGS)).toEqual(
          assess('account', events, now, SETTINGS),
        );
      }),
    );
  });

  it('has reasons that add up to its load exactly, in any order, strongest first', () => {
    fc.assert(
      fc.property(history, moment, (events, now) => {
        const { load, relief, reasons, judgement } = assess('account', events, now, SETTINGS);
        const said = judgement?.points ?? 0;
        const points = reasons.map((reason) => reason.points);
        expect(points.reduce((a, b) => a + b, 0) - relief + said).toBe(load);
        expect(points.reduceRight((a, b) => a + b, 0) - relief + said).toBe(load);
        expect(points).toEqual(points.toSorted((a, b) => b - a));
      }),
    );
  });

  it('does not turn before the moment it names', () => {
    fc.assert(
      fc.property(history, moment, fc.double({ min: 0, max: 1, noNaN: true }), (events, now, part) => {
        const past = events.filter(({ at }) => at <= now);
        const { state, reasons, nextChangeAt = now + 4000 * DAY } = assess('account', past, now, SETTINGS);
        const between = now + Math.floor(part * (nextChangeAt - 1 - now));
        const later = assess('account', past, between, SETTINGS);
        expect(nextChangeAt).toBeGreaterThan(now);
        expect(later.state).toBe(state);
        if (reasons.length === 0) expect(later.reasons).toEqual([]);
      }),
    );
  });

  it('is the state of the course, whenever one asks', () => {
    fc.assert(
      fc.property(history, moment, moment, (events, a, b) => {
        const [earlier, later] = a < b ? [a, b] : [b, a];
        // At midnight the look of the course and the look of the question are the same one.
        const midnight = nextMidnight(earlier - DAY, 0);
        const known = courseOf(events, later, SETTINGS).findLast((it) => it.since <= midnight);
        const { state, since } = assess('account', events, midnight, SETTINGS);
        expect(state).toBe(known?.state ?? 'new');
        if (known !== undefined) expect(since).toBe(known.since);
      }),
    );
  });

  it('can be stored and sent as it is', () => {
    fc.assert(
      fc.property(history, moment, (events, now) => {
        const verdict = assess('account', events, now, SETTINGS);
        expect(Assessment.parse(verdict)).toEqual(verdict);
      }),
    );
  });

  it('flags nobody who has not reached the threshold or spoken of leaving', () => {
    fc.assert(
      fc.property(history, moment, (events, now) => {
        const calm = events.filter(({ type }) => type !== 'churn-signal');
        const { state, since } = assess('account', calm, now, SETTINGS);
        if (!isFlagged(state)) return;
        const { load } = assess(
          'account',
          calm,
          courseOf(calm, now, SETTINGS).find((it) => isFlagged(it.state))?.since ?? since,
          SETTINGS,
        );
        expect(load).toBeGreaterThanOrEqual(SETTINGS.health.slippingFrom);
      }),
    );
  });

  it('stays finite and ordered under every setting a person may choose', () => {
    // Every number anywhere between the ends of its range; what the schema refuses is not chosen.
    const any = fc.double({ min: 0, max: 1, noNaN: true });
    const least = fc.constantFrom(0, 0, 0.5, 1);
    const numbersIn = (value: unknown): fc.Arbitrary<unknown> =>
      typeof value === 'object' && value !== null
        ? fc.record(Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, numbersIn(inner)])))
        : Number.isInteger(value)
          ? fc.constantFrom(0, 1, 2, value, 90)
          : fc.oneof(any, least, fc.constant(value));
    const health = numbersIn(SETTINGS.health).filter(
      (it): it is HealthSettings => HealthSettings.safeParse(it).success,
    );
    fc.assert(
      fc.property(history, moment, health, (events, now, chosen) => {
        const { load, since, nextChangeAt = now + 1 } = assess('account', events, now, { ...SETTINGS, health: chosen });
        expect(load).toBeGreaterThanOrEqual(0);
        expect(load).toBeLessThan(100_000);
        expect(since).toBeLessThanOrEqual(now);
        expect(nextChangeAt).toBeGreaterThan(now);
      }),
    );
  });
});
