/** The place of a plot in a page. uPlot is fetched when the first one is shown; data given between two renders is drawn once. */
import { useEffect, useRef } from 'preact/hooks';
import type { Zoom } from '../../../model/run/runLink.ts';
import { lazily } from '../../lazily.ts';
import { useSeen } from '../../useSeen.ts';
import type { Plot, PlotData, PlotLook } from './plot.ts';

interface ChartViewProps {
  readonly look: PlotLook; // another key of the component is needed for another look
  readonly data: PlotData;
  readonly label: string;
  readonly onZoom: (zoom: Zoom | null) => void;
  readonly onHover?: (row: number | null) => void;
}

export function ChartView({ look, data, label, onZoom, onHover }: ChartViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<Plot | null>(null);
  const newest = useRef({ data, onZoom, onHover });
  newest.current = { data, onZoom, onHover };
  const first = useRef(look);
  const seen = useSeen(host);
  useEffect(() => {
    const stop = lazily(
      () => import('./plot.ts'),
      ({ createPlot }) => {
        if (!host.current) return;
        plot.current = createPlot(host.current, first.current, {
          onZoom: (zoom) => newest.current.onZoom(zoom),
          onHover: (row) => newest.current.onHover?.(row),
        });
        plot.current.show(newest.current.data);
      },
    );
    return () => {
      stop();
      plot.current?.destroy();
      plot.current = null;
    };
  }, []);
  useEffect(() => {
    if (seen) plot.current?.show(data);
  }, [data, seen]);
  return <div class="chartPlot" ref={host} role="img" aria-label={label} />;
}
