import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  forecast,
  type Item,
  NO_TURNS,
  nextItem,
  partDone,
  type Turns,
} from '../../../server/boards/submissionTurns.ts';

const ITEMS: fc.Arbitrary<Item[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('agent' as const, 'learner' as const),
      owner: fc.constantFrom('a', 'b', 'c', null),
      parts: fc.integer({ min: 1, max: 5 }),
    }),
    { minLength: 1, maxLength: 10 },
  )
  .map((all) =>
    all.map(({ kind, owner, parts }, i) => ({
      ...{ id: String(i), kind, owner, begun: false },
      left: new Array<number>(parts).fill(1),
    })),
  );

/** All parts as they are done: id by id. */
function played(turns: Turns): Item[] {
  const parts: Item[] = [];
  for (let now = turns; ; ) {
    const item = nextItem(now);
    if (!item) return parts;
    parts.push(item);
    now = partDone(now, item);
  }
}

it('[QUEUE2] every part is done once; an agent goes through at once; a learner never keeps an agent waiting for more than a seed', () => {
  fc.assert(
    fc.property(ITEMS, (items) => {
      const parts = played({ ...NO_TURNS, items });
      for (const { id, left } of items) expect(parts.filter((part) => part.id === id)).toHaveLength(left.length);
      for (const [i, part] of parts.entries()) {
        const [before, rest] = [parts[i - 1], parts.slice(i)];
        if (before?.kind === 'agent' && before.left.length > 1) expect(part.id).toBe(before.id);
        if (before?.kind === 'learner' && part.kind === 'learner')
          expect(rest.every(({ kind }) => kind === 'learner')).toBe(true);
      }
    }),
  );
});

it('[QUEUE2] of one kind people come before the house, and nobody begins a second one before everybody has begun one', () => {
  fc.assert(
    fc.property(ITEMS, fc.constantFrom('agent' as const, 'learner' as const), (items, kind) => {
      const parts = played({ ...NO_TURNS, items: items.map((item) => ({ ...item, kind })) });
      const begun = parts.filter(({ begun: was }) => !was).map(({ owner }) => owner);
      const people = begun.filter((owner) => owner !== null);
      expect(begun.slice(people.length).every((owner) => owner === null)).toBe(true);
      const owners = new Set(people);
      expect(new Set(people.slice(0, owners.size)).size).toBe(owners.size);
    }),
  );
});

it('[QUEUE2] the forecast is what happens: the order of ending, and the seconds until then', () => {
  fc.assert(
    fc.property(ITEMS, (items) => {
      const turns = { ...NO_TURNS, items };
      const parts = played(turns);
      const expected = parts.flatMap((part, i) => (part.left.length === 1 ? [{ id: part.id, seconds: i + 1 }] : []));
      expect(forecast(turns)).toEqual(expected);
    }),
  );
});
