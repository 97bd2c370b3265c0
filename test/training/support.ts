/** A trainer on a clock that only its own work moves, with orders at chosen turns: the same each time. */
import { createJsEngine } from '../../shared/kernel/jsEngine.ts';
import { createKernelEngine } from '../../shared/kernel/wasmEngine.ts';
import { HOUSE, Q_TABLE } from '../../shared/learner/recipes/index.ts';
import { natureFrozenLake } from '../../shared/learner/recipes/natureFrozenLake.ts';
import { qTable } from '../../shared/learner/recipes/qTable.ts';
import { sha256Hex } from '../../shared/policy/checkpoint.ts';
import type { RunEvent } from '../../shared/protocol/runEvents.ts';
import type { TrainingNews, TrainingOrder, TrainingPlan } from '../../shared/training/news.ts';
import type { CreateEngine } from '../../shared/training/trainee.ts';
import { createTrainer } from '../../shared/training/trainer.ts';

export const createEngine: CreateEngine = async (name, options) => {
  if (name === 'kernel') return createKernelEngine(options);
  if (name === 'js') return createJsEngine(options);
  const { createTfjsEngine, prepareTfjs } = await import('../../shared/tfjs/tfjsEngine.ts');
  await prepareTfjs();
  return createTfjsEngine(options);
};

export function planOf(recipe: TrainingPlan['recipe'], changes: Partial<TrainingPlan> = {}): TrainingPlan {
  const paces = { stepMs: 0, newsMs: 100, saveMs: null, lingerSteps: null } as const;
  return { run: 'r', recipe, seed: 3, ...paces, resume: null, ...changes };
}

/** Runs of every learner, short enough to be run many times. */
export const SHORT_RECIPES = {
  house: { ...HOUSE, budget: { steps: 1_500 } },
  'q-table on a lake': { ...Q_TABLE, budget: { steps: 6_000 } },
  'q-table on a cart': { ...qTable('CartPole-v0'), budget: { steps: 6_000 } },
  'nature-frozenlake': {
    ...natureFrozenLake('FrozenLake-v1-not-slippery'),
    learningStarts: 400,
    budget: { episodes: 120 },
  },
} as const;

export interface Told {
  readonly news: readonly TrainingNews[]; // all bundles in order
  readonly posts: readonly { readonly atMs: number; readonly news: readonly TrainingNews[] }[]; // the same in bundles
  readonly how: 'ended' | 'stopped';
  readonly turns: number;
}

/** An order that is handed in when the trainer has rested so often; while it is paused, each comes after the one before. */
export interface Timed {
  readonly turn: number;
  readonly order: TrainingOrder;
}

/** To its end. Whoever pauses it lets it go on, or nobody does. */
export async function train(plan: TrainingPlan, orders: readonly Timed[] = []): Promise<Told> {
  const posts: { atMs: number; news: readonly TrainingNews[] }[] = [];
  const left = [...orders].sort((a, b) => a.turn - b.turn);
  let clock = 0;
  let turns = 0;
  let over = false;
  const trainer = createTrainer(plan, {
    createEngine,
    post: (news) => void posts.push({ atMs: clock, news: structuredClone(news) }),
    now: () => (clock += 0.5),
    wait(ms) {
      clock += ms;
      turns++;
      while (left[0] && left[0].turn <= turns) handIn();
      return Promise.resolve();
    },
  });
  function handIn(): void {
    const { order } = left.shift()!;
    trainer.order(order);
    if (order.kind === 'pause') setImmediate(rouse);
  }
  /** Its work is all in microtasks here: when this runs it is over or waits for an order. */
  function rouse(): void {
    if (over) return;
    if (left.length > 0) handIn();
    else trainer.order({ kind: 'goOn' });
    setImmediate(rouse);
  }
  while (left[0]?.turn === 0) handIn();
  const how = await trainer.done;
  over = true;
  return { news: posts.flatMap(({ news }) => news), posts, how, turns };
}

export const eventsOf = (news: readonly TrainingNews[]): readonly RunEvent[] =>
  news.flatMap((one) => (one.kind === 'event' ? [one.event] : []));

export const savesOf = (news: readonly TrainingNews[]) => news.filter((one) => one.kind === 'save');

/** Everything but steps, weights and saves, in order, files by their hash. */
export function facts(news: readonly TrainingNews[]): readonly unknown[] {
  return news.flatMap((one): readonly unknown[] => {
    if (one.kind === 'event') return [one.event];
    return one.kind === 'checkpoint' ? [{ id: one.id, sha256: sha256Hex(one.bytes) }] : [];
  });
}
