/** Every parser under seeded mutations of what it takes. */
import { describe, expect, it } from 'vitest';
import { createDraw } from './draw.ts';
import { junk, mutate } from './mutate.ts';
import { TEXT_READERS } from './textReaders.ts';
import { type Reader, WIRE_READERS } from './wireReaders.ts';

const EACH = 400;

/** What is wrong with how it reads this; null: nothing. */
function problemOf({ read, write, rounds, oneWay }: Reader, raw: unknown): string | null {
  let value: unknown;
  try {
    value = read(raw);
  } catch (error) {
    return `throws ${String(error)}`;
  }
  if (value === null) return null;
  if (value === undefined) return 'gives undefined';
  if (!write) return null;
  const written = write(value as never);
  if (oneWay && written !== raw) return `is written as ${String(written)}`;
  if (rounds) value = read(written);
  const [first, second] = [JSON.stringify(value), JSON.stringify(read(write(value as never)))]; // JSON has no -0, and needs none
  return first === second ? null : `gives ${first}, then ${second}`;
}

describe.each([...WIRE_READERS, ...TEXT_READERS])('$name', (reader) => {
  it('[FUZZ4] takes what its type allows, and gives it back', () => {
    const draw = createDraw(1, `good ${reader.name}`);
    for (let i = 0; i < 50; i++) {
      const good = reader.good(draw);
      expect(reader.read(good), JSON.stringify(good)).not.toBeNull();
      expect(problemOf(reader, good)).toBeNull();
    }
  });
  it('[FUZZ4] never throws, and what it takes survives the way there and back', () => {
    const draw = createDraw(1, `mutated ${reader.name}`);
    for (let i = 0; i < EACH; i++) {
      let raw = draw.chance(0.95) ? reader.good(draw) : junk(draw);
      for (let changes = draw.whole(1, 3); changes > 0; changes--) raw = mutate(raw, draw);
      expect(problemOf(reader, raw), JSON.stringify(raw)?.slice(0, 2_000)).toBeNull();
    }
  });
});
