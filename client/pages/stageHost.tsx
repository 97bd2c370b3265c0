/** The place of a canvas in a page. Phaser is fetched when the first one is shown. */
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Stage } from '../game/stage.ts';
import { probe } from '../model/probe.ts';
import type { StageSource, StageView } from '../model/stageView.ts';
import { words } from './language.ts';
import { lazily } from './lazily.ts';
import { scheme } from './scheme.ts';
import { type HeardGame, useSenses } from './senses.ts';
import { preferences } from './settings/preferences.ts';
import { createTwin } from './twin.ts';

interface StageHostProps {
  readonly source: StageSource;
  readonly headroom: number; // CSS pixels for text at the top of each lane
  readonly onDrawn?: (view: StageView, nowMs: number) => void;
  readonly onReady?: () => void;
  readonly figure?: boolean; // it only illustrates: fetched when it comes into view
  readonly picture?: object | null; // it stands still, and is drawn anew when this is another
  readonly tick?: number | undefined; // of the own cart's clock, for its twin in words
  readonly game?: HeardGame; // what is heard and felt of it
}

const NEARLY_IN_VIEW = '100px';

type StageModule = typeof import('../game/stage.ts');

function fetchStage(): Promise<StageModule> {
  return import('../game/stage.ts');
}

/** Fetches Phaser while the visitor still reads or chooses; whether that works shows when a stage is wanted. */
export function prefetchStage(): void {
  fetchStage().catch(() => undefined);
}

/** @returns stops waiting */
function whenInView(element: Element, run: () => void): () => void {
  const watcher = new IntersectionObserver(
    (seen) => {
      if (!seen.some(({ isIntersecting }) => isIntersecting)) return;
      watcher.disconnect();
      run();
    },
    { rootMargin: NEARLY_IN_VIEW },
  );
  watcher.observe(element);
  return () => watcher.disconnect();
}

/** `source` and the handlers may change between renders; the canvas stays. */
export function StageHost(props: StageHostProps) {
  const host = useRef<HTMLDivElement>(null);
  const newest = useRef(props);
  newest.current = props;
  const [ready, setReady] = useState(false);
  const drawn = useRef<Stage | null>(null);
  const { picture } = props;
  const colours = scheme.value;
  useEffect(() => {
    if (picture && ready && colours) drawn.current?.rest();
  }, [picture, ready, colours]);
  const twin = useMemo(createTwin, []);
  const sense = useSenses(props.game);
  useEffect(() => {
    let gone = false;
    let stage: Stage | null = null;
    const mount = async (parent: HTMLElement, { mountStage }: StageModule): Promise<void> => {
      const mounted = await mountStage(parent, {
        headroom: newest.current.headroom,
        source: (nowMs) => newest.current.source(nowMs),
        effects: () => preferences.value.effects,
        onDrawn: (view, nowMs) => {
          probe.frames += 1;
          sense(view);
          newest.current.onDrawn?.(view, nowMs);
          twin.follow(view, newest.current.tick, nowMs);
        },
      });
      if (gone) {
        mounted.destroy();
        return;
      }
      stage = mounted;
      drawn.current = mounted;
      setReady(true);
      newest.current.onReady?.();
    };
    let stop = (): void => {};
    const fetch = (): void => {
      stop = lazily(fetchStage, (part) => {
        if (host.current) void mount(host.current, part);
      });
    };
    const unwatch = newest.current.figure && host.current ? whenInView(host.current, fetch) : null;
    if (!unwatch) fetch();
    return () => {
      gone = true;
      unwatch?.();
      stop();
      stage?.destroy();
      twin.stop();
    };
  }, [twin, sense]);
  return (
    <div class="canvasHost" ref={host}>
      {ready ? null : <p class="canvasWait soft">{words.value.loadingStage}</p>}
      {props.figure ? null : (
        <p class="visually-hidden" aria-live={preferences.value.spoken ? 'polite' : 'off'}>
          {twin.text.value}
        </p>
      )}
    </div>
  );
}
