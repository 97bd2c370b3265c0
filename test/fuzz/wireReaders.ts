/** Every parser of shared/protocol/, with values that it takes and the way back. */
import fc from 'fast-check';
import { packClassFrame, unpackClassFrame } from '../../shared/protocol/classFrame.ts';
import { packFrame, packInput, unpackFrame, unpackInput } from '../../shared/protocol/frame.ts';
import { packKeyframe, unpackKeyframe } from '../../shared/protocol/keyframe.ts';
import * as requests from '../../shared/protocol/parse.ts';
import { parseAgents, parseMoments } from '../../shared/protocol/parseAgents.ts';
import * as boards from '../../shared/protocol/parseBoards.ts';
import * as classes from '../../shared/protocol/parseClass.ts';
import * as matches from '../../shared/protocol/parseMatch.ts';
import { parseSurvivalRanked } from '../../shared/protocol/parseRanked.ts';
import { parseMatchRated, parseMatchStakes } from '../../shared/protocol/parseRating.ts';
import * as replies from '../../shared/protocol/parseReply.ts';
import { parseProof, parseRowDetail } from '../../shared/protocol/parseRowDetail.ts';
import * as runs from '../../shared/protocol/parseRun.ts';
import { parseRunDetail, parseRunJoined } from '../../shared/protocol/parseRunDetail.ts';
import { unpackRigidFrame } from '../../shared/protocol/rigidFrame.ts';
import * as packs from '../../shared/protocol/runPack.ts';
import * as values from '../protocol/boardValues.ts';
import * as answers from './answers.ts';
import * as inClass from './classAnswers.ts';
import type { Draw } from './draw.ts';
import { type EVENTS, type Known, sentenceOf } from './said.ts';

export interface Reader {
  readonly name: string;
  /** Something that it takes. */
  readonly good: (draw: Draw) => unknown;
  /** Null: refused. */
  readonly read: (raw: unknown) => unknown;
  /** What was read, as it is sent; reading that has to give the same again. Null: it cannot be written. */
  readonly write: ((value: never) => unknown) | null;
  /** Writing rounds numbers: what is written is then kept. */
  readonly rounds?: true;
  /** There is one text for each value. */
  readonly oneWay?: true;
}

const NOBODY: Known = { matches: [], lobbies: [], runs: [], agents: [], classes: [] };
const asJson = (value: unknown): unknown => JSON.parse(JSON.stringify(value)) as unknown;
const json = (name: string, read: Reader['read'], good: Reader['good']): Reader => ({
  name,
  read,
  good,
  write: asJson,
});
const packed = <T>(
  name: string,
  read: (raw: unknown) => T | null,
  pack: (value: T) => unknown,
  good: (draw: Draw) => T,
): Reader => ({
  name,
  read,
  good: (draw) => pack(good(draw)),
  write: pack as Reader['write'],
});
const of =
  <T>(arbitrary: fc.Arbitrary<T>) =>
  (draw: Draw): T =>
    fc.sample(arbitrary, { seed: draw.below(2 ** 31), numRuns: 1 })[0]!;
const some =
  <T>(make: (draw: Draw) => T) =>
  (draw: Draw): T[] =>
    Array.from({ length: draw.below(4) }, () => make(draw));
const said =
  (event: (typeof EVENTS)[number]) =>
  (draw: Draw): unknown =>
    sentenceOf(event, draw, NOBODY).payload;

export const WIRE_READERS: readonly Reader[] = [
  json('handshake', requests.parseHandshake, (draw) => ({
    version: draw.below(10),
    token: draw.word(60),
    trace: draw.word(16),
  })),
  json('match:start', requests.parseMatchRequest, said('match:start')),
  json('match:enter', requests.parseEnterRequest, said('match:enter')),
  json('match:hidden', requests.parseHidden, said('match:hidden')),
  json('match:watch', requests.parseWatchRequest, said('match:watch')),
  json('race:start', requests.parseRaceRequest, said('race:start')),
  json('run:watch', requests.parseRunWatch, said('run:watch')),
  json('run:look', requests.parseRunLook, said('run:look')),
  json('board:watch', requests.parseBoardWatch, said('board:watch')),
  {
    ...packed('i', unpackInput, packInput, (draw) => ({
      tick: draw.whole(-200, 2_000),
      action: draw.pick([0, 1] as const),
    })),
    oneWay: true,
  },
  { ...packed('f', unpackFrame, packFrame, answers.frame), oneWay: true },
  { ...packed('k', unpackKeyframe, packKeyframe, (draw) => answers.keyframe(draw, draw.whole(1, 8))), oneWay: true },
  { ...packed('c', unpackClassFrame, packClassFrame, inClass.classFrame), oneWay: true, rounds: true },
  json('class:open', classes.parseClassSettings, said('class:open')),
  json('class:enter', classes.parseClassEnter, said('class:enter')),
  json('class:kick', classes.parseClassKick, said('class:kick')),
  json('class state', classes.parseClassState, inClass.classState),
  json('class begun', classes.parseClassBegun, inClass.classBegun),
  json('class result', classes.parseClassRound, inClass.classRound),
  json('class entered', classes.parseClassEntered, inClass.classEntered),
  json('class over', classes.parseClassOver, inClass.classOver),
  json('class started', classes.parseClassStarted, (draw) => ({ round: draw.whole(1, 99) })),
  { name: 'f of Bumper', read: unpackRigidFrame, good: answers.rigidFrame, write: null },
  json('keyframe', matches.parseKeyframe, (draw) => answers.keyframe(draw, draw.whole(1, 8))),
  json('lobby', matches.parseLobby, answers.lobby),
  json('joined', matches.parseMatchJoined, answers.joined),
  json('entered', matches.parseEntered, (draw) =>
    draw.chance(0.5)
      ? { kind: 'waiting', lobby: answers.lobby(draw) }
      : { kind: 'playing', joined: answers.joined(draw) },
  ),
  json('result', matches.parseMatchResult, answers.result),
  json('frozen', matches.parseMatchFrozen, (draw) => ({
    match: draw.word(30),
    frozen: draw.chance(0.5),
    tick: draw.below(900),
  })),
  json('people', matches.parseMatchPeople, (draw) => ({
    match: draw.word(9),
    spectators: draw.below(9),
    rematch: some(() => draw.word(9))(draw),
    left: draw.chance(0.5),
  })),
  json('match list', matches.parseMatchList, (draw) => ({
    live: some(answers.live)(draw),
    open: some(answers.lobby)(draw),
  })),
  json('race setup', replies.parseRaceSetup, (draw) => ({ seed: draw.below(999), recipe: draw.word(9), speed: '1x' })),
  json('session', replies.parseSession, (draw) => ({ token: draw.word(200), name: draw.word(20) })),
  json('renamed', replies.parseRenamed, (draw) => ({ name: draw.word(20) })),
  json(
    'reply',
    (raw) => replies.parseReply(raw, matches.parseLobby),
    (draw) => (draw.chance(0.5) ? { ok: true, value: answers.lobby(draw) } : { ok: false, code: 'server-full' }),
  ),
  json('stakes', parseMatchStakes, answers.stakes),
  json('rated', parseMatchRated, answers.rated),
  json('survival ranked', parseSurvivalRanked, (draw) => ({
    run: draw.word(9),
    division: '1x',
    ticks: 9,
    best: 9,
    newBest: true,
    rank: 1,
    total: 2,
    row: draw.word(9),
    why: null,
  })),
  json('agents', parseAgents, some(answers.agent)),
  json(
    'moments',
    parseMoments,
    some((draw) => ({ ...answers.agent(draw), run: draw.word(12) })),
  ),
  json('run', runs.parseRunSummary, (draw) => {
    const { settings: _, ...summary } = answers.runDetail(draw);
    return summary;
  }),
  json('run event', runs.parseRunEvent, (draw) => answers.runEvent(draw, draw.whole(1, 99))),
  json('page of events', runs.parseEventPage, (draw) => ({
    newest: 2,
    events: [answers.runEvent(draw, 1), answers.runEvent(draw, 2)],
  })),
  json('checkpoints', runs.parseCheckpoints, some(answers.checkpoint)),
  json('showcase', runs.parseShowcase, (draw) => ({ run: draw.word(12) })),
  {
    name: 'refusal',
    read: runs.parseRunRefusal,
    good: (draw) => ({ code: 'bad-recipe', detail: draw.word(20), problems: some(() => draw.word(20))(draw) }),
    write: (refusal: object) => ({ ...refusal, detail: '' }), // it is among the problems
  },
  {
    name: 'weights',
    read: runs.parseRunWeights,
    good: (draw) => ({ run: draw.word(9), step: 1, parameters: Uint8Array.from([0, 0, 128, 63]) }),
    write: (value) => value,
  },
  json('run with its recipe', parseRunDetail, answers.runDetail),
  {
    name: 'run joined',
    read: parseRunJoined,
    good: (draw) => ({
      run: answers.runDetail(draw),
      current: draw.chance(0.3) ? null : packs.packSteps(answers.runSteps(draw)),
    }),
    write: ({ run, current }: NonNullable<ReturnType<typeof parseRunJoined>>) => ({
      run: asJson(run),
      current: current && packs.packSteps(current),
    }),
  },
  { ...packed('point', packs.unpackPoint, packs.packPoint, answers.runPoint), rounds: true },
  {
    ...packed('curve', packs.unpackCurve, packs.packCurve, (draw) => ({
      newest: 9,
      points: some(answers.runPoint)(draw),
      events: [answers.runEvent(draw, 3)],
    })),
    rounds: true,
  },
  {
    ...packed('news', packs.unpackNews, packs.packNews, (draw) => ({
      run: draw.word(9),
      after: 2,
      newest: 9,
      points: some(answers.runPoint)(draw),
      events: [answers.runEvent(draw, 3)],
    })),
    rounds: true,
  },
  { ...packed('steps', packs.unpackSteps, packs.packSteps, answers.runSteps), rounds: true },
  json('row', boards.parseBoardRow, of(values.anyRow)),
  json('figures', boards.parseFigures, (draw) => of(values.anyRow)(draw).figures),
  json('board page', boards.parseBoardPage, of(values.anyPage)),
  json('boards', boards.parseBoardSummaries, of(values.anySummaries)),
  json('row detail', parseRowDetail, of(values.anyDetail)),
  json('proof', parseProof, (draw) => of(values.anyDetail)(draw).proof),
  json('submission', boards.parseSubmission, of(values.anySubmission)),
  json('submissions', boards.parseSubmissions, some(of(values.anySubmission))),
  json('me', boards.parseMe, of(values.anyMe)),
  json('problem', boards.parseProblem, of(values.anyProblem)),
  json('cross-play', boards.parseCrossPlay, of(values.anyCrossPlay)),
];
