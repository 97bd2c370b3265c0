/** The time of a live figure: it stands still until somebody plays or steps it, and begins anew from a seed. */
import { useEffect, useRef, useState } from 'preact/hooks';

export interface FigureRules<S> {
  readonly begin: (seed: number) => S;
  /** One step on. @returns the next state, or the same one, changed */
  readonly advance: (state: S) => S;
  readonly isOver?: (state: S) => boolean;
  readonly perSecond: number; // steps, while it plays
  /** What the figure is of, where it has switches: another text begins anew, with the same seed. */
  readonly setting?: string;
  readonly seed?: number; // the first one; 1 if it is left out
}

/** What the bar below a figure does. */
export interface FigureControls {
  readonly seed: number;
  readonly playing: boolean;
  readonly over: boolean;
  readonly steps: number; // since the beginning
  toggle(): void;
  step(): void;
  reset(): void;
  setSeed(seed: number): void;
}

export interface Figure<S> extends FigureControls {
  readonly state: S;
}

const MOST_BEHIND_MS = 100; // a tab that was hidden does not catch up
const FRAME_MS = 10; // of each frame are for steps

/** `advance` and the others are asked anew at each drawing, so they may read switches that do not begin it anew. */
export function useFigure<S>(rules: FigureRules<S>): Figure<S> {
  const newest = useRef(rules);
  newest.current = rules;
  const [seed, setSeed] = useState(rules.seed ?? 1);
  const [playing, setPlaying] = useState(false);
  const [, setDrawn] = useState(0);
  const redraw = (): void => setDrawn((n) => n + 1);
  const key = `${seed} ${rules.setting ?? ''}`;
  const held = useRef<{ key: string; state: S; steps: number } | null>(null);
  if (held.current?.key !== key) held.current = { key, state: rules.begin(seed), steps: 0 };
  const { state, steps } = held.current;
  const over = rules.isOver?.(state) ?? false;

  function advance(): boolean {
    const now = held.current!;
    if (newest.current.isOver?.(now.state)) return false;
    held.current = { ...now, state: newest.current.advance(now.state), steps: now.steps + 1 };
    return true;
  }

  const going = playing && !over;
  useEffect(() => {
    if (!going) return;
    let last = performance.now();
    let owed = 0; // steps
    let frame = requestAnimationFrame(function run(now) {
      owed += (Math.min(now - last, MOST_BEHIND_MS) / 1000) * newest.current.perSecond;
      last = now;
      const until = performance.now() + FRAME_MS;
      let moved = false;
      while (owed >= 1 && performance.now() < until && advance()) {
        owed -= 1;
        moved = true;
      }
      if (owed >= 1) owed = 0; // slower than it should be, but never stuck
      if (moved) redraw();
      frame = requestAnimationFrame(run);
    });
    return () => cancelAnimationFrame(frame);
  }, [going]);

  return {
    state,
    seed,
    steps,
    over,
    playing: going,
    toggle() {
      setPlaying(!going && !over);
    },
    step() {
      setPlaying(false);
      advance();
      redraw();
    },
    reset() {
      setPlaying(false);
      held.current = null;
      redraw();
    },
    setSeed(next) {
      setPlaying(false);
      setSeed(next);
    },
  };
}
