import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readSetting, settingText } from '../../../client/model/lab/labAddress.ts';
import { LEAST_TICKS, readRun, taughtSetting, withDemonstration } from '../../../client/model/lab/teach.ts';
import { namedVariant } from '../../../client/model/lab/variant.ts';
import { readRuns, withRun, writeRuns } from '../../../client/model/ownRuns.ts';
import { hashLanes } from '../../../shared/arena/hash.ts';
import { advance, CLASSIC_TICKS, type Match, type MatchSetup, newMatch } from '../../../shared/arena/match.ts';
import { encodeReplay } from '../../../shared/arena/replay.ts';
import type { Demonstration } from '../../../shared/learner/recipe.ts';
import type { Action } from '../../../shared/sim/cartpole.ts';
import { CARTPOLE_V1, cartPoleEnvironment } from '../../../shared/sim/cartpoleEnvironment.ts';

type Player = (theta: number, thetaDot: number) => Action;
const steady: Player = (theta, thetaDot) => (theta + 0.5 * thetaDot > 0 ? 1 : 0);
const falls: Player = () => 1;

/** A whole match of these players, as its link's code. */
function played(setup: Partial<MatchSetup>, players: readonly Player[], ticks = 600): { code: string; end: Match } {
  const whole: MatchSetup = { seed: 3, wind: 0, speed: '0.5x', seats: players.length, ...setup };
  const actions: Action[][] = players.map(() => []);
  let match: Match = newMatch(whole);
  while (match.phase === 'playing' && match.tick < ticks) {
    const pushes = match.lanes.map((lane, seat): Action => {
      const { theta, thetaDot } = lane.cart;
      const push = lane.fall ? 0 : players[seat]!(theta, thetaDot);
      if (!lane.fall) actions[seat]!.push(push);
      return push;
    });
    match = advance(match, pushes);
  }
  const hash = hashLanes(match.tick, match.lanes);
  return {
    code: encodeReplay({ setup: whole, ticks: match.tick, actions: actions.map((a) => Uint8Array.from(a)), hash }),
    end: match,
  };
}

/** Ticks stood in the world that the newborn learns in. */
function relived({ seed, actions }: Demonstration): { readonly steps: number; readonly fell: boolean } {
  const world = cartPoleEnvironment(CARTPOLE_V1);
  const out = new Float32Array(4);
  world.reset(seed, out);
  let steps = 0;
  for (const digit of actions) {
    steps += 1;
    const { terminated, truncated } = world.step(Number(digit), out);
    if (terminated || truncated) return { steps, fell: terminated };
  }
  return { steps, fell: false };
}

describe('[TEACH1] a match becomes the demonstration that it was', () => {
  it('steps in the newborn’s world to the same fall, or to the end of the classic ticks', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0xffff_ffff }), fc.boolean(), (seed, good) => {
        const { code, end } = played({ seed }, [good ? steady : (theta, dot) => (theta * 0.7 + dot * 0.1 > 0 ? 1 : 0)]);
        const read = readRun(`http://localhost:3000/replay#${code}`);
        if (!read.ok) {
          expect(end.tick).toBeLessThan(LEAST_TICKS);
          return;
        }
        const [{ ticks, demonstration }] = read.seats;
        expect(ticks).toBe(Math.min(end.tick, CLASSIC_TICKS));
        const fall = end.lanes[0]!.fall;
        expect(relived(demonstration)).toEqual({ steps: ticks, fell: fall !== null && fall.tick <= CLASSIC_TICKS });
      }),
      { numRuns: 25, seed: 3 },
    );
  });
  it('of several seats each has its own pushes, the longest first; who fell at once shows nothing', () => {
    const { code } = played({}, [falls, steady, steady], 300);
    const read = readRun(code);
    expect(read.ok && read.seats.map(({ seat }) => seat)).toEqual([1, 2]);
  });
});

describe('[TEACH2] what cannot be taught with is refused with a word', () => {
  it.each([
    ['', 'letters'],
    ['no link at all', 'letters'],
    [played({ wind: 1 }, [steady], 40).code, 'wind'],
    [played({}, [falls]).code, 'short'],
  ] as const)('%j: %s', (text, problem) => {
    expect(readRun(text)).toEqual({ ok: false, problem });
  });
  it('a link that was changed in one letter, whatever letter', () => {
    const { code } = played({}, [steady], 60);
    let refused = 0;
    for (let at = 0; at < code.length; at++) {
      const changed = code.slice(0, at) + (code[at] === 'A' ? 'B' : 'A') + code.slice(at + 1);
      if (!readRun(changed).ok) refused += 1;
    }
    expect(refused).toBe(code.length);
  });
  it('the same run twice, and more than a recipe holds', () => {
    let all: readonly Demonstration[] = [];
    let last: string | null = null;
    for (let seed = 0; seed < 60 && last === null; seed++) {
      const more = withDemonstration(all, { seed, actions: '01'.repeat(250) });
      if (more.ok) all = more.all;
      else last = more.problem;
    }
    expect(last).toBe('many');
    expect(all.length).toBeGreaterThan(15);
    expect(withDemonstration(all, all[0]!)).toEqual({ ok: false, problem: 'twice' });
  });
});

it('[TEACH3] with and without you differ in the demonstrations alone, and the link holds both', () => {
  const read = readRun(played({}, [steady]).code);
  if (!read.ok) throw new Error(read.problem);
  const demonstrations = [read.seats[0].demonstration];
  for (const base of ['house', 'minimal-rl', 'q-table', 'house-pixels']) {
    const setting = taughtSetting(namedVariant(base), demonstrations);
    const [withYou, without] = setting.variants;
    expect(withYou.recipe).toEqual({ ...without!.recipe, name: `${without!.recipe.name}-with-you`, demonstrations });
    expect(without!.recipe).toMatchObject({ name: base === 'minimal-rl' ? base : 'house', demonstrations: [] });
    expect(readSetting(settingText(setting))).toEqual({ setting, problems: [] });
  }
});

describe('[TEACH4] the last runs', () => {
  const run = (code: string) => ({ code, seat: 0, ticks: 100 });
  it('come back as they were kept, the newest first, each once', () => {
    const runs = [run('a'), run('b'), run('a')].reduce<readonly ReturnType<typeof run>[]>(withRun, []);
    expect(readRuns(writeRuns(runs))).toEqual([run('a'), run('b')]);
    expect(
      Array.from({ length: 40 }, (_, i) => run(`c${i}`)).reduce<readonly ReturnType<typeof run>[]>(withRun, []),
    ).toHaveLength(12);
  });
  it('are read without failing, whatever the browser kept', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json()), (text) => void readRuns(text)));
    expect(readRuns('[{"code":"<b>","seat":0,"ticks":1},{"code":"ok","seat":0,"ticks":1},7]')).toEqual([
      { code: 'ok', seat: 0, ticks: 1 },
    ]);
  });
});
