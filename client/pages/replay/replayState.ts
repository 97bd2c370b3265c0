/** Where the Replay page is: what the address holds, the film of it, and what verifying said. */
import { batch, effect, signal } from '@preact/signals';
import { decodeReplay, type LinkProblem, simulateReplay } from '../../../shared/arena/replay.ts';
import { codeInLink } from '../../../shared/arena/replayAddress.ts';
import { createReplayPlayer, type ReplayPlayer, type ReplayRate } from '../../model/replayPlayer.ts';
import type { StageView } from '../../model/stageView.ts';
import { navigate, visits } from '../router.ts';

export type Opened =
  | { readonly kind: 'none' }
  | { readonly kind: 'broken'; readonly problem: LinkProblem }
  | { readonly kind: 'replay'; readonly code: string; readonly player: ReplayPlayer };

export interface Verdict {
  readonly claimed: number;
  readonly stepped: number;
  readonly ticks: number;
  readonly perSecond: number;
}

const SHORTEST_MS = 0.01; // what a browser's clock may not see

export function createReplayState() {
  const opened = signal<Opened>({ kind: 'none' });
  const tick = signal(0);
  const playing = signal(false);
  const rate = signal<ReplayRate>(1);
  const verdict = signal<Verdict | null>(null);
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  let films = 0;

  function show(player: ReplayPlayer): void {
    tick.value = player.now().tick;
    playing.value = player.playing();
  }

  function load(code: string): void {
    const before = opened.peek();
    if (before.kind === 'replay' && before.code === code) return;
    const decoded = decodeReplay(code);
    batch(() => {
      verdict.value = null;
      if (code === '') opened.value = { kind: 'none' };
      else if (!decoded.ok) opened.value = { kind: 'broken', problem: decoded.code };
      else {
        const player = createReplayPlayer(decoded.value, String(films++));
        player.setRate(rate.peek());
        if (!still) player.toggle();
        opened.value = { kind: 'replay', code, player };
        show(player);
      }
    });
  }

  function withPlayer(act: (player: ReplayPlayer) => void): void {
    const now = opened.peek();
    if (now.kind !== 'replay') return;
    act(now.player);
    show(now.player);
  }

  const fromAddress = (): void => load(codeInLink(window.location.hash));
  window.addEventListener('hashchange', fromAddress);
  const stop = effect(() => {
    if (visits.value >= 0) fromAddress(); // a link of our own changes the address without an event
  });

  return {
    opened,
    tick,
    playing,
    rate,
    verdict,
    /** Opens what was pasted: a link or a code. One that cannot be played is told, and the address stays. */
    open(text: string): void {
      const code = codeInLink(text);
      const decoded = decodeReplay(code);
      if (decoded.ok) navigate(`/replay#${code}`);
      else opened.value = { kind: 'broken', problem: decoded.code };
    },
    toggle: () => withPlayer((player) => player.toggle()),
    seek: (to: number) => withPlayer((player) => player.seek(to)),
    /** From shortly before a tick on. */
    playFrom: (from: number) =>
      withPlayer((player) => {
        player.seek(from);
        player.toggle();
      }),
    setRate(next: ReplayRate): void {
      rate.value = next;
      withPlayer((player) => player.setRate(next));
    },
    verify: () =>
      withPlayer(({ replay }) => {
        const from = performance.now();
        const { hash } = simulateReplay(replay);
        const seconds = Math.max(performance.now() - from, SHORTEST_MS) / 1000;
        verdict.value = {
          claimed: replay.hash,
          stepped: hash,
          ticks: replay.ticks,
          perSecond: replay.ticks / seconds,
        };
      }),
    frame(player: ReplayPlayer, nowMs: number): StageView {
      const view = player.frame(nowMs);
      show(player);
      return view;
    },
    dispose(): void {
      stop();
      window.removeEventListener('hashchange', fromAddress);
    },
  };
}

export type ReplayState = ReturnType<typeof createReplayState>;
