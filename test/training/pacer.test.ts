import { expect, it } from 'vitest';
import { HOUSE } from '../../shared/learner/recipes/index.ts';
import { createPacer } from '../../shared/training/pacer.ts';

/** A run whose steps take `costMs` each and which updates every third of them. */
function paced(stepMs: number, costMs = 1) {
  const world = { clock: 0, steps: 0, updates: 0, last: 1_000_000 };
  const pacer = createPacer(HOUSE, stepMs, () => world.clock);
  const advance = () => {
    if (world.steps >= world.last) return 'over' as const;
    world.clock += costMs;
    world.steps++;
    if (world.steps % 3 === 0) world.updates++;
    return 'step' as const;
  };
  return { world, order: pacer.order, work: () => pacer.work(advance, world), pacer };
}

it('[TRAIN6] as fast as it goes, orders are heard after 25 ms and one step', () => {
  const { world, work } = paced(0, 10);
  expect(work()).toBe(0);
  expect(world.clock).toBe(30);
  expect(work()).toBe(0);
  expect(world.steps).toBe(6);
});

it('[TRAIN6] at a pace each step waits for its time; after a stall the run goes on from now', () => {
  const { world, work } = paced(20);
  expect(work()).toBe(19);
  expect(world.steps).toBe(1);
  world.clock = 100; // four more are due at 20, 40, 60 and 80, and one now
  expect(work()).toBeGreaterThan(0);
  expect(world.steps).toBe(6);
  world.clock = 60_000;
  work();
  expect(world.steps).toBe(7);
});

it('[TRAIN6] paused it does nothing; a step goes on to the end of the next update; then it waits again', () => {
  const { world, work, order } = paced(20);
  work();
  order({ kind: 'pause' });
  world.clock += 1_000;
  expect(work()).toBeNull();
  expect(world.steps).toBe(1);
  order({ kind: 'step' });
  expect(work()).toBeNull();
  expect(world).toMatchObject({ steps: 3, updates: 1 });
  order({ kind: 'step' });
  order({ kind: 'step' }); // not two at once
  expect(work()).toBeNull();
  expect(world).toMatchObject({ steps: 6, updates: 2 });
  order({ kind: 'goOn' });
  expect(work()).toBeGreaterThan(0);
  expect(world.steps).toBe(7);
  order({ kind: 'step' }); // it runs: nothing to step
  expect(work()).not.toBeNull();
});

it('[TRAIN6] another pace holds at once, and tells whether steps can be followed', () => {
  const { world, work, order, pacer } = paced(20);
  work();
  expect(pacer.tellsSteps()).toBe(true);
  order({ kind: 'pace', stepMs: 0 });
  expect(pacer.tellsSteps()).toBe(false);
  expect(work()).toBe(0);
  expect(world.steps).toBe(26);
  order({ kind: 'pace', stepMs: 100 });
  expect(work()).toBeGreaterThan(90);
  expect(world.steps).toBe(27);
  world.last = 27;
  world.clock += 100;
  expect(work()).toBe('over');
});
