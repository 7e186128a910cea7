import { readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { AssessmentState, type Reason, ReasonCode } from '@/utils/domain/assessment';
import {
  dayWord,
  endSentence,
  nextStep,
  reasonSentence,
  shortDate,
  stateShape,
  stateWord,
} from '@/utils/platform/wording';

const speak = (tag: 'de' | 'en') => {
  const file = new URL(`../../../public/_locales/${tag}/messages.json`, import.meta.url);
  const messages: Record<string, { message: string }> = JSON.parse(readFileSync(file, 'utf8'));
  const getMessage = (key: string, values: string[] = []) =>
    (messages[key]?.message ?? '').replace(/\$(\d)/g, (_, n: string) => values[Number(n) - 1] ?? '');
  vi.stubGlobal('browser', undefined);
  vi.stubGlobal('chrome', { i18n: { getMessage, getUILanguage: () => (tag === 'de' ? 'de' : 'en-GB') } });
};

afterEach(() => vi.unstubAllGlobals());

const now = new Date(2026, 10, 21, 12).getTime();
const ninth = new Date(2026, 10, 9, 9, 12).getTime();

const aReason = (reason: Partial<Reason>): Reason => ({
  code: 'unanswered',
  points: 3,
  since: ninth,
  facts: {},
  ...reason,
});

describe('the sentence of a reason', () => {
  const cases: [string, Partial<Reason>, string, string][] = [
    [
      'names subject, date, working days and how often the customer asked again',
      { facts: { workingDays: 8.4, mails: 3, subject: 'Wo bleibt meine Lieferung?' } },
      'Mail „Wo bleibt meine Lieferung?“ vom 9. Nov. seit 8 Arbeitstagen ohne Antwort, 2. Nachfrage',
      'Mail “Wo bleibt meine Lieferung?” of 9 Nov unanswered for 8 working days, asked again 2 times',
    ],
    [
      'does without a subject',
      { facts: { workingDays: 1, mails: 2 } },
      'Mail vom 9. Nov. seit 1 Arbeitstag ohne Antwort, 1. Nachfrage',
      'Mail of 9 Nov unanswered for 1 working day, asked again',
    ],
    [
      'counts no zero days',
      { facts: { workingDays: 0, mails: 1 } },
      'Mail vom 9. Nov. noch ohne Antwort',
      'Mail of 9 Nov not answered yet',
    ],
    [
      'cuts a subject of hundreds of characters',
      { facts: { workingDays: 2, mails: 1, subject: 'a'.repeat(300) } },
      `Mail „${'a'.repeat(59)}…“ vom 9. Nov. seit 2 Arbeitstagen ohne Antwort`,
      `Mail “${'a'.repeat(59)}…” of 9 Nov unanswered for 2 working days`,
    ],
    [
      'tells what a complaint is about, how bad and how old it is',
      { code: 'complaint_open', facts: { category: 'delivery', severity: 'high', days: 12 } },
      'Beschwerde (Lieferung, schwer) vom 9. Nov. seit 12 Tagen offen',
      'Complaint (Delivery, serious) of 9 Nov open for 12 days',
    ],
    [
      'knows a complaint of today',
      { code: 'complaint_open', facts: { category: 'invoice', severity: 'low', days: 0 } },
      'Beschwerde (Rechnung, leicht) vom 9. Nov. offen',
      'Complaint (Invoice, light) of 9 Nov open',
    ],
    [
      'gives the answer before a low one',
      { code: 'nps_low', facts: { score: 3, scale: '0-10', before: 9 } },
      'NPS 3 am 9. Nov. (vorher 9)',
      'NPS 3 on 9 Nov (before: 9)',
    ],
    [
      'names the year when it is not this year',
      { code: 'nps_low', since: new Date(2025, 10, 4).getTime(), facts: { score: 3, scale: '0-10' } },
      'NPS 3 am 4. Nov. 2025',
      'NPS 3 on 4 Nov 2025',
    ],
  ];

  it.each(cases)('%s', (_title, reason, german, english) => {
    speak('de');
    expect(reasonSentence(aReason(reason), now)).toBe(german);
    speak('en');
    expect(reasonSentence(aReason(reason), now)).toBe(english);
  });

  it.each(['de', 'en'] as const)('exists for every reason in %s, without a gap where a fact is missing', (tag) => {
    speak(tag);
    for (const code of ReasonCode.options) {
      const sentence = reasonSentence(aReason({ code }), now);
      expect(sentence).toMatch(/Nov/);
      expect(sentence).not.toMatch(/\$\d|undefined|reason_/);
      expect(nextStep(aReason({ code })).label).not.toMatch(/^step_/);
    }
  });
});

it('says once what would end several reasons', () => {
  speak('de');
  const open = aReason({ code: 'complaint_open' });
  expect(endSentence([aReason({}), open, open])).toBe(
    'Endet, wenn die Mail beantwortet ist und die Beschwerde gelöst ist.',
  );
  speak('en');
  expect(endSentence([aReason({})])).toBe('Ends when the mail is answered.');
  expect(endSentence([])).toBe('');
});

it('gives every state a word and a shape of its own', () => {
  speak('de');
  expect(new Set(AssessmentState.options.map(stateWord)).size).toBe(AssessmentState.options.length);
  expect(new Set(AssessmentState.options.map(stateShape)).size).toBe(AssessmentState.options.length);
});

it('says today, yesterday and tomorrow by the calendar, not by hours', () => {
  speak('en');
  const at = (day: number, hour: number) => new Date(2026, 10, day, hour).getTime();
  expect(dayWord(at(21, 0), now)).toBe('today');
  expect(dayWord(at(20, 23), now)).toBe('yesterday');
  expect(dayWord(at(22, 1), now)).toBe('tomorrow');
  expect(dayWord(ninth, now)).toBe('9 Nov');
  expect(shortDate(new Date(2024, 0, 2).getTime(), now)).toBe('2 Jan 2024');
});
