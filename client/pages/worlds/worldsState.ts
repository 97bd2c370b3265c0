/** The panels of a run's world: what they show, as signals that change slowly enough to be read, and frames for what is drawn. */
import { signal } from '@preact/signals';
import type { CheckpointInfo } from '../../../shared/protocol/runEvents.ts';
import type { CartPoleState } from '../../../shared/sim/cartpole.ts';
import { probe } from '../../model/probe.ts';
import type { RunSource } from '../../model/run/runModel.ts';
import { createExpected, NOTHING } from '../../model/worlds/expected.ts';
import type { World } from '../../model/worlds/world.ts';
import { createWorldView, type Lane, type Role, type Way } from '../../model/worlds/worldView.ts';
import { anySeed } from '../alone/anySeed.ts';
import { sameFields } from '../sameFields.ts';

/** What is written over a lane. Flat, so that two can be compared field by field. */
export interface LaneHud {
  readonly role: Role;
  readonly steps: number;
  readonly episode: number | null;
  readonly explored: boolean;
  readonly ended: 'terminated' | 'truncated' | null;
  readonly total: number;
  readonly mindStep: number | null;
}

export interface PlayHud {
  readonly following: boolean;
  readonly behind: number; // steps
  readonly oldest: number; // episode that can be played again; 0: none
  readonly newest: number;
  readonly ended: boolean; // the run
  readonly checkpoints: number;
  readonly shown: number; // which of the shown episodes
  readonly problem: string | null;
}

export const SPEEDS = [0.25, 0.5, 1, 2, 4, 8] as const;
export type Speed = (typeof SPEEDS)[number];
const HUD_MS = 100;

function hudOf({ role, walked, episode, explored, mind }: Lane): LaneHud {
  const { steps, ended, total } = walked;
  return { role, steps, episode, explored, ended, total, mindStep: mind?.step ?? null };
}

export function createWorldsState(run: RunSource, world: World) {
  const view = createWorldView(run, world, anySeed, () => performance.now());
  const way = signal<Way>('training');
  const speed = signal<Speed>(1);
  const paused = signal(false);
  const lanes = signal<readonly LaneHud[]>([]);
  const play = signal<PlayHud>(playHud());
  const expected = signal(NOTHING);
  const told = signal<CartPoleState | null>(null); // the cart that is shown
  const whose = signal<Role>('training'); // the Q values
  const painters = new Set<(nowMs: number) => void>();
  const needing = new Set<object>();
  const expect = createExpected();
  const endedAt: number[] = [0]; // by episode: steps of the run at its end, as far as they were told one by one
  let looking = false;
  let rewound = false;
  let hudAt = Number.NEGATIVE_INFINITY; // ms
  let frameId = 0;

  function playHud(): PlayHud {
    const kept = view.playout?.episodes() ?? [];
    const status = run.model.detail()?.status;
    return {
      following: view.playout?.following() ?? false,
      behind: view.playout?.behind() ?? 0,
      oldest: kept[0]?.episode ?? 0,
      newest: kept.at(-1)?.episode ?? 0,
      ended: status !== 'running' && status !== 'queued',
      checkpoints: run.model.checkpoints().length,
      shown: view.shownEpisode(),
      problem: view.minds.problem(),
    };
  }
  /** Weights are streamed only to who draws something of them. */
  function look(): void {
    const wanted = needing.size > 0 && !rewound && document.visibilityState === 'visible';
    if (wanted === looking) return;
    looking = wanted;
    run.look(wanted);
  }
  function tell(nowMs: number): void {
    const shown = view.chosen();
    expected.value = expect(
      { q: shown?.q ?? [], action: shown?.walked.action ?? null, explored: shown?.explored ?? false },
      nowMs,
    );
    if (nowMs - hudAt < HUD_MS) return;
    hudAt = nowMs;
    const texts = view.lanes().map(hudOf);
    const same = texts.length === lanes.value.length && texts.every((one, i) => sameFields(lanes.value[i]!, one));
    if (!same) lanes.value = texts;
    const next = playHud();
    if (!sameFields(play.value, next)) play.value = next;
    if (shown) whose.value = shown.role;
    if (shown?.walked.now.kind === 'cart') told.value = shown.walked.now.cart;
    const training = view.lanes().find(({ role }) => role === 'training');
    const last = run.model.lastPoint();
    if (last) endedAt[last.last] = last.step;
    if (probe.watch && training) {
      const { episode, walked, q } = training;
      const step = (endedAt[(episode ?? 1) - 1] ?? 0) + walked.steps;
      probe.watch = { ...probe.watch, episode: episode ?? 0, step, q: [q[0] ?? 0, q[1] ?? 0] };
    }
    probe.worlds = { ...next, way: way.value, kind: world.kind, lanes: texts, looking };
  }
  function frame(nowMs: number): void {
    frameId = requestAnimationFrame(frame);
    look();
    view.frame(nowMs);
    tell(nowMs);
    for (const paint of painters) paint(nowMs);
  }

  return {
    world,
    model: run.model,
    checkpoint: (id: string) => run.checkpoint(id),
    view,
    way,
    speed,
    paused,
    lanes,
    play,
    expected,
    whose,
    told,
    /** Real ms per step of the run. */
    stepMs: () => run.model.detail()?.stepMs ?? 0,
    start(): void {
      frameId = requestAnimationFrame(frame);
    },
    /** Called once a frame, after everything has moved. @returns how to stop it */
    onFrame(paint: (nowMs: number) => void): () => void {
      painters.add(paint);
      return () => void painters.delete(paint);
    },
    /** Somebody shows something that needs weights. @returns how to say that no more */
    need(): () => void {
      const key = {};
      needing.add(key);
      return () => void needing.delete(key);
    },
    setAt(at: CheckpointInfo | null): void {
      rewound = at !== null;
      view.setAt(at);
    },
    setWay(next: Way): void {
      way.value = next;
      view.setWay(next);
    },
    setSpeed(next: Speed): void {
      speed.value = next;
      view.setSpeed(next);
    },
    setPaused(next: boolean): void {
      paused.value = next;
      view.setPaused(next);
    },
    toLive(): void {
      paused.value = false;
      if (speed.value < 1) speed.value = 1;
      view.setPaused(false);
      view.setSpeed(speed.value);
      view.playout?.toLive();
    },
    playAgain(episode: number): void {
      view.playout?.again(episode);
    },
    close(): void {
      cancelAnimationFrame(frameId);
      view.close();
      if (looking) run.look(false);
      looking = false;
      probe.worlds = null;
    },
  };
}

export type WorldsState = ReturnType<typeof createWorldsState>;
