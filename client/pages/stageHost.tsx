/** The place of a canvas in a page. Phaser is fetched when the first one is shown. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Stage } from '../game/stage.ts';
import { probe } from '../model/probe.ts';
import type { StageSource, StageView } from '../model/stageView.ts';
import { words } from './language.ts';

interface StageHostProps {
  readonly source: StageSource;
  readonly headroom: number; // CSS pixels for text at the top of each lane
  readonly onDrawn?: (view: StageView, nowMs: number) => void;
  readonly onReady?: () => void;
}

export function fetchStage(): Promise<typeof import('../game/stage.ts')> {
  return import('../game/stage.ts');
}

/** `source` and the handlers may change between renders; the canvas stays. */
export function StageHost(props: StageHostProps) {
  const host = useRef<HTMLDivElement>(null);
  const newest = useRef(props);
  newest.current = props;
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let gone = false;
    let stage: Stage | null = null;
    void fetchStage()
      .then(({ mountStage }) => {
        if (gone || !host.current) return null;
        return mountStage(host.current, {
          headroom: newest.current.headroom,
          source: (nowMs) => newest.current.source(nowMs),
          onDrawn: (view, nowMs) => {
            probe.frames += 1;
            newest.current.onDrawn?.(view, nowMs);
          },
        });
      })
      .then((mounted) => {
        if (!mounted) return;
        if (gone) return mounted.destroy();
        stage = mounted;
        setReady(true);
        newest.current.onReady?.();
      });
    return () => {
      gone = true;
      stage?.destroy();
    };
  }, []);
  return (
    <div class="canvasHost" ref={host}>
      {ready ? null : <p class="canvasWait soft">{words.value.loadingStage}</p>}
    </div>
  );
}
