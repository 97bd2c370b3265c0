import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHARTS } from '../../../client/model/run/charts.ts';
import { type RunLink, readRunLink, SHOWCASE_LINK, writeRunLink } from '../../../client/model/run/runLink.ts';
import { FIXED } from '../../support/states.ts';

const link: fc.Arbitrary<RunLink> = fc.record({
  run: fc.option(fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/)),
  at: fc.option(fc.nat()),
  chart: fc.constantFrom(...CHARTS),
  axis: fc.constantFrom('episode', 'step'),
  log: fc.boolean(),
  zoom: fc.option(
    fc.tuple(fc.nat(), fc.integer({ min: 1, max: 1e6 })).map(([from, span]) => ({ from, to: from + span })),
  ),
});

describe('[WATCH7] the link of a view', () => {
  it('reads back as it was written', () => {
    fc.assert(
      fc.property(link, (view) => {
        expect(readRunLink(writeRunLink(view))).toEqual({ link: view, problems: [] });
      }),
      FIXED,
    );
  });

  it('of the plain page is empty, and the other way round', () => {
    expect(writeRunLink(SHOWCASE_LINK)).toBe('');
    expect(readRunLink('')).toEqual({ link: SHOWCASE_LINK, problems: [] });
  });

  it('never throws, and what it reads can be written', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'binary' }).map((text) => `#run=a&${text}`),
        ),
        (hash) => {
          const { link: read } = readRunLink(hash);
          expect(readRunLink(writeRunLink(read)).link).toEqual(read);
        },
      ),
      FIXED,
    );
  });

  it.each([
    ['#run=../etc', { key: 'run', value: '../etc', why: 'name' }],
    ['#at=-4', { key: 'at', value: '-4', why: 'number' }],
    ['#at=1e3', { key: 'at', value: '1e3', why: 'number' }],
    ['#chart=pie', { key: 'chart', value: 'pie', why: 'choice' }],
    ['#axis=time', { key: 'axis', value: 'time', why: 'choice' }],
    ['#log=yes', { key: 'log', value: 'yes', why: 'choice' }],
    ['#from=9&to=9', { key: 'from', value: '9–9', why: 'order' }],
    ['#from=9', { key: 'from', value: '9–', why: 'order' }],
    ['#rum=one', { key: 'rum', value: 'one', why: 'unknown' }],
    ['#run=%E0%A4%A', { key: 'run', value: '%E0%A4%A', why: 'name' }],
  ])('%s says what is broken and shows the rest as usual', (hash, problem) => {
    expect(readRunLink(hash)).toEqual({ link: SHOWCASE_LINK, problems: [problem] });
  });

  it('takes the first of two and says so', () => {
    const { link: read, problems } = readRunLink('#run=one&run=two&at=5');
    expect(read).toMatchObject({ run: 'one', at: 5 });
    expect(problems).toEqual([{ key: 'run', value: 'two', why: 'twice' }]);
  });
});
