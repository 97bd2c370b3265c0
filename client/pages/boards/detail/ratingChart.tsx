/** A rating from game to game, with its deviation as a band; drawn as the charts of runs are. */
import '../../runs/chart/chart.css';
import { useMemo } from 'preact/hooks';
import type { RowProof } from '../../../../shared/protocol/rowProofs.ts';
import { ratingPath } from '../../../model/boards/ratingPath.ts';
import { ChartView } from '../../runs/chart/chartView.tsx';
import type { PlotData, PlotLook } from '../../runs/chart/plot.ts';
import { boardWords } from '../boardWords.ts';

interface RatingChartProps {
  readonly history: Extract<RowProof, { readonly kind: 'ratings' }>['history'];
  readonly games: number;
  readonly who: 'player' | 'agent';
}

export function RatingChart({ history, games, who }: RatingChartProps) {
  const w = boardWords.value;
  const look = useMemo<PlotLook>(() => {
    const token = who === 'agent' ? '--agent' : '--human';
    const edge = { token, width: 0 };
    return {
      lines: [edge, edge, { token, width: 2 }],
      band: true,
      log: false,
      percent: false,
      zero: false,
      axis: true,
      sync: 'rating',
    };
  }, [who]);
  const path = useMemo(() => ratingPath(history, games), [history, games]);
  const [first, last] = [path.game[0] ?? 0, path.game.at(-1) ?? 0];
  const data = useMemo<PlotData>(
    () => ({
      x: path.game,
      columns: [path.low, path.high, path.rating],
      dots: [],
      level: null,
      at: null,
      zoom: { from: first, to: Math.max(last, first + 1) },
    }),
    [path, first, last],
  );
  const newest = history.length === 0 ? null : { rating: path.rating.at(-1)!, high: path.high.at(-1)! };
  if (!newest || path.game.length < 2) return <p class="soft">{w.historyNone}</p>;
  return (
    <figure class="ratingChart">
      <ChartView
        look={look}
        data={data}
        label={w.historyLabel(first, last, w.number(newest.rating), w.number(newest.high - newest.rating))}
        onZoom={() => {}}
      />
      <figcaption class="faint">{w.historyAxis}</figcaption>
    </figure>
  );
}
