import fc from 'fast-check';
import { expect, it } from 'vitest';
import { greedyAction, greedyActor } from '../../shared/policy/policy.ts';
import { DEEP, randomPolicy, SMALL } from './policies.ts';

const component = fc.double({ min: -5, max: 5, noNaN: true }).map(Math.fround);

it('[KERNEL1] who asks many times gets the actions of who asks once, scaled observations or not', () => {
  const policies = [randomPolicy(SMALL), randomPolicy(SMALL, null), randomPolicy(DEEP)];
  const actors = policies.map(greedyActor);
  fc.assert(
    fc.property(fc.nat(2), fc.array(component, { minLength: 4, maxLength: 4 }), (which, values) => {
      const observation = Float32Array.from(values);
      expect(actors[which]!(observation)).toBe(greedyAction(policies[which]!, observation));
      expect([...observation]).toEqual(values);
    }),
  );
});
