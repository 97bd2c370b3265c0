import { describe, expect, it } from 'vitest';
import { fileOf, type RowCheck, rowChecks, rowProblems } from '../../shared/boards/rowChecks.ts';
import { runTask } from '../../shared/boards/runTask.ts';
import { parseRowDetail } from '../../shared/protocol/parseRowDetail.ts';
import type { RowDetail, RowProof } from '../../shared/protocol/rowProofs.ts';
import { agentRow, learnerRow, playerRow, ratingRow } from './boardRows.ts';

function end({ task, judge }: RowCheck) {
  const running = runTask(task);
  let step = running.next();
  while (!step.done) step = running.next();
  return judge(step.value);
}
const ends = (detail: RowDetail, file: Uint8Array | null = null) => rowChecks(detail, file).map(end);
const changed = (detail: RowDetail, proof: object): RowDetail => ({
  ...detail,
  proof: { ...detail.proof, ...proof } as RowProof,
});
const codes = (detail: RowDetail, file: Uint8Array | null = null) => rowProblems(detail, file).map(({ code }) => code);

const player = playerRow(11);
const { detail: agent, file } = agentRow();
const learner = learnerRow();
const rated = ratingRow();

describe('a row', () => {
  it('[VERIFY4] of every board comes out as it says, as it arrives over the wire', () => {
    for (const [detail, bytes] of [
      [player, null],
      [agent, file],
      [learner, null],
      [rated, null],
    ] as const) {
      const arrived = parseRowDetail(JSON.parse(JSON.stringify(detail)))!;
      expect(arrived).toEqual(detail);
      expect(rowProblems(arrived, bytes)).toEqual([]);
      const all = ends(arrived, bytes);
      expect(all.length).toBeGreaterThan(0);
      expect(all.filter(({ ok }) => !ok)).toEqual([]);
      for (const { claimed, found } of all) expect(found).toBe(claimed);
    }
    expect(fileOf(agent)).toMatch(/^\/api\/v1\/agents\/agent-[0-9a-f]{12}\/model$/);
    expect(rowChecks(agent, file).map(({ name }) => name)).toContain('gravity-0.8');
  });
  it('[VERIFY5] of an agent is refused with another policy, other figures, other sets or another order', () => {
    if (agent.proof.kind !== 'agents' || agent.row.figures.kind !== 'agents') throw new Error(agent.row.board);
    const { sets } = agent.proof;
    const other = file.slice();
    other[other.length - 1]! ^= 1;
    expect(codes(agent, other)).toEqual(['file']);
    expect(codes(agent, null)).toEqual(['file']);
    expect(codes({ ...agent, row: { ...agent.row, id: 'agent-000000000000' } }, file)).toEqual(['id']);
    expect(codes(changed(agent, { drawnAt: agent.proof.committedAt - 1 }), file)).toEqual(['order']);
    expect(codes(changed(agent, { sets: sets.slice(1) }), file)).toEqual(['sets']);
    const figures = { ...agent.row.figures, mean: agent.row.figures.mean + 1 };
    expect(codes({ ...agent, row: { ...agent.row, figures } }, file)).toEqual(['figures']);
    const better = sets.map((set) => (set.name === 'rank' ? { ...set, mean: 500 } : set));
    const [first] = ends(changed(agent, { sets: better }), file);
    expect(first).toMatchObject({ ok: false, code: 'differs' });
    const drawn = ends(changed(agent, { entropy: '6'.repeat(64) }), file);
    expect(drawn.filter(({ ok }) => ok)).toEqual([]);
  });
  it('[VERIFY5] of a learner is refused with another recipe, other figures or other seeds', () => {
    if (learner.proof.kind !== 'learners' || learner.row.figures.kind !== 'learners')
      throw new Error(learner.row.board);
    const { recipe, seeds } = learner.proof;
    expect(codes(changed(learner, { recipe: { ...recipe, gamma: 0.5 } }))).toEqual(['recipe', 'id']);
    expect(codes({ ...learner, row: { ...learner.row, figures: { ...learner.row.figures, solved: 2 } } })).toEqual([
      'figures',
    ]);
    expect(codes(changed(learner, { entropy: '6'.repeat(64) }))).toEqual(['seeds']);
    expect(codes(changed(learner, { seeds: seeds.toReversed() }))).toEqual(['seeds']);
    const other = ends(
      changed(learner, {
        seeds: [
          { ...seeds[0]!, seed: 9 },
          { ...seeds[1]!, updates: 1 },
        ],
      }),
    );
    expect(other.map(({ ok, code }) => [ok, code])).toEqual([
      [false, 'differs'],
      [false, 'differs'],
    ]);
  });
  it('[VERIFY5] of a player is refused where it shows another run than it proves', () => {
    if (player.row.figures.kind !== 'players' || player.proof.kind !== 'players') throw new Error(player.row.board);
    const figures = { ...player.row.figures, ticks: player.proof.ticks + 1 };
    expect(codes({ ...player, row: { ...player.row, figures } })).toEqual(['figures']);
    expect(codes({ ...player, row: { ...player.row, division: '0.5x' } })).toEqual(['figures']);
    expect(ends(changed(player, { seed: 12 }))).toMatchObject([{ ok: false, code: 'seed', tick: 0 }]);
  });
  it('[VERIFY5] of a rating is refused where a game ends otherwise than it says', () => {
    if (rated.proof.kind !== 'ratings') throw new Error(rated.row.board);
    const [game] = rated.proof.games;
    expect(ends(changed(rated, { games: [{ ...game!, result: 'draw' }] }))).toMatchObject([
      { ok: false, code: 'differs' },
    ]);
    for (const wrong of [{ result: 'loss' }, { seat: 1 - game!.seat }] as const)
      expect(ends(changed(rated, { games: [{ ...game!, ...wrong } as typeof game & object] }))).toMatchObject([
        { ok: false, code: 'differs' },
      ]);
    expect(ends(rated)).toMatchObject([{ ok: true }]);
    expect(ends(changed(rated, { games: [{ ...game!, link: 'AAAA' }] }))).toMatchObject([
      { ok: false, code: 'version' },
    ]);
    expect(rowChecks(changed(rated, { games: [{ ...game!, link: null }] }), null)).toEqual([]);
  });
});
