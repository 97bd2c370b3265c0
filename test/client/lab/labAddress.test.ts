import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readValue, valueText } from '../../../client/model/lab/fieldText.ts';
import {
  DEFAULT_SETTING,
  type LabSetting,
  MOST_SEEDS,
  readSeeds,
  readSetting,
  seedsText,
  settingText,
} from '../../../client/model/lab/labAddress.ts';
import { fieldAt, fieldsOf, RECIPE_FIELDS } from '../../../client/model/lab/recipeFields.ts';
import { hasField, valueAt } from '../../../client/model/lab/recipePaths.ts';
import { editVariant, namedVariant, type Variant, variantProblems } from '../../../client/model/lab/variant.ts';
import { problemsOf } from '../../../shared/learner/anyRecipe.ts';
import { HOUSE, RECIPES } from '../../../shared/learner/recipes/index.ts';
import { ENVIRONMENT_IDS } from '../../../shared/sim/environments.ts';

const house = namedVariant('house');
const setting = (...variants: [Variant, ...Variant[]]): LabSetting => ({ ...DEFAULT_SETTING, variants });
const NAMES = RECIPES.map(({ name }) => name);

/** Of one recipe the fields of another one of its kind, one after another, as far as the result can run. */
const variants: fc.Arbitrary<Variant> = fc
  .record({
    base: fc.constantFrom(...NAMES),
    picks: fc.array(fc.tuple(fc.nat(), fc.constantFrom(...NAMES)), { maxLength: 8 }),
  })
  .map(({ base, picks }) =>
    picks.reduce((variant, [pick, from]) => {
      const donor = RECIPES.find(({ name }) => name === from)!;
      const fields = fieldsOf(variant.recipe.kind).filter((field) => hasField(donor, field));
      const field = fields[pick % fields.length]!;
      const next = editVariant(variant, field.path, valueAt(donor, field.path));
      return variantProblems(next).length === 0 ? next : variant;
    }, namedVariant(base)),
  );

describe('[RECIPEFORM2] the address holds the whole setting', () => {
  it('every field of every named recipe survives being written, and read again', () => {
    for (const recipe of RECIPES) {
      for (const field of fieldsOf(recipe.kind)) {
        if (!hasField(recipe, field)) continue;
        const value = valueAt(recipe, field.path);
        const text = valueText(field, value);
        expect(text, field.path).toMatch(/^[\w.,/%~!*'()+-]*$/);
        if (field.shape.kind !== 'part') expect(readValue(field, text), field.path).toEqual(value);
      }
    }
  });
  it('every recipe with the changes that make another of it survives: recipe, edits, address, recipe', () => {
    for (const one of RECIPES) {
      for (const other of RECIPES) {
        if (one.kind !== other.kind) continue;
        const made = fieldsOf(other.kind)
          .filter((field) => hasField(other, field))
          .reduce((variant, { path }) => editVariant(variant, path, valueAt(other, path)), namedVariant(one.name));
        expect(made.recipe).toEqual(other);
        expect(readSetting(settingText(setting(made)))).toEqual({ setting: setting(made), problems: [] });
      }
    }
  });
  it('any setting comes back from its text, and each has one way to be written', () => {
    const seeds = fc.uniqueArray(fc.integer({ min: 0, max: 0xffff_ffff }), { minLength: 1, maxLength: MOST_SEEDS });
    const settings = fc.record({
      variants: fc.array(variants, { minLength: 1, maxLength: 3 }),
      seeds: seeds.map((list) => list.sort((a, b) => a - b)),
      where: fc.constantFrom('here', 'server'),
      pace: fc.constantFrom('watch', 'max'),
    }) as unknown as fc.Arbitrary<LabSetting>;
    fc.assert(
      fc.property(settings, (given) => {
        const text = settingText(given);
        const read = readSetting(text);
        expect(read).toEqual({ setting: given, problems: [] });
        expect(settingText(read.setting)).toBe(text);
        expect(new URL(`http://a/lab#${text}`).hash).toBe(`#${text}`); // as a browser writes it
      }),
      { numRuns: 150, seed: 7 },
    );
  });
  it('reads like what it says', () => {
    const edits: readonly (readonly [string, unknown])[] = [
      ['gamma', 0.99],
      ['hidden', [32]],
      ['gammaRamp', null],
      ['learningRate', 0.001],
      ['budget', { steps: 5000 }],
    ];
    const variant = edits.reduce((one, [path, value]) => editVariant(one, path, value), house);
    const whole: LabSetting = {
      variants: [variant, namedVariant('minimal-rl')],
      seeds: [1, 2, 3],
      where: 'server',
      pace: 'watch',
    };
    expect(settingText(whole)).toBe(
      'base=house&set=hidden:32;learningRate:0.001;gamma:0.99;gammaRamp:off;budget:5000steps&vs=minimal-rl&seeds=1-3&where=server&pace=watch',
    );
    expect(variant.recipe).toMatchObject({ name: 'house-variant', learningRateEnd: 0.001 });
    expect(settingText(DEFAULT_SETTING)).toBe('base=house');
    expect(readSetting('')).toEqual({ setting: DEFAULT_SETTING, problems: [] });
  });
  it('an edit taken back leaves nothing, and the name follows unless it was given', () => {
    const there = editVariant(house, 'gamma', 0.9);
    expect(editVariant(there, 'gamma', HOUSE.gamma)).toEqual(house);
    const named = editVariant(there, 'name', 'mine');
    expect(editVariant(named, 'gamma', HOUSE.gamma).recipe.name).toBe('mine');
  });
  it('another world keeps the other changes, on the form of the base that is meant for it', () => {
    for (const environment of ENVIRONMENT_IDS) {
      const table = editVariant(editVariant(namedVariant('q-table'), 'gamma', 0.5), 'environment', environment);
      expect(table.recipe).toMatchObject({ gamma: 0.5, environment });
      expect(problemsOf(table.recipe)).toEqual([]);
      expect(readSetting(settingText(setting(table))).setting).toEqual(setting(table));
    }
  });
  it('seeds are ranges, ascending', () => {
    expect(seedsText([1, 2, 3, 7])).toBe('1-3,7');
    expect(readSeeds('7, 1-3')).toEqual([1, 2, 3, 7]);
    for (const wrong of ['', 'x', '1-', '3-1', '-1', '1-11', '1,2,3,4,5,6,7,8,9,10,11', '4294967296', '1.5'])
      expect(readSeeds(wrong), wrong).toBeNull();
  });
});

describe('[RECIPEFORM3] a broken address says what is broken, and what can run nearest to it', () => {
  const cases = [
    ['base=hose', { kind: 'base', part: 'set', text: 'hose', nearest: 'house' }, 'base=house'],
    ['base=house&set=gama:0.9', { kind: 'field', part: 'set', text: 'gama', nearest: 'gamma' }, 'base=house'],
    ['base=house&set=gamma', { kind: 'pair', part: 'set', text: 'gamma' }, 'base=house'],
    ['base=house&set=gamma:high', { kind: 'value', part: 'set', field: fieldAt('gamma'), text: 'high' }, 'base=house'],
    ['base=house&set=nStep:1;nStep:2', { kind: 'twice', part: 'set', text: 'nStep' }, 'base=house&set=nStep:1'],
    ['base=q-table&set=hidden:3', { kind: 'other', part: 'set', text: 'hidden', base: 'q-table' }, 'base=q-table'],
    [
      'base=house&vs=minimal',
      { kind: 'base', part: 'vs', text: 'minimal', nearest: 'minimal-rl' },
      'base=house&vs=minimal-rl',
    ],
    ['base=house&seeds=1-99', { kind: 'seeds', part: 'seeds', text: '1-99' }, 'base=house'],
    [
      'base=house&where=moon',
      { kind: 'option', part: 'where', text: 'moon', options: ['here', 'server'] },
      'base=house',
    ],
    ['bse=house&seeds=2', { kind: 'key', part: 'bse' }, 'base=house&seeds=2'],
    [
      'base=house&set=nStep:1;gammaRamp:off;gamma:1.5',
      { kind: 'recipe', part: 'set', text: 'gamma 1.5 is not within 0..1' },
      'base=house&set=gammaRamp:off;nStep:1',
    ],
  ] as const;
  it.each(cases)('%s', (text, problem, nearest) => {
    const read = readSetting(text);
    expect(read.problems).toEqual([problem]);
    expect(settingText(read.setting)).toBe(nearest);
  });

  it('never throws, whatever stands there, and what it offers can run and is written without a problem', () => {
    const pair = fc
      .tuple(
        fc.constantFrom('', ...RECIPE_FIELDS.map(({ path }) => path)),
        fc.constantFrom('off', 'on', '0', '-3', '1e99', '64,64', 'x', '%', '_', '1/2s3', '5.4.A'),
      )
      .map((two) => two.join(':'));
    const sets = fc
      .tuple(fc.constantFrom(...NAMES), fc.array(pair, { maxLength: 5 }))
      .map(([base, list]) => `base=${base}&set=${list.join(';')}`);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.webFragments(), sets), (text) => {
        const { setting: nearest, problems } = readSetting(text);
        for (const { recipe } of nearest.variants) expect(problemsOf(recipe)).toEqual([]);
        expect(readSetting(settingText(nearest))).toEqual({ setting: nearest, problems: [] });
        if (text.startsWith('base=') && problems.length === 0)
          expect(readSetting(settingText(nearest)).setting).toEqual(nearest);
      }),
      { numRuns: 500, seed: 11 },
    );
  });
});
