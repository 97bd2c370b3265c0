/** What bench:load is asked for, read and checked as a whole. */
import { parseArgs } from 'node:util';
import { type LoadPlan, TRAINING_PLACES, type TrainingPlace } from './loadRun.ts';
import { populationProblem } from './population.ts';

export interface Wish {
  readonly plans: readonly LoadPlan[];
  readonly repeat: number; // times each
  readonly untilBroken: boolean;
  readonly reduced: boolean; // small and short: shows that it works, not how much is carried
  readonly document: boolean;
  readonly json: boolean;
}

const OPTIONS = {
  duels: { type: 'string', default: '500' },
  matches: { type: 'string' }, // another name of duels
  spectators: { type: 'string', default: '0' },
  watched: { type: 'string', default: '10' },
  idle: { type: 'string', default: '0' },
  seconds: { type: 'string', default: '20' },
  bare: { type: 'string', default: '8' },
  pace: { type: 'string', default: 'auto' },
  core: { type: 'string', default: '0' },
  processes: { type: 'string', default: '1' },
  repeat: { type: 'string', default: '1' },
  training: { type: 'string', default: 'other' },
  node: { type: 'string', multiple: true, default: [] as string[] },
  profile: { type: 'string' },
  'until-broken': { type: 'boolean', default: false },
  reduced: { type: 'boolean', default: false },
  document: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
} as const;

const REDUCED = [
  '--duels',
  '10',
  '--spectators',
  '20',
  '--watched',
  '2',
  '--idle',
  '10',
  '--seconds',
  '5',
  '--bare',
  '0',
];

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

/** One population and pace: `500` or `500@2`. */
function planOf(text: string, values: Values): LoadPlan | string {
  const [duels, pace = values.pace] = text.split('@') as [string, string?];
  const spectators = Number(values.spectators);
  const watched = spectators === 0 ? 0 : Number(values.watched);
  const population = { duels: Number(duels), spectators, watched, idle: Number(values.idle) };
  const problem = populationProblem(population);
  if (problem !== null) return problem;
  if (!/^(auto|[0-4])$/.test(pace)) return `--pace ${pace} is neither auto nor 0..4`;
  return {
    population,
    seconds: Number(values.seconds),
    pace,
    training: values.training as TrainingPlace,
    core: Number(values.core),
    processes: Number(values.processes),
    bareSeconds: Number(values.bare),
    node: values.node,
    profile: values.profile ?? null,
  };
}

function problemOf({ seconds, bare, repeat, core, processes, training }: Values): string | null {
  const within = (text: string, least: number, most: number): boolean => Number(text) >= least && Number(text) <= most;
  if (!within(seconds, 5, 3_600)) return `--seconds ${seconds} is not within 5..3600`;
  if (!within(bare, 0, 600)) return `--bare ${bare} is not within 0..600`;
  if (!/^[1-9]\d?$/.test(repeat)) return `--repeat ${repeat} is not within 1..99`;
  if (!/^[1-8]$/.test(processes)) return `--processes ${processes} is not within 1..8`;
  if (!/^\d{1,3}$/.test(core)) return `--core ${core} is no number of a core`;
  if (!TRAINING_PLACES.includes(training as TrainingPlace))
    return `--training ${training} is none of ${TRAINING_PLACES.join(', ')}`;
  return null;
}

/** @returns or in words what is wrong */
export function readWish(args: readonly string[]): Wish | string {
  let values: Values;
  try {
    const given = args.includes('--reduced') ? [...REDUCED, ...args] : [...args];
    values = parseArgs({ args: given, options: OPTIONS }).values;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  const problem = problemOf(values);
  if (problem !== null) return problem;
  const plans: LoadPlan[] = [];
  for (const text of (values.matches ?? values.duels).split(',')) {
    const plan = planOf(text, values);
    if (typeof plan === 'string') return plan;
    plans.push(plan);
  }
  const { reduced, document, json } = values;
  return { plans, repeat: Number(values.repeat), untilBroken: values['until-broken'], reduced, document, json };
}
