/** Where a page with a match is: choosing, joining, waiting for others, failed, or in the match; and the steps between. */
import { signal } from '@preact/signals';
import type { SpeedClass } from '../../../shared/arena/speed.ts';
import type { AgentInfo } from '../../../shared/protocol/events.ts';
import type {
  Entered,
  LobbyInfo,
  MatchJoined,
  MatchPeople,
  MatchRequest,
} from '../../../shared/protocol/matchEvents.ts';
import type { WindLevel } from '../../../shared/sim/wind.ts';
import { createLocalMatch, type LocalPlan } from '../../model/localMatch.ts';
import { createMatch, type GameMatch, type MatchHud } from '../../model/match.ts';
import { probe } from '../../model/probe.ts';
import { fetchAgents } from '../../net/agents.ts';
import type { Answer, AskFailure } from '../../net/connection.ts';
import {
  askMatch,
  followLobby,
  followMatch,
  leaveMatch,
  matchWire,
  startLobby,
  tellHidden,
} from '../../net/matchFeed.ts';
import { connection, faults } from '../arena.ts';

/** What the visitor wants, so that it can be tried again. */
export type Wish =
  | { readonly kind: 'request'; readonly request: MatchRequest }
  | { readonly kind: 'enter'; readonly code: string } // a lobby, by its link
  | { readonly kind: 'resume' } // the match that was going when the page was loaded anew
  | { readonly kind: 'watch'; readonly match: string | null } // null: TV
  | { readonly kind: 'local'; readonly plan: () => LocalPlan }; // on this device

export type Screen =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'joining'; readonly wish: Wish }
  | { readonly kind: 'waiting'; readonly wish: Wish; readonly lobby: LobbyInfo }
  | { readonly kind: 'failed'; readonly wish: Wish; readonly code: AskFailure }
  | { readonly kind: 'match'; readonly wish: Wish; readonly match: GameMatch };

export type Rivals =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed' }
  | { readonly kind: 'there'; readonly agents: readonly AgentInfo[] };

/** Why a match goes on without this page, or not at all. */
export type Loss = 'lost' | 'moved';

const AGENTS_AGAIN_MS = 4000;
const QUIET = {
  phase: null,
  match: null,
  seat: null,
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
  const hud = signal<MatchHud | null>(null);
  const people = signal<MatchPeople | null>(null);
  const loss = signal<Loss | null>(null);
  const rematching = signal(false); // asked, and the others have not yet
  const ends = new AbortController();
  let unfollow: (() => void) | null = null;
  let timer = 0;
  let canvasThere = false;
  let asking = false;

  function show(next: Screen): void {
    screen.value = next;
    if (next.kind === 'match') return;
    const told = { choosing: 'choosing', joining: 'joining', waiting: 'waiting', failed: 'failed' } as const;
    probe.duel = { screen: told[next.kind], ...QUIET, ...ZERO, arrowDrawnAt: null, actedTick: null };
  }
  function stopFollowing(): void {
    unfollow?.();
    unfollow = null;
  }
  function begin(wish: Wish, match: GameMatch): void {
    stopFollowing();
    loss.value = null;
    hud.value = null;
    people.value = null;
    rematching.value = false;
    show({ kind: 'match', wish, match });
  }
  function enterMatch(wish: Wish, joined: MatchJoined): void {
    const match = createMatch(joined, matchWire(connection, faults), performance.now());
    begin(wish, match);
    unfollow = followMatch(connection, match, faults, {
      people: (msg) => {
        people.value = msg;
      },
      moved: () => {
        loss.value = 'moved';
      },
      lost: () => {
        loss.value = 'lost';
      },
    });
  }
  function enter(wish: Wish, answer: Answer<Entered>): void {
    if (ends.signal.aborted || screen.value.kind === 'choosing') {
      if (answer.ok) leaveMatch(connection); // meanwhile the visitor went elsewhere
      return;
    }
    if (!answer.ok) {
      stopFollowing();
      if (wish.kind === 'resume') show({ kind: 'choosing' });
      else show({ kind: 'failed', wish, code: answer.code });
    } else if (answer.value.kind === 'playing') enterMatch(wish, answer.value.joined);
    else if (screen.value.kind === 'match') rematching.value = true;
    else show({ kind: 'waiting', wish, lobby: answer.value.lobby });
  }
  function ask(wish: Wish): Promise<Answer<Entered>> {
    switch (wish.kind) {
      case 'request':
        return askMatch.start(connection, wish.request);
      case 'enter':
        return askMatch.enter(connection, wish.code);
      case 'resume':
        return askMatch.resume(connection);
      case 'watch':
        return askMatch
          .watch(connection, wish.match)
          .then((answer) => (answer.ok ? { ok: true, value: { kind: 'playing', joined: answer.value } } : answer));
      case 'local':
        return Promise.resolve({ ok: false, code: 'no-match' });
    }
  }
  const unlisten = followLobby(connection, {
    lobby(lobby) {
      if (screen.value.kind === 'waiting') show({ ...screen.value, lobby });
    },
    joined(joined) {
      const now = screen.value;
      if (now.kind === 'waiting' || now.kind === 'match') enterMatch(now.wish, joined);
    },
    closed(code) {
      if (screen.value.kind === 'waiting') show({ kind: 'failed', wish: screen.value.wish, code });
    },
  });
  const onVisibility = (): void => {
    if (screen.value.kind === 'match' && screen.value.wish.kind !== 'local') tellHidden(connection, document.hidden);
  };
  document.addEventListener('visibilitychange', onVisibility);

  return {
    screen,
    rivals,
    speed,
    wind,
    hud,
    people,
    loss,
    rematching,
    async loadRivals(): Promise<void> {
      window.clearTimeout(timer);
      const agents = await fetchAgents(ends.signal);
      if (ends.signal.aborted) return;
      rivals.value = agents ? { kind: 'there', agents } : { kind: 'failed' };
      if (!agents) timer = window.setTimeout(() => void this.loadRivals(), AGENTS_AGAIN_MS);
    },
    want(wish: Wish): void {
      stopFollowing();
      show({ kind: 'joining', wish });
      if (canvasThere) void this.join();
    },
    /** Against an agent, by its id. */
    duel(agent: string): void {
      const request = {
        speed: speed.value,
        wind: wind.value,
        agent,
        company: 'agents',
        reaction: 0,
        seats: 2,
      } as const;
      this.want({ kind: 'request', request: { mode: 'duel', ...request } });
    },
    /** The canvas is there: now ask for the match. */
    async join(): Promise<void> {
      canvasThere = true;
      const now = screen.value;
      if (now.kind !== 'joining') return;
      if (now.wish.kind === 'local') begin(now.wish, createLocalMatch(now.wish.plan(), performance.now()));
      else enter(now.wish, await ask(now.wish));
    },
    /** The waiting room's host does not wait any longer. */
    go: (): void => startLobby(connection),
    async rematch(): Promise<void> {
      const now = screen.value;
      if (now.kind !== 'match' || asking) return; // R twice is one wish
      if (now.wish.kind === 'local' || now.wish.kind === 'watch') return this.want(now.wish);
      asking = true;
      const answer = await askMatch.rematch(connection);
      asking = false;
      if (screen.value !== now) {
        if (answer.ok && answer.value.kind === 'playing') leaveMatch(connection); // left while it was asked
        return;
      }
      const forgotten = !answer.ok && answer.code === 'no-match' && now.wish.kind === 'request';
      enter(now.wish, forgotten ? await ask(now.wish) : answer);
    },
    retry(): void {
      canvasThere = false;
      const now = screen.value;
      if (now.kind === 'failed') show({ kind: 'joining', wish: now.wish });
    },
    leave(): void {
      canvasThere = false;
      stopFollowing();
      leaveMatch(connection);
      hud.value = null;
      show({ kind: 'choosing' });
    },
    dispose(): void {
      const { kind } = screen.value;
      ends.abort();
      window.clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisibility);
      unlisten();
      stopFollowing();
      if (kind === 'match' || kind === 'joining' || kind === 'waiting') leaveMatch(connection);
      probe.duel = null;
    },
  };
}

export type Play = ReturnType<typeof createPlay>;
