import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PREFERENCES, type Preferences, readPreferences, writePreferences } from '../../client/model/preferences.ts';

const any: fc.Arbitrary<Preferences> = fc.record({
  volume: fc.double({ min: 0, max: 1, noNaN: true }).map((volume) => volume + 0),
  effects: fc.boolean(),
  haptics: fc.boolean(),
  angleSound: fc.boolean(),
  contrast: fc.constantFrom('auto', 'more'),
  thumbs: fc.constantFrom('both', 'left', 'right'),
  oneSwitch: fc.boolean(),
  spoken: fc.boolean(),
});

test('[PREFER1] preferences come back as they were kept', () => {
  fc.assert(
    fc.property(any, (preferences) => {
      expect(readPreferences(writePreferences(preferences))).toEqual(preferences);
    }),
  );
});

test('[PREFER1] whatever was kept, each preference is one that there is, and good ones beside bad ones stay', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json(), fc.constant(null)), (text) => {
      expect(Object.keys(readPreferences(text)).sort()).toEqual(Object.keys(PREFERENCES).sort());
    }),
  );
  expect(readPreferences('{"volume":7,"effects":false,"thumbs":"__proto__"}')).toEqual({
    ...PREFERENCES,
    effects: false,
  });
});
