import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { collapseSigns } from '../../../client/model/run/collapseSigns.ts';
import { createPointRows } from '../../../client/model/run/pointRows.ts';
import type { RunSeries } from '../../../client/model/run/runSeries.ts';
import type { Collapse } from '../../../shared/learner/collapse.ts';
import { FIXED } from '../../support/states.ts';
import { pointOfEpisode } from './madeUpRun.ts';

const EPISODES = 120;

function seriesOf(
  returnOf: (episode: number) => number,
  collapseOf: (episode: number) => Partial<Collapse> | null,
): RunSeries {
  const rows = createPointRows();
  for (let episode = 1; episode <= EPISODES; episode++) {
    rows.add(pointOfEpisode(episode, returnOf(episode), collapseOf(episode)));
  }
  return rows.series();
}
const learned = (episode: number): number => 20 + 4 * episode;
const last = (series: RunSeries) => collapseSigns(series, series.episode.length - 1);

describe('[WATCH6] signs of a collapse', () => {
  it('a run that goes on learning shows none, at no moment', () => {
    const series = seriesOf(learned, () => ({}));
    for (let row = -1; row < EPISODES; row++) expect(collapseSigns(series, row)).toEqual([]);
  });

  it('falls that have left the replay, and an action gap that shrank, are told with their figures', () => {
    const series = seriesOf(learned, (episode) => (episode > 100 ? { terminalShare: 0.004, actionGap: 0.2 } : {}));
    expect(last(series)).toEqual([
      { kind: 'fallsGone', share: 0.004 },
      { kind: 'gapShrank', share: 0.8, episodes: 20 },
    ]);
    expect(collapseSigns(series, 60)).toEqual([]); // the moment asked about, not the newest
  });

  it('a return that fell by half is told as what has happened', () => {
    const series = seriesOf(
      (episode) => (episode > 110 ? 50 : 300),
      () => ({}),
    );
    expect(last(series)).toEqual([]); // it has always been 300: the first episode was as good
    const grown = seriesOf(
      (episode) => (episode < 30 ? 20 : episode > 110 ? 50 : 300),
      () => ({}),
    );
    expect(last(grown)).toEqual([{ kind: 'returnFell', from: 300, to: 50, episodes: 10 }]);
  });

  it('impossible Q values and grown gradients are told', () => {
    const series = seriesOf(learned, (episode) => (episode > 100 ? { doomedMaxQ: 130, gradientNorm: 8 } : {}));
    expect(last(series)).toEqual([
      { kind: 'doomedHigh', value: 130, bound: 100 },
      { kind: 'gradientsGrew', times: 8, episodes: 20 },
    ]);
  });

  it('a network that was never updated may expect anything, and a bound of 0 is not passed by a trifle', () => {
    expect(last(seriesOf(learned, () => ({ doomedMaxQ: 130, gradientNorm: null })))).toEqual([]);
    const about = (doomedMaxQ: number) => (episode: number) => ({
      valueBound: 0,
      doomedMaxQ: episode < 50 ? -0.7 : doomedMaxQ,
    });
    expect(last(seriesOf(learned, about(0.01)))).toEqual([]);
    expect(last(seriesOf(learned, about(0.1)))).toEqual([{ kind: 'doomedHigh', value: 0.1, bound: 0 }]);
  });

  it('without a network there is only the return; few falls from the first on are no change', () => {
    expect(last(seriesOf(learned, () => null))).toEqual([]);
    expect(last(seriesOf(learned, () => ({ terminalShare: 0.001 })))).toEqual([]);
  });

  it('are finite and within bounds for any numbers', () => {
    const value = fc.double({ min: 0, max: 1e6, noNaN: true });
    const any = fc.array(fc.tuple(value, value, value, value, value), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(any, (numbers) => {
        const rows = createPointRows();
        numbers.forEach(([mean, terminalShare, actionGap, doomedMaxQ, gradientNorm], i) => {
          rows.add(pointOfEpisode(i + 1, mean, { terminalShare, actionGap, doomedMaxQ, gradientNorm }));
        });
        for (const sign of collapseSigns(rows.series(), numbers.length - 1)) {
          for (const figure of Object.values(sign))
            if (typeof figure === 'number') expect(figure).toSatisfy(Number.isFinite);
          if (sign.kind === 'gapShrank') expect(sign.share).toSatisfy((share: number) => share >= 0.59 && share <= 1);
        }
      }),
      FIXED,
    );
  });
});
