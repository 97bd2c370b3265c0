import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSurvival } from '../../server/boards/survival.ts';
import { packHere } from '../../server/replayThread.ts';
import { decodeReplay, MAX_LINK_LENGTH } from '../../shared/arena/replay.ts';
import { judgeReplay, REPLAY_CODES } from '../../shared/boards/survivalTask.ts';
import { nextBelow, randomStream } from '../../shared/sim/random.ts';
import { forgeries } from './replayForgeries.ts';
import { AT, playedRun, proofOf } from './survivalRuns.ts';
import { survivalStores } from './survivalStores.ts';

const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const file = new URL('../golden/replayCorpus.json', import.meta.url);

interface Damaged {
  readonly how: string;
  readonly link: string;
  readonly code: string;
  readonly tick: number | null;
}

const honest = playedRun({ seed: 41 }, 0.85);
const proof = proofOf(honest);

/** Texts made from an honest link, each in one way; the same every time. */
function damages(): readonly { readonly how: string; readonly link: string }[] {
  const { link } = proof;
  const random = randomStream(2026, 'damaged links');
  const cases: { how: string; link: string }[] = [];
  for (let n = 0; n < 40; n++) {
    const at = nextBelow(random, link.length);
    const bit = 1 << nextBelow(random, 6);
    const flipped = DIGITS[DIGITS.indexOf(link[at]!) ^ bit]!;
    cases.push({ how: `bit ${bit} of character ${at}`, link: link.slice(0, at) + flipped + link.slice(at + 1) });
  }
  for (let length = 0; length < link.length; length += 2)
    cases.push({ how: `cut to ${length}`, link: link.slice(0, length) });
  for (const more of ['A', '_', 'AAAAAAAA', link])
    cases.push({ how: `gone on with ${more.length}`, link: link + more });
  const texts = [
    '',
    ' ',
    '\0',
    '__proto__',
    'constructor',
    '../../etc/passwd',
    '😀',
    'é',
    '%41',
    '{"seed":1}',
    '<script>',
    'null',
  ];
  for (const text of texts) cases.push({ how: `text ${JSON.stringify(text)}`, link: text });
  cases.push({ how: 'a fourth speed', link: `H${link.slice(1)}` });
  cases.push({ how: 'as long as can be', link: 'E'.repeat(MAX_LINK_LENGTH) });
  cases.push({ how: 'longer than can be', link: 'E'.repeat(MAX_LINK_LENGTH + 1) });
  cases.push({ how: 'a megabyte', link: 'E'.repeat(1_000_000) });
  return cases;
}

function judged(): readonly Damaged[] {
  return damages().map(({ how, link }) => {
    const { code, tick } = judgeReplay(link, proof);
    return { how, link: link.length > 300 ? `${link.length} characters` : link, code: code ?? 'right', tick };
  });
}

describe('hostile replays', () => {
  const forged = forgeries();
  it('[SURVIVAL10] are more than a hundred, of every kind', () => {
    expect(forged.length + damages().length).toBeGreaterThanOrEqual(200);
    expect(new Set(forged.map(({ name }) => name)).size).toBe(forged.length);
    const codes = new Set<string>([...forged.map(({ code }) => code), ...judged().map(({ code }) => code)]);
    expect(REPLAY_CODES.filter((code) => !codes.has(code))).toEqual([]);
  });
  it.each(forged)('[SURVIVAL10] $name', ({ link, proof: row, code, tick }) => {
    const verdict = judgeReplay(link, row);
    expect({ ok: verdict.ok, code: verdict.code, tick: verdict.tick }).toEqual({ ok: false, code, tick });
    expect(verdict.message.length).toBeGreaterThan(10);
  });
  it('[SURVIVAL10] damaged links have the codes that they always had', () => {
    const found = judged();
    expect(found).toEqual(JSON.parse(readFileSync(file, 'utf8')));
    for (const { how, code } of found)
      expect({ how, known: REPLAY_CODES.some((one) => one === code) }).toEqual({ how, known: true });
  });
  it('[SURVIVAL4] any row beside an honest link is refused, or says of it what is so', () => {
    const changes = fc.record(
      {
        seed: fc.integer({ min: 0, max: 2 ** 32 - 1 }),
        ticks: fc.integer({ min: 0, max: 5_000 }),
        hash: fc.stringMatching(/^[0-9a-f]{8}$/),
        every: fc.integer({ min: -5, max: 5_000 }),
        hashes: fc.array(fc.stringMatching(/^[0-9a-f]{8}$/), { maxLength: 20 }),
        endedAt: fc.integer({ min: AT - 100_000, max: AT + 100_000 }),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(changes, (change) => {
        const row = { ...proof, ...change };
        const verdict = judgeReplay(proof.link, row);
        const { endedAt: _, ...told } = row;
        const { endedAt: __, ...so } = proof;
        if (verdict.ok) expect(told).toEqual(so);
        else expect(REPLAY_CODES).toContain(verdict.code);
      }),
      { numRuns: 300, seed: 20 },
    );
  });
  it('[SURVIVAL10] leave nothing on the board, whatever the referee is said to have seen', async () => {
    const stores = survivalStores();
    const survival = createSurvival({
      ...stores,
      players: { mayRank: async () => true, nameOf: async () => null },
      pack: packHere,
      node: null,
      changed: () => {},
      tell: () => {},
      clock: () => AT,
      failed: (error) => expect(error).toBeUndefined(),
    });
    let runs = 0;
    for (const { link } of forged) {
      const decoded = decodeReplay(link);
      if (!decoded.ok || decoded.value.setup.seats !== 1) continue;
      const match = {
        match: `m${runs++}`,
        mode: 'survival',
        setup: honest.setup, // what was begun; the replay is of something else
        seats: [{ player: { id: 'a'.repeat(24), name: 'Ann' } }],
        startedAt: AT,
        interrupted: [],
      } as const;
      survival.began(match);
      const replay = decoded.value;
      const told = {
        tick: honest.ticks,
        winner: 0,
        falls: [],
        absent: [null],
        late: [0],
        end: 'fall',
        frozen: false,
        exact: [true],
      } as const;
      survival.ended(match, { ...told, replay });
    }
    await survival.stop();
    expect(runs).toBeGreaterThan(50);
    expect(stores.rows).toEqual([]);
  });
});
