import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DeviceAgent, devicePlan } from '../../client/model/devicePlan.ts';
import { createLocalMatch } from '../../client/model/localMatch.ts';
import { decodeReplay, simulateReplay } from '../../shared/arena/replay.ts';
import { SPEED_CLASSES } from '../../shared/arena/speed.ts';
import type { MatchRequest } from '../../shared/protocol/matchEvents.ts';
import { nextUint32, randomStream } from '../../shared/sim/random.ts';
import { WIND_LEVELS } from '../../shared/sim/wind.ts';

/** Leans against the fall; later ones in the list are no better, but called so. */
function agent(index: number): DeviceAgent {
  const info = {
    id: `agent-${index}`,
    recipe: 'house',
    recipeHash: 'h',
    seed: 1,
    step: 1,
    episode: index,
    mean: 50 * index,
    sha256: 's',
  };
  return { info, decide: ({ theta, thetaDot }) => (theta + 0.2 * thetaDot > 0 ? 1 : 0) };
}
const AGENTS = [0, 1, 2, 3, 4, 5].map(agent);
const REQUEST: MatchRequest = {
  mode: 'duel',
  speed: '0.5x',
  wind: 0,
  company: 'agents',
  agent: 'agent-3',
  reaction: 0,
  seats: 2,
};

const requests = fc.record({
  mode: fc.constantFrom('duel', 'royale', 'survival'),
  speed: fc.constantFrom(...SPEED_CLASSES),
  wind: fc.constantFrom(...WIND_LEVELS),
  company: fc.constantFrom('agents', 'anyone', 'friends'),
  agent: fc.constantFrom(null, 'agent-3', 'gone'),
  reaction: fc.integer({ min: 0, max: 25 }),
  seats: fc.integer({ min: 3, max: 8 }),
}) satisfies fc.Arbitrary<MatchRequest>;

describe('[MATCH3] a match on this device', () => {
  it('has the seats, speed, wind and handicap that were asked for, the player first, agents from weak to strong', () => {
    fc.assert(
      fc.property(requests, fc.nat(), (request, seed) => {
        const stream = randomStream(seed, 'test');
        const plan = devicePlan(request, AGENTS, AGENTS[2]!, 'otter', () => nextUint32(stream))!;
        const { mode, setup, seats } = plan();
        const count = { duel: 2, royale: request.seats, survival: 1 }[request.mode];
        expect(seats).toHaveLength(count);
        expect({ mode, ...setup, seed: 0 }).toEqual({
          mode: request.mode,
          seed: 0,
          wind: request.wind,
          speed: request.speed,
          seats: count,
        });
        expect(seats[0]).toEqual({ info: { kind: 'human', name: 'otter' }, decide: null });
        const means = seats.slice(1).map(({ info }) => (info.kind === 'agent' ? info.mean : Number.NaN));
        expect(means).toEqual([...means].sort((a, b) => a - b));
        for (const { info, decide } of seats.slice(1)) {
          expect(info).toMatchObject({ kind: 'agent', reaction: request.reaction });
          expect(decide).not.toBeNull();
        }
        expect(plan().setup.seed).not.toBe(setup.seed); // a rematch is another match
      }),
    );
  });

  it('is against the rival that was named, or the other one where it is not here', () => {
    const rivalOf = (named: string | null) =>
      devicePlan({ ...REQUEST, agent: named }, AGENTS, AGENTS[2]!, '', () => 7)!().seats[1]!.info;
    expect(rivalOf('agent-3')).toMatchObject({ agent: 'agent-3' });
    expect(rivalOf('gone')).toMatchObject({ agent: 'agent-2' });
    expect(rivalOf(null)).toMatchObject({ agent: 'agent-2' });
  });

  it('is none in the rigid world, and none against agents that are not here', () => {
    expect(devicePlan({ ...REQUEST, mode: 'bumper' }, AGENTS, null, '', () => 7)).toBeNull();
    expect(devicePlan(REQUEST, [], null, '', () => 7)).toBeNull();
    expect(devicePlan({ ...REQUEST, mode: 'survival' }, [], null, '', () => 7)).not.toBeNull();
  });

  it('runs to its end without a server, and gives a link that verifies', () => {
    const plan = devicePlan(REQUEST, AGENTS, null, 'otter', () => 7)!;
    const match = createLocalMatch(plan(), 0);
    for (let now = 0; now < 60_000 && match.result() === null; now += 16) match.frame(now);
    const result = match.result()!;
    expect(result).toMatchObject({ winner: 1, end: 'fall', lateInputs: 0 });
    expect(match.net()).toMatchObject({ corrections: 0, mismatches: 0 });
    const decoded = decodeReplay(result.replay!);
    if (!decoded.ok) throw new Error(decoded.code);
    expect(simulateReplay(decoded.value)).toMatchObject({ hash: decoded.value.hash });
    expect(decoded.value.ticks).toBe(result.tick);
  });
});
