/** A run that tells no steps can be trained again in this page, from recipe and seed, at a pace that can be watched. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { RunSource } from '../../model/run/runModel.ts';
import { paceOf, type World } from '../../model/worlds/world.ts';
import { words } from '../language.ts';
import { lazily } from '../lazily.ts';

interface RepeatBarProps {
  readonly run: RunSource;
  readonly world: World;
  readonly repeated: RunSource | null; // that is shown instead
  readonly onRepeat: (repeated: RunSource | null) => void;
}

export function RepeatBar({ run, world, repeated, onRepeat }: RepeatBarProps) {
  const w = words.value;
  const [failed, setFailed] = useState(false);
  const end = useRef(() => {}); // of what is going on
  const stop = (): void => {
    end.current();
    end.current = () => {};
    onRepeat(null);
  };
  useEffect(() => stop, []);

  function begin(): void {
    const detail = run.model.detail();
    if (!detail) return;
    setFailed(false);
    end.current = lazily(
      () => import('../../workers/lab/repeatRun.ts'),
      ({ repeatRun }) => {
        const repetition = repeatRun(detail, paceOf(world, 0));
        const listenNoMore = repetition.listen(() => {
          if (repetition.state() !== 'failed') return;
          stop();
          setFailed(true);
        });
        end.current = () => {
          listenNoMore();
          repetition.close();
        };
        onRepeat(repetition);
      },
    );
  }

  return (
    <section class="card replayBar" aria-label={w.worldsReplay}>
      <div role="status">
        <p>{repeated ? w.worldsReplaying : failed ? w.worldsReplayFailed : w.worldsMaxPace}</p>
        <p class="faint">{w.worldsReplayHint}</p>
      </div>
      <button type="button" class="button" onClick={() => (repeated ? stop() : begin())}>
        {repeated ? w.worldsReplayStop : w.worldsReplay}
      </button>
    </section>
  );
}
