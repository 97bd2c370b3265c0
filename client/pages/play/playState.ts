/** Where a page with a match is: choosing, joining, waiting for others, failed, or in the match; and the steps between. */
import { effect, signal } from '@preact/signals';
import type {
  Entered,
  LobbyInfo,
  MatchJoined,
  MatchPeople,
  MatchRequest,
} from '../../../shared/protocol/matchEvents.ts';
import { createBumperMatch } from '../../model/bumperMatch.ts';
import { devicePlan } from '../../model/devicePlan.ts';
import { firstRival } from '../../model/levels.ts';
import { createLocalMatch, type LocalPlan } from '../../model/localMatch.ts';
import { createMatch, type GameMatch, type MatchHud } from '../../model/match.ts';
import { idleDuel } from '../../model/matchProbe.ts';
import { probe } from '../../model/probe.ts';
import type { SeedSetup } from '../../model/verify/seedAddress.ts';
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
import { anySeed } from '../alone/anySeed.ts';
import { connection, connectionState, faults, playerName } from '../arena.ts';
import { createHints } from './hintState.ts';
import { createHouse } from './house.ts';
import { isMatchKept, keepMatch } from './keptMatch.ts';
import { createOptions } from './options.ts';
import { levelRequest } from './path/levelRequest.ts';
import { rivalsAnswered } from './rivals.ts';
import { againFor, askFor, beginsAtOnce, isTv, type Wish } from './wish.ts';

export type Screen =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'joining'; readonly wish: Wish }
  | { readonly kind: 'waiting'; readonly wish: Wish; readonly lobby: LobbyInfo }
  | { readonly kind: 'failed'; readonly wish: Wish; readonly code: AskFailure }
  | { readonly kind: 'match'; readonly wish: Wish; readonly match: GameMatch };

/** Why a match goes on without this page, or not at all. */
export type Loss = 'lost' | 'moved';

export function createPlay() {
  const screen = signal<Screen>({ kind: 'choosing' });
  const hud = signal<MatchHud | null>(null);
  const people = signal<MatchPeople | null>(null);
  const loss = signal<Loss | null>(null);
  const rematching = signal(false); // asked, and the others have not yet
  const options = createOptions();
  const house = createHouse();
  const hints = createHints();
  let unfollow: (() => void) | null = null;
  let canvasThere = false;
  let asking = false;
  let gone = false; // the page has been left

  function show(next: Screen): void {
    if (next.kind !== 'joining' && next.kind !== 'match') canvasThere = false;
    screen.value = next;
    if (next.kind === 'match') return;
    probe.duel = idleDuel(next.kind);
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
    keepMatch(wish.kind === 'local' || match.joined.seat === null ? null : match.joined.match);
    show({ kind: 'match', wish, match });
  }
  function lose(why: Loss): void {
    keepMatch(null);
    loss.value = why;
  }
  function enterMatch(wish: Wish, joined: MatchJoined): void {
    const create = joined.mode === 'bumper' ? createBumperMatch : createMatch;
    const match = create(joined, matchWire(connection, faults), performance.now());
    begin(wish, match);
    unfollow = followMatch(connection, match, faults, {
      people: (msg) => {
        people.value = msg;
      },
      moved: () => lose('moved'),
      lost: () => (isTv(wish) ? play.want(wish) : lose('lost')),
    });
  }
  function enter(wish: Wish, answer: Answer<Entered>): void {
    if (gone || screen.value.kind === 'choosing') {
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
  const unlisten = followLobby(connection, {
    lobby(lobby) {
      if (screen.value.kind === 'waiting') show({ ...screen.value, lobby });
    },
    joined(joined) {
      const now = screen.value;
      if (now.kind === 'waiting' || now.kind === 'match') enterMatch(now.wish, joined);
    },
    closed(code) {
      const now = screen.value;
      if (code === 'elsewhere') {
        if (now.kind === 'waiting') play.want(againFor(now.wish, now.lobby));
        else if (now.kind === 'match' && isTv(now.wish)) play.want(now.wish);
      } else if (now.kind === 'waiting') show({ kind: 'failed', wish: now.wish, code });
    },
  });
  const unkeep = effect(() => {
    if (hud.value?.decided) keepMatch(null);
  });
  const onVisibility = (): void => {
    if (screen.value.kind === 'match' && screen.value.wish.kind !== 'local') tellHidden(connection, document.hidden);
  };
  document.addEventListener('visibilitychange', onVisibility);

  /** The server is out of reach or full: what it would answer takes seconds to know. */
  function isAway(): boolean {
    const state = connectionState.value;
    return state.kind === 'unreachable' || (state.kind === 'refused' && state.code === 'server-full');
  }
  /** The same on this device, as near as it can; null if it cannot. */
  function onDevice(request: MatchRequest): (() => LocalPlan) | null {
    const agents = house.onDevice.value;
    const first = agents[firstRival(agents.map(({ info }) => info.mean))] ?? null;
    return devicePlan(request, agents, first, playerName.value ?? '', anySeed);
  }

  const play = {
    screen,
    hud,
    people,
    loss,
    rematching,
    options,
    house,
    hints,
    isAway,
    onDevice,
    want(wish: Wish): void {
      stopFollowing();
      show({ kind: 'joining', wish });
      if (canvasThere || !beginsAtOnce(wish)) void this.join();
    },
    /** By the server, or on this device where it cannot be had. */
    start(request: MatchRequest): void {
      const plan = isAway() && request.company === 'agents' ? onDevice(request) : null;
      this.want(plan ? { kind: 'local', plan } : { kind: 'request', request });
    },
    /** Against an agent, by its id. */
    duel(agent: string): void {
      this.start(options.request('duel', 'agents', agent));
    },
    /** A start that somebody else had, alone on this device. */
    sameSeed(start: SeedSetup): void {
      const info = { kind: 'human', name: playerName.value ?? '' } as const;
      const seats = [{ info, decide: null }];
      this.want({ kind: 'local', plan: () => ({ mode: 'survival', setup: { ...start, seats: 1 }, seats }) });
    },
    /** Goes back to the match that was going when the page was loaded anew, if there was one. */
    resume(): void {
      if (isMatchKept()) this.want({ kind: 'resume' });
    },
    /** The canvas is there, or none is needed: now ask for the match. */
    async join(): Promise<void> {
      const now = screen.value;
      if (now.kind !== 'joining') return;
      if (now.wish.kind === 'local') begin(now.wish, createLocalMatch(now.wish.plan(), performance.now()));
      else if (now.wish.kind === 'level') await this.level(now.wish);
      else enter(now.wish, await askFor(connection, now.wish));
    },
    /** A step of the path, once it is known who stands on it. */
    async level(wish: Extract<Wish, { kind: 'level' }>): Promise<void> {
      const agents = await rivalsAnswered();
      if (gone || screen.value.kind !== 'joining' || screen.value.wish !== wish) return;
      const request = levelRequest(agents, wish.agent);
      if (request) this.start(request);
      else show({ kind: 'failed', wish, code: agents.length > 0 ? 'unknown-agent' : 'unreachable' });
    },
    canvasReady(): void {
      if (canvasThere) return;
      canvasThere = true;
      const now = screen.value;
      if (now.kind === 'joining' && beginsAtOnce(now.wish)) void this.join();
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
      enter(now.wish, forgotten ? await askFor(connection, now.wish) : answer);
    },
    retry(): void {
      const now = screen.value;
      if (now.kind === 'failed') this.want(now.wish);
    },
    leave(): void {
      const { kind } = screen.value;
      stopFollowing();
      keepMatch(null);
      if (kind !== 'failed') leaveMatch(connection); // what failed took nothing; another tab may wait for somebody
      hud.value = null;
      show({ kind: 'choosing' });
    },
    dispose(): void {
      const { kind } = screen.value;
      gone = true;
      house.dispose();
      hints.dispose();
      document.removeEventListener('visibilitychange', onVisibility);
      unlisten();
      unkeep();
      stopFollowing();
      if (kind === 'match' || kind === 'joining' || kind === 'waiting') {
        keepMatch(null);
        leaveMatch(connection);
      }
      probe.duel = null;
    },
  };
  return play;
}

export type Play = ReturnType<typeof createPlay>;
