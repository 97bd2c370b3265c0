/** Where the Play page is: choosing, joining, failed, or in a duel; and the steps between. */
import { signal } from '@preact/signals';
import type { SpeedClass } from '../../../shared/arena/speed.ts';
import type { AgentInfo, DuelJoined, DuelRequest } from '../../../shared/protocol/events.ts';
import type { WindLevel } from '../../../shared/sim/wind.ts';
import { createDuel, type Duel, type DuelHud } from '../../model/duel.ts';
import { probe } from '../../model/probe.ts';
import { fetchAgents } from '../../net/agents.ts';
import type { Answer, AskFailure } from '../../net/connection.ts';
import { duelWire, followDuel, joinDuel, leaveDuel, rejoinDuel } from '../../net/duelFeed.ts';
import { connection } from '../arena.ts';

export type Screen =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'joining'; readonly request: DuelRequest }
  | { readonly kind: 'failed'; readonly request: DuelRequest; readonly code: AskFailure }
  | { readonly kind: 'duel'; readonly request: DuelRequest; readonly duel: Duel };

export type Rivals =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'there'; readonly agents: readonly AgentInfo[] };

const AGENTS_AGAIN_MS = 4000;
const QUIET = {
  phase: null,
  match: null,
  tick: 0,
  serverTick: 0,
  held: null,
  lastKeyAt: null,
  lastKeyTick: null,
} as const;
const ZERO = { corrections: 0, mismatches: 0, lateInputs: 0, bufferTicks: 0, viewDelayTicks: 0, result: null } as const;

const NONE: readonly AgentInfo[] = [];

/** The rivals, as far as they are known. */
export function agentsOf(rivals: Rivals): readonly AgentInfo[] {
  return rivals.kind === 'there' ? rivals.agents : NONE;
}

export function createPlay() {
  const screen = signal<Screen>({ kind: 'choosing' });
  const rivals = signal<Rivals>({ kind: 'loading' });
  const speed = signal<SpeedClass>('0.5x');
  const wind = signal<WindLevel>(0);
  const hud = signal<DuelHud | null>(null);
  const lost = signal(false); // the match could not be resumed
  const ends = new AbortController();
  let unfollow: (() => void) | null = null;
  let timer = 0;
  let canvasThere = false;
  let rematching = false;

  function show(next: Screen): void {
    screen.value = next;
    if (next.kind !== 'duel') {
      probe.duel = { screen: next.kind, ...QUIET, ...ZERO, arrowDrawnAt: null, actedTick: null };
    }
  }
  function stopFollowing(): void {
    unfollow?.();
    unfollow = null;
  }
  function enter(request: DuelRequest, answer: Answer<DuelJoined>): void {
    if (ends.signal.aborted) {
      leaveDuel(connection);
      return;
    }
    stopFollowing();
    if (!answer.ok) {
      show({ kind: 'failed', request, code: answer.code });
      return;
    }
    const duel = createDuel(answer.value, duelWire(connection), performance.now());
    lost.value = false;
    hud.value = null;
    unfollow = followDuel(connection, duel, () => {
      lost.value = true;
    });
    show({ kind: 'duel', request, duel });
  }

  return {
    screen,
    rivals,
    speed,
    wind,
    hud,
    lost,
    async loadRivals(): Promise<void> {
      window.clearTimeout(timer);
      const agents = await fetchAgents(ends.signal);
      if (ends.signal.aborted) return;
      rivals.value = agents ? { kind: 'there', agents } : { kind: 'failed' };
      if (!agents) timer = window.setTimeout(() => void this.loadRivals(), AGENTS_AGAIN_MS);
    },
    choose(agent: string): void {
      stopFollowing();
      show({ kind: 'joining', request: { agent, speed: speed.value, wind: wind.value } });
      if (canvasThere) void this.join();
    },
    /** The canvas is there: now ask for the duel. */
    async join(): Promise<void> {
      canvasThere = true;
      const now = screen.value;
      if (now.kind === 'joining') enter(now.request, await joinDuel(connection, now.request));
    },
    async rematch(): Promise<void> {
      const now = screen.value;
      if (now.kind !== 'duel' || rematching) return; // R twice is one wish
      rematching = true;
      const answer = await rejoinDuel(connection, now.request);
      rematching = false;
      enter(now.request, answer);
    },
    retry(): void {
      canvasThere = false;
      const now = screen.value;
      if (now.kind === 'failed') show({ kind: 'joining', request: now.request });
    },
    leave(): void {
      canvasThere = false;
      stopFollowing();
      leaveDuel(connection);
      hud.value = null;
      show({ kind: 'choosing' });
    },
    dispose(): void {
      ends.abort();
      window.clearTimeout(timer);
      stopFollowing();
      if (screen.value.kind === 'duel' || screen.value.kind === 'joining') leaveDuel(connection);
      probe.duel = null;
    },
  };
}

export type Play = ReturnType<typeof createPlay>;
