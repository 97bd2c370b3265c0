/**
 * Agents of the board play each other in the background until each has enough games in each speed class: new ones first, a few games at a time,
 * when nothing else is to be computed. Then it rests until another agent is admitted.
 */

import { SPEED_CLASSES, type SpeedClass } from '../../shared/arena/speed.ts';
import { NEW_RATING } from '../../shared/boards/glicko2.ts';
import type { Task, TaskResult } from '../../shared/boards/task.ts';
import type { BoardAgentFile } from './boardAgents.ts';
import { countMeetings, type Entrant, type Meetings, nextPairing } from './pairing.ts';
import type { Rated, RatingBook } from './ratingBook.ts';
import type { RatingStore } from './stores.ts';

type DuelsTask = Extract<Task, { readonly kind: 'duels' }>;

export interface RoundRobinNeeds {
  readonly agents: {
    list(most: number): Promise<readonly Rated[]>;
    file(id: string): Promise<BoardAgentFile | null>;
  };
  readonly store: Pick<RatingStore, 'find' | 'crossPlay'>;
  readonly book: Pick<RatingBook, 'record'>;
  /** When nothing else waits; null: it could not be computed. */
  readonly run: (task: DuelsTask) => Promise<TaskResult | null>;
  readonly newSeed: () => number; // 32 bits, unguessable: nobody can train for a game to come
  readonly newId: () => string;
  readonly now: () => number; // ms, steady
  readonly after: (ms: number, run: () => void) => () => void;
  readonly failed: (error: unknown) => void;
}

export interface RoundRobin {
  start(): void;
  /** Once the batch at work is answered: stored, or given up with the queue. */
  stop(): Promise<void>;
}

export const MOST_GAMES = 8; // of one batch
const BATCH_BYTES = 4_000_000; // of policy files to act by, over the games of a batch: so that none takes longer than a second or two
const MOST_ENTRANTS = 500; // the best of the board
const BETWEEN_MS = 100;
const REST_MS = 10_000; // then it looks whether an agent has come
const AFTER_FAILURE_MS = 60_000;

/** What is known of a class's agents: read once from the database, then kept along. */
interface Standing {
  readonly entrants: Map<string, Entrant>;
  readonly meetings: Meetings;
}

export function createRoundRobin(needs: RoundRobinNeeds): RoundRobin {
  const { agents, store, book, newSeed, newId, now, after, failed } = needs;
  const standings = new Map<SpeedClass, Standing>();
  const without = new Set<string>(); // agents whose file cannot be had
  let entered: { readonly all: readonly Rated[]; readonly atMs: number } | null = null;
  let turn = 0;
  let stopped = false;
  let cancel = (): void => {};
  let working: Promise<void> = Promise.resolve();

  async function standingOf(division: SpeedClass): Promise<Standing> {
    const known = standings.get(division);
    if (known) return known;
    const meetings = countMeetings();
    for (const pair of await store.crossPlay(division))
      meetings.add(pair.first, pair.second, pair.wins + pair.draws + pair.losses);
    const standing = { entrants: new Map<string, Entrant>(), meetings };
    standings.set(division, standing);
    return standing;
  }
  async function entrantOf(division: SpeedClass, { entrants }: Standing, { id }: Rated): Promise<Entrant> {
    const known = entrants.get(id);
    if (known) return known;
    const { rating, deviation } = (await store.find(division, id)) ?? NEW_RATING;
    const entrant = { id, rating, deviation };
    entrants.set(id, entrant);
    return entrant;
  }
  async function everybody(): Promise<readonly Rated[]> {
    if (!entered || now() - entered.atMs >= REST_MS) entered = { all: await agents.list(MOST_ENTRANTS), atMs: now() };
    return entered.all.filter(({ id }) => !without.has(id));
  }
  /** @returns whether it was played */
  async function play(division: SpeedClass, standing: Standing, first: Rated, second: Rated): Promise<boolean> {
    const files = [await agents.file(first.id), await agents.file(second.id)] as const;
    for (const [i, { id }] of [first, second].entries()) if (!files[i]) without.add(id);
    if (!files[0] || !files[1]) return true; // the next pairing is without them
    const fitting = Math.floor(BATCH_BYTES / (files[0].bytes.length + files[1].bytes.length));
    const seeds = Array.from({ length: Math.min(Math.max(fitting, 1), MOST_GAMES) }, newSeed);
    const task = { kind: 'duels', first: files[0].bytes, second: files[1].bytes, speed: division, seeds } as const;
    const result = await needs.run(task);
    if (stopped) return false;
    standing.meetings.add(first.id, second.id, seeds.length); // where it could not be computed too: not tried again before a restart
    if (result?.kind !== 'duels') return false;
    for (const { winner, link } of result.games) {
      const changes = await book.record({ game: newId(), division, first, second, winner, end: 'fall', link });
      for (const { id, rating, deviation } of changes ?? []) standing.entrants.set(id, { id, rating, deviation });
    }
    return true;
  }
  /** One batch in the first class that wants one, beginning with the next in turn. @returns how long to wait then, ms */
  async function round(): Promise<number> {
    const all = await everybody();
    for (let i = 0; i < SPEED_CLASSES.length; i++) {
      const division = SPEED_CLASSES[(turn + i) % SPEED_CLASSES.length]!;
      const standing = await standingOf(division);
      const entrants: Entrant[] = [];
      for (const agent of all) entrants.push(await entrantOf(division, standing, agent));
      const pairing = nextPairing(entrants, standing.meetings);
      if (!pairing) continue;
      turn += i + 1;
      const [first, second] = [pairing.first, pairing.second].map((id) => all.find((one) => one.id === id)!);
      return (await play(division, standing, first!, second!)) ? BETWEEN_MS : REST_MS;
    }
    return REST_MS;
  }
  function next(ms: number): void {
    if (stopped) return;
    cancel = after(ms, () => {
      working = round()
        .catch((error: unknown) => {
          failed(error);
          return AFTER_FAILURE_MS;
        })
        .then(next);
    });
  }
  return {
    start: () => next(BETWEEN_MS),
    async stop() {
      stopped = true;
      cancel();
      await working;
    },
  };
}
