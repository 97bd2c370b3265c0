import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createActor } from '../../server/arena/actor.ts';
import { greedyAction } from '../../shared/policy/policy.ts';
import { DEEP, randomPolicy, SMALL } from '../policy/policies.ts';

const component = fc.double({ min: -5, max: 5, noNaN: true }).map(Math.fround);

it('[KERNEL1] agents at a seat act by the kernel as they do by plain loops', () => {
  const policies = [randomPolicy(SMALL), randomPolicy(SMALL, null), randomPolicy(DEEP)];
  const actors = policies.map(createActor);
  fc.assert(
    fc.property(fc.nat(2), fc.array(component, { minLength: 4, maxLength: 4 }), (which, values) => {
      const observation = Float32Array.from(values);
      expect(actors[which]!(observation)).toBe(greedyAction(policies[which]!, observation));
    }),
  );
});
