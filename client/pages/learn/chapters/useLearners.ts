/** The time of a figure whose learners have a thread of their own: play, one piece, start again, seed; another setting starts anew. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Recipe } from '../../../../shared/learner/recipe.ts';
import type { ProbedView } from '../../../model/learn/probedRun.ts';
import { type Learners, startLearners } from '../../../workers/learn/learners.ts';
import type { FigureControls } from '../parts/useFigure.ts';

const ORDER_MS = 50;
const ORDER_STEPS = 50; // of each learner: a thousand a second where the machine keeps up

interface LearnersFigure extends FigureControls {
  readonly views: readonly ProbedView[] | null; // one a recipe; null until the thread has answered
  readonly failed: string | null;
}

interface Told {
  readonly key: string;
  readonly views: readonly ProbedView[] | null;
  readonly failed: string | null;
}
const NOTHING: Pick<Told, 'views' | 'failed'> = { views: null, failed: null };

/** @param setting names the recipes */
export function useLearners(setting: string, recipes: readonly Recipe[]): LearnersFigure {
  const [seed, setSeed] = useState(1);
  const [begun, setBegun] = useState(0); // how often it was started again
  const [playing, setPlaying] = useState(false);
  const [told, setTold] = useState<Told | null>(null);
  const learners = useRef<Learners | null>(null);
  const key = `${setting} ${seed} ${begun}`;
  const { views, failed } = told?.key === key ? told : NOTHING; // never those of the setting before
  const over = views?.every((view) => view.over) ?? false;

  useEffect(() => {
    const started = startLearners(recipes, seed, {
      onViews: (next) => setTold({ key, views: next, failed: null }),
      onFailed: (message) => setTold({ key, views: null, failed: message }),
    });
    learners.current = started;
    return () => {
      learners.current = null;
      started.stop();
    };
  }, [key]);

  const going = playing && !over && failed === null;
  useEffect(() => {
    if (!going) return;
    const timer = window.setInterval(() => {
      if (learners.current && !learners.current.busy) learners.current.advance(ORDER_STEPS);
    }, ORDER_MS);
    return () => window.clearInterval(timer);
  }, [going]);

  return {
    views,
    failed,
    seed,
    over,
    playing: going,
    steps: views?.[0]?.steps ?? 0,
    toggle: () => setPlaying(!going && !over),
    step() {
      setPlaying(false);
      if (!learners.current?.busy) learners.current?.advance(1);
    },
    reset() {
      setPlaying(false);
      setBegun(begun + 1);
    },
    setSeed(next) {
      setPlaying(false);
      setSeed(next);
    },
  };
}
