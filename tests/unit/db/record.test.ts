import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canon, canonicalJson, edited, gravestone, join, type LiveRecord, type StoredRecord } from '@/utils/db/record';
import { captureStamp, isStamp, stampAfter, stampOf, tick } from '@/utils/db/stamp';

const stamp = fc
  .tuple(
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 0, max: 2 }),
    fc.constantFrom('a1', 'im', 'nabcde', 'nzzzzz'),
  )
  .map(([ms, counter, node]) => stampOf(1_700_000_000_000 + ms, counter, node));

const value = fc.oneof(
  fc.constantFrom(null, true, 1, 2, 'a', 'b', ''),
  fc.record({ b: fc.integer({ min: 0, max: 2 }), a: fc.constantFrom('x', 'y') }),
  fc.array(fc.constantFrom('x', 1), { maxLength: 2 }),
);

const live: fc.Arbitrary<LiveRecord> = fc
  .record({
    v: fc.integer({ min: 0, max: 3 }),
    h: stamp,
    d: fc.dictionary(fc.constantFrom('name', 'tag/vip', 'tag/x', 'del', 'newer', 'field/Ort'), value, { maxKeys: 5 }),
    stamps: fc.array(stamp, { minLength: 6, maxLength: 6 }),
  })
  .map(({ v, h, d, stamps }) => {
    const hx = Object.fromEntries(Object.keys(d).map((key, index) => [key, stamps[index] ?? h]));
    return { id: 'r1', t: 'account', v, h, hx, d };
  });

const record: fc.Arbitrary<StoredRecord> = fc.oneof(
  { weight: 9, arbitrary: live },
  { weight: 1, arbitrary: fc.constant(gravestone({ id: 'r1', t: 'account' })) },
);

const bytes = (any: StoredRecord): string => JSON.stringify(any);

describe('two versions of a record', () => {
  it('join to the same bytes in either order', () => {
    fc.assert(
      fc.property(record, record, (a, b) => {
        expect(bytes(join(a, b))).toBe(bytes(join(b, a)));
      }),
      { numRuns: 2000 },
    );
  });

  it('join to the same bytes in any grouping', () => {
    fc.assert(
      fc.property(record, record, record, (a, b, c) => {
        expect(bytes(join(join(a, b), c))).toBe(bytes(join(a, join(b, c))));
      }),
      { numRuns: 2000 },
    );
  });

  it('join with themselves to themselves', () => {
    fc.assert(
      fc.property(record, (a) => {
        expect(bytes(join(a, a))).toBe(bytes(canon(a)));
        expect(bytes(canon(canon(a)))).toBe(bytes(canon(a)));
      }),
      { numRuns: 1000 },
    );
  });

  it('are equal in bytes where they are equal in content, however their members are ordered', () => {
    fc.assert(
      fc.property(live, (a) => {
        const turned = {
          ...a,
          d: Object.fromEntries(Object.entries(a.d).reverse()),
          hx: Object.fromEntries(Object.entries(a.hx ?? {}).reverse()),
        };
        expect(bytes(canon(turned))).toBe(bytes(canon(a)));
      }),
    );
  });

  it('keep the fields that only one of them knows', () => {
    const older: LiveRecord = { id: 'r', t: 'account', v: 0, h: stampOf(1e12, 0, 'na'), d: { name: 'A' } };
    const newer: LiveRecord = { id: 'r', t: 'account', v: 2, h: stampOf(1e12 + 1, 0, 'nb'), d: { mood: { x: 1 } } };
    expect(join(older, newer)).toMatchObject({ v: 2, d: { name: 'A', mood: { x: 1 } } });
  });

  it('leave a gravestone where one of them is erased, whatever the other says', () => {
    fc.assert(
      fc.property(live, (a) => {
        expect(join(a, gravestone(a))).toEqual({ id: 'r1', t: 'account', er: 1 });
        expect(join(gravestone(a), a)).toEqual({ id: 'r1', t: 'account', er: 1 });
      }),
    );
  });
});

describe('an edit', () => {
  it('beats every value it saw, even one from the future, in every later join', () => {
    fc.assert(
      fc.property(live, stamp, fc.constantFrom('name', 'tag/vip', 'mood'), (seen, now, field) => {
        const after = edited(seen, { [field]: 'mine' }, { stamp: now, node: 'nabcde' });
        expect(join(after, seen)).toEqual(after);
        expect((join(seen, after) as LiveRecord).d[field]).toBe('mine');
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves value and stamp of all other fields as they were', () => {
    fc.assert(
      fc.property(live, stamp, (seen, now) => {
        const after = edited(seen, { mood: 1 }, { stamp: now, node: 'nabcde' });
        for (const name of Object.keys(seen.d)) {
          expect(after.hx?.[name] ?? after.h).toBe(seen.hx?.[name] ?? seen.h);
          expect(canonicalJson(after.d[name])).toBe(canonicalJson(seen.d[name]));
        }
      }),
    );
  });
});

describe('the clock', () => {
  it('never goes backwards, whatever the wall clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 800_000_000_000, max: 7_000_000_000_000 }), { minLength: 2 }), (times) => {
        let clock = { ms: 0, counter: 0 };
        let last = '';
        for (const now of times) {
          clock = tick(clock, now);
          const next = stampOf(clock.ms, clock.counter, 'nabcde');
          expect(next > last).toBe(true);
          expect(isStamp(next)).toBe(true);
          last = next;
        }
      }),
    );
  });

  it('goes on in the next millisecond when its counter is full', () => {
    expect(tick({ ms: 5, counter: 36 ** 3 - 1 }, 5)).toEqual({ ms: 6, counter: 0 });
    const full = stampOf(1e12, 36 ** 3 - 1, 'nabcde');
    expect(stampAfter(full, full, 'nabcde') > full).toBe(true);
  });

  it('stamps captured mail the same in every installation', () => {
    expect(captureStamp(Date.UTC(2026, 0, 1))).toBe('0mjuohs00000a1');
  });
});
