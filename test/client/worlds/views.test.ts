import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  angleOf,
  createMapWork,
  MAP_ANGLE,
  MAP_CELLS,
  MAP_SPIN,
  spinOf,
} from '../../../client/model/worlds/decisionMap.ts';
import { channelsOf, firstFilters, imageShapeOf, writeStack } from '../../../client/model/worlds/frames.ts';
import { aimOf, lakeFields, rangeOf, slipped } from '../../../client/model/worlds/lakeField.ts';
import { createMapTask } from '../../../client/model/worlds/mapTask.ts';
import { servedFromWeights } from '../../../client/model/worlds/servedPolicy.ts';
import { tableCells, tableSize } from '../../../client/model/worlds/tableField.ts';
import { createWalk } from '../../../client/model/worlds/walk.ts';
import { imageInputs } from '../../../shared/kernel/imageInput.ts';
import { layersOf } from '../../../shared/kernel/layers.ts';
import { argmax } from '../../../shared/learner/argmax.ts';
import { cellOf } from '../../../shared/learner/cells.ts';
import { engineOptions } from '../../../shared/learner/engineOptions.ts';
import { networkRecipeNamed } from '../../../shared/learner/recipes/index.ts';
import { qValues } from '../../../shared/policy/policy.ts';
import { FROZEN_LAKE, FROZEN_LAKES } from '../../../shared/sim/frozenLakeEnvironment.ts';
import { pixelEnvironment } from '../../../shared/sim/pixelEnvironment.ts';
import { CART_TABLE, LAKE_TABLE, record, SMALL_NETWORK, worldFor } from './recorded.ts';

describe('[WORLD5] the decision map', () => {
  const world = worldFor(SMALL_NETWORK);
  const { served } = record(SMALL_NETWORK, 4, 400);
  const policy = servedFromWeights(world, served)!;

  it('has the gap of a direct forward in every cell, however it is cut into slices', () => {
    const { shape } = engineOptions(SMALL_NETWORK as never, world.spec);
    const place = { x: 0.7, xDot: -1.2 };
    const direct = (row: number, column: number): number => {
      const seen = Float32Array.of(place.x, place.xDot, angleOf(column), spinOf(row));
      const q = qValues({ shape, parameters: served, observationScale: null }, seen);
      return Math.fround(q[1]! - q[0]!);
    };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }), (slices) => {
        const work = createMapWork();
        work.begin(policy, place);
        let turn = 0;
        let finished = false;
        while (!finished) {
          let left = slices[turn++ % slices.length]!;
          finished = work.work(() => --left <= 0);
        }
        const map = work.map()!;
        expect(work.idle()).toBe(true);
        for (let row = 0; row < MAP_CELLS; row += 5) {
          for (let column = 0; column < MAP_CELLS; column += 3) {
            expect(map.gaps[row * MAP_CELLS + column]).toBe(direct(row, column));
          }
        }
        expect(map.largest).toBe(Math.max(...map.gaps.map(Math.abs)));
      }),
      { numRuns: 6 },
    );
  });

  it('reaches to its borders on every side, the mirror image in the middle', () => {
    expect(angleOf(0)).toBeCloseTo(-MAP_ANGLE * (1 - 1 / MAP_CELLS));
    expect(angleOf(MAP_CELLS - 1)).toBeCloseTo(-angleOf(0));
    expect(spinOf(0)).toBeCloseTo(MAP_SPIN * (1 - 1 / MAP_CELLS));
    expect(spinOf(MAP_CELLS - 1)).toBeCloseTo(-spinOf(0));
  });

  it('is begun anew for another policy or place, not for what cannot be seen, and not four times a second', () => {
    const task = createMapTask(createMapWork());
    const mind = { policy, step: 12 };
    const place = { x: 0.31, xDot: 0 };
    const frame = (nowMs: number, x = place.x, of = mind) =>
      task.frame({ mind: of, place: { x, xDot: 0 }, nowMs, enough: () => false });
    const first = frame(0);
    expect(first.mindStep).toBe(12);
    expect(first.map!.place).toEqual({ x: 0.3, xDot: 0 });
    expect(frame(1_000, 0.33).map).toBe(first.map);
    const moved = frame(1_100, 0.6);
    expect(moved.map).not.toBe(first.map);
    expect(frame(1_200, 0.9).map).toBe(moved.map);
    expect(frame(1_400, 0.9).map!.place.x).toBe(0.9);
    expect(frame(2_000, 0.9, { policy, step: 20 }).mindStep).toBe(20);
  });
});

describe('[WORLD6] frames', () => {
  const recipe = networkRecipeNamed('nature-pixels')!;
  const world = worldFor(recipe);
  const pixels = world.pixels!;

  it('are those of the environment that the network was trained in, from the first step on', () => {
    const environment = pixelEnvironment(pixels, world.spec);
    const expected = new Float32Array(environment.spec.observationSize);
    for (const seed of [1, 2, 3]) {
      const walk = createWalk(world, world.spec);
      environment.reset(seed, expected);
      walk.reset(seed);
      for (let step = 0; !walk.walked().ended; step++) {
        expect(walk.observe()).toEqual(expected);
        environment.step(step % 3 ? 1 : 0, expected);
        walk.step(step % 3 ? 1 : 0);
      }
    }
  });

  it('are shown as the first layer takes them, and its filters as they lie in the weights', () => {
    const walk = createWalk(world, world.spec);
    walk.reset(5);
    for (let i = 0; i < 6; i++) walk.step(1);
    const { path, steps } = walk.walked();
    const stack = writeStack(path, steps, pixels, new Float32Array(walk.observe().length));
    const channels = channelsOf(pixels, stack);
    const inputs = imageInputs(imageShapeOf(pixels), stack, 1);
    const mixed = inputs.map((_, i) => channels[i % channels.length]![Math.floor(i / channels.length)]!);
    expect(mixed).toEqual(inputs);

    const { shape } = engineOptions(recipe, world.spec);
    const first = layersOf(shape)[0]!;
    const parameters = Float32Array.from({ length: first.biases }, (_, i) => i);
    const filters = firstFilters(pixels, parameters);
    expect(filters.length).toBe(first.outputs);
    for (const [f, ofChannels] of filters.entries()) {
      for (const [c, values] of ofChannels.entries()) {
        for (const [i, value] of values.entries()) expect(value).toBe(f * first.inputs + i * ofChannels.length + c);
      }
    }
  });
});

describe('[WORLD7] the lake', () => {
  const world = worldFor(LAKE_TABLE);
  const { served } = record(LAKE_TABLE, 6, 30_000);
  const policy = servedFromWeights(world, served)!;

  it('has an arrow to the greedy action in every field that a walk goes on from, and Q values with it', () => {
    const fields = lakeFields(world.lake!, policy);
    expect(fields.map(({ kind }) => kind[0]).join('')).toBe('siiiihihiiihhiig');
    for (const { cell, kind, q, greedy } of fields) {
      const row = served.subarray(4 * cell, 4 * cell + 4);
      if (kind === 'hole' || kind === 'goal') expect([q, greedy]).toEqual([null, null]);
      else expect([q, greedy]).toEqual([[...row], argmax(row)]);
    }
    const all = fields.flatMap(({ q }) => q ?? []);
    expect(rangeOf(fields)).toEqual({ low: Math.min(...all), high: Math.max(...all) });
    expect(rangeOf(lakeFields(world.lake!, null))).toBeNull();
  });

  it('calls it a slip when the walker is elsewhere than firm ice would have taken it', () => {
    for (const { map, table, slippery } of FROZEN_LAKES) {
      const firm = FROZEN_LAKES.find((lake) => !lake.slippery && lake.map === map)!;
      for (const [cell, actions] of table.entries()) {
        const letter = map.join('')[cell];
        if (letter === 'H' || letter === 'G') continue;
        for (const [action, outcomes] of actions.entries()) {
          expect(aimOf(map, cell, action)).toBe(firm.table[cell]![action]![0]!.next);
          const slips = outcomes.map(({ next }) => slipped(map, cell, action, next));
          expect(slips.includes(false)).toBe(true);
          if (!slippery) expect(slips).toEqual([false]);
        }
      }
    }
    expect(slipped(FROZEN_LAKE.map, 0, 2, 4)).toBe(true);
  });
});

describe('[WORLD8] the table', () => {
  const edges = worldFor(CART_TABLE).table!.edges!;
  const { served } = record(CART_TABLE, 6, 4_000);
  const cells = tableCells(edges, served, 0);

  it('has each cell in a place of its own, further right and up where position, speed, lean and turning are larger', () => {
    const { blocks, places } = tableSize(edges);
    expect(new Set(cells.map(({ block, place }) => JSON.stringify([block, place]))).size).toBe(cells.length);
    expect(blocks.columns * blocks.rows * places.columns * places.rows).toBe(cells.length);
    const at = (x: number, xDot: number, theta: number, thetaDot: number) =>
      cells[cellOf(edges, Float32Array.of(x, xDot, theta, thetaDot))]!;
    const middle = at(0, 0, 0, 0);
    expect(at(1, 0, 0, 0).block.column).toBeGreaterThan(middle.block.column);
    expect(at(0, 1, 0, 0).block.row).toBeLessThan(middle.block.row);
    expect(at(0, 0, 0.2, 0).place.column).toBeGreaterThan(middle.place.column);
    expect(at(0, 0, 0, 3).place.row).toBeLessThan(middle.place.row);
    expect(at(1, 1, 0, 0).place).toEqual(middle.place);
  });

  it('tells learned cells from untouched ones, and which side is better', () => {
    expect(cells.some(({ touched }) => touched)).toBe(true);
    for (const { cell, touched, gap, best, greedy } of cells) {
      const [left, right] = [served[2 * cell]!, served[2 * cell + 1]!];
      expect(touched).toBe(left !== 0 || right !== 0);
      expect(gap).toBe(right - left);
      expect(best).toBe(Math.max(left, right));
      expect(greedy).toBe(right > left ? 1 : 0);
    }
    const ones = tableCells(edges, new Float32Array(served.length).fill(0.3), 0.3);
    expect(ones.every(({ touched }) => !touched)).toBe(true);
  });
});
