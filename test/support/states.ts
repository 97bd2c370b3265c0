import fc from 'fast-check';

/** One seed for every property test: a failure is the same failure everywhere. */
export const FIXED = { seed: 20_260_101, numRuns: 2000 } as const;

const finite = (limit: number) => fc.double({ min: -limit, max: limit, noNaN: true, noDefaultInfinity: true });

/** Cart and pole states, mostly within the limits, sometimes fallen and turning. */
export const stateArbitrary = fc.oneof(
  { weight: 3, arbitrary: fc.record({ x: finite(2.4), xDot: finite(4), theta: finite(0.21), thetaDot: finite(4) }) },
  { weight: 1, arbitrary: fc.record({ x: finite(100), xDot: finite(50), theta: finite(1000), thetaDot: finite(100) }) },
);
