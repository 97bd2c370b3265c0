/**
 * What anybody can compute again of a row, piece by piece, and whether what comes out is what the row says. Nothing is taken from the row that
 * can be known without it. One list for the command line and the page.
 */
import { decodeReplay, simulateReplay } from '../arena/replay.ts';
import { recipeHash } from '../learner/recipeHash.ts';
import { sha256Hex } from '../policy/checkpoint.ts';
import type { AgentSet, RatedGame, RowDetail, RowProof } from '../protocol/rowProofs.ts';
import { agentFigures, agentRowId, agentSets } from './agentProtocol.ts';
import { learnerFigures, learnerRowId } from './learnerFigures.ts';
import { learnerSeeds } from './learnerRules.ts';
import type { ReplayVerdict, Task, TaskResult } from './task.ts';

type Proof<K extends RowProof['kind']> = Extract<RowProof, { readonly kind: K }>;

/**
 * file: not the policy of the row. id: not the one that its hash gives. figures: not those of its proof. order: drawn before the hash was committed.
 * sets: not those of the protocol. seeds: not those that hash and entropy give. recipe: its hash is another. For a replay see ReplayCode. differs: computed again it is another.
 */
export interface RowProblem {
  readonly code: 'file' | 'id' | 'figures' | 'order' | 'sets' | 'seeds' | 'recipe';
  readonly message: string;
}

/** How one piece came out. */
export interface CheckEnd {
  readonly ok: boolean;
  readonly code: string | null; // stable; null if it is right
  readonly message: string;
  readonly claimed: string | null; // hash
  readonly found: string | null;
  readonly tick: number | null; // at which a replay breaks
}

export interface RowCheck {
  readonly name: string; // 'replay', a set of worlds, 'seed 123', a game's id
  readonly claimed: string | null; // hash; null: a link says it inside
  readonly task: Task;
  judge(result: TaskResult): CheckEnd;
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function compared(claimed: string, found: string, right: boolean): CheckEnd {
  const told = { claimed, found, tick: null };
  if (right) return { ok: true, code: null, message: `computed again it comes to ${found}`, ...told };
  const message =
    claimed === found ? 'its figures are not those of its own hash' : `computed again it comes to ${found}`;
  return { ok: false, code: 'differs', message, ...told };
}

export function replayEnd({ ok, code, message, claimedHash, hash, tick }: ReplayVerdict): CheckEnd {
  return { ok, code, message, claimed: claimedHash, found: hash, tick };
}

function agentSetFields({ name, episodes, limit, firstSeed, mean, min, max, ci95, returnsSha256 }: AgentSet): unknown {
  return [name, episodes, limit, firstSeed, mean, min, max, ci95, returnsSha256];
}

function agentChecks(proof: Proof<'agents'>, file: Uint8Array): RowCheck[] {
  const { entropy, protocol, sets } = proof;
  return sets.map((set) => ({
    name: set.name,
    claimed: set.returnsSha256,
    task: { kind: 'agent', file, entropy, protocol, sets: [set.name] },
    judge(result) {
      const found = result.kind === 'agent' ? result.sets[0] : undefined;
      const right = found !== undefined && same(agentSetFields(found), agentSetFields(set));
      return compared(set.returnsSha256, found?.returnsSha256 ?? 'nothing', right);
    },
  }));
}

function learnerChecks({ recipe, seeds, budgetSteps }: Proof<'learners'>): RowCheck[] {
  return seeds.map((claimed) => ({
    name: `seed ${claimed.seed}`,
    claimed: claimed.weightsSha256,
    task: { kind: 'learner', recipe, seed: claimed.seed, budgetSteps },
    judge(result) {
      const found = result.kind === 'learner' ? result.seed : undefined;
      const fields = ({ seed, solvedAtStep, updates, steps, weightsSha256 }: typeof claimed): unknown => [
        seed,
        solvedAtStep,
        updates,
        steps,
        weightsSha256,
      ];
      const right = found !== undefined && same(fields(found), fields(claimed));
      return compared(claimed.weightsSha256, found?.weightsSha256 ?? 'nothing', right);
    },
  }));
}

/** A game that ended by a fall has to end in its replay as the row says; who left or lost the connection stands in no replay. */
function gameEnd({ link, result, end, seat }: RatedGame, verdict: ReplayVerdict): CheckEnd {
  const told = replayEnd(verdict);
  const decoded = decodeReplay(link ?? '');
  if (!verdict.ok || !decoded.ok || end !== 'fall') return told;
  const { match } = simulateReplay(decoded.value);
  if (match.phase === 'finished' && result === resultOf(match.winner, seat)) return told;
  return { ...told, ok: false, code: 'differs', message: 'its replay ends in another way than the row says' };
}

function resultOf(winner: number | 'draw', seat: 0 | 1): RatedGame['result'] {
  if (winner === 'draw') return 'draw';
  return winner === seat ? 'win' : 'loss';
}

function gameChecks(games: readonly RatedGame[]): RowCheck[] {
  return games.flatMap((game): RowCheck[] => {
    if (game.link === null) return [];
    const task: Task = { kind: 'replay', link: game.link, proof: null };
    return [
      {
        name: game.game,
        claimed: null,
        task,
        judge: (result) => (result.kind === 'replay' ? gameEnd(game, result.verdict) : compared('', 'nothing', false)),
      },
    ];
  });
}

/** Which file has to be fetched before a row can be checked; null: none. */
export function fileOf({ proof }: RowDetail): string | null {
  return proof.kind === 'agents' ? proof.file : null;
}

/** @param file of an agent, as the server serves it */
export function rowChecks({ proof }: RowDetail, file: Uint8Array | null): readonly RowCheck[] {
  switch (proof.kind) {
    case 'players':
      return [
        {
          name: 'replay',
          claimed: proof.hash,
          task: { kind: 'replay', link: proof.link, proof },
          judge: (result) =>
            result.kind === 'replay' ? replayEnd(result.verdict) : compared(proof.hash, 'nothing', false),
        },
      ];
    case 'agents':
      return file ? agentChecks(proof, file) : [];
    case 'learners':
      return learnerChecks(proof);
    case 'ratings':
      return gameChecks(proof.games);
  }
}

function problemsOf({ row: { figures, division, id } }: RowDetail, proof: RowProof, file: Uint8Array | null) {
  const problems: RowProblem[] = [];
  const expect = (right: boolean, code: RowProblem['code'], message: string): void => {
    if (!right) problems.push({ code, message });
  };
  if (proof.kind === 'players' && figures.kind === 'players') {
    expect(figures.ticks === proof.ticks, 'figures', `it shows ${figures.ticks} ticks, its proof has ${proof.ticks}`);
    expect(division === proof.speed, 'figures', `it stands among runs at ${division}, its proof is of ${proof.speed}`);
  }
  if (proof.kind === 'agents' && figures.kind === 'agents') {
    const { sha256, committedAt, drawnAt, sets, protocol } = proof;
    expect(file !== null && sha256Hex(file) === sha256, 'file', 'the policy that is served is not the one of the row');
    expect(id === agentRowId(sha256), 'id', `its id is ${id}, its hash gives ${agentRowId(sha256)}`);
    expect(committedAt <= drawnAt, 'order', 'its seeds were drawn before its hash was committed');
    const names = (of: readonly { readonly name: string }[] | null): unknown => of?.map(({ name }) => name);
    const whole = same(names(sets), names(agentSets(protocol)));
    expect(whole, 'sets', `its sets are not those of version ${protocol} of the protocol`);
    if (!whole) return problems;
    const { mean, ci95, endurance, robustness } = agentFigures(sets, {
      parameters: figures.parameters,
      format: figures.format,
    });
    const shown = [figures.mean, figures.ci95, figures.endurance, figures.robustness];
    expect(same([mean, ci95, endurance, robustness], shown), 'figures', 'its figures are not those of its sets');
  }
  if (proof.kind === 'learners' && figures.kind === 'learners') {
    const { recipe, seeds, entropy, committedAt, drawnAt } = proof;
    const hash = recipeHash(recipe);
    expect(hash === proof.recipeHash, 'recipe', `its recipe has the hash ${hash}, not ${proof.recipeHash}`);
    expect(id === learnerRowId(hash), 'id', `its id is ${id}, its recipe gives ${learnerRowId(hash)}`);
    expect(committedAt <= drawnAt, 'order', 'its seeds were drawn before its hash was committed');
    const drawn = learnerSeeds(proof.recipeHash, entropy);
    const right = same(
      seeds.map(({ seed }) => seed),
      drawn,
    );
    expect(right, 'seeds', `its hash and entropy give the seeds ${drawn.join(', ')}`);
    const { solved, medianSteps, medianUpdates } = learnerFigures(seeds, { recipe: figures.recipe, recipeHash: hash });
    const shown = [figures.solved, figures.medianSteps, figures.medianUpdates, figures.seeds];
    expect(
      same([solved, medianSteps, medianUpdates, seeds.length], shown),
      'figures',
      'its figures are not those of its seeds',
    );
  }
  return problems;
}

/** What is wrong with a row before anything of it is computed again; empty if it fits together. */
export function rowProblems(detail: RowDetail, file: Uint8Array | null): readonly RowProblem[] {
  return problemsOf(detail, detail.proof, file);
}
