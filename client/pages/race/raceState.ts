/** Where the Race page is, and the steps between: the seed from the server, the learner in its thread, the race on the page's clock. */
import { signal } from '@preact/signals';
import type { SpeedClass } from '../../../shared/arena/speed.ts';
import type { Action } from '../../../shared/sim/cartpole.ts';
import { probe, type RaceProbe } from '../../model/probe.ts';
import { createRace, type Race, type Racer, type RaceView } from '../../model/race.ts';
import type { StageView } from '../../model/stageView.ts';
import type { AskFailure } from '../../net/connection.ts';
import { askForRace } from '../../net/race.ts';
import { type Learner, startLearner } from '../../workers/learner.ts';
import { connection } from '../arena.ts';
import { sameFields } from '../sameFields.ts';
import { createProofState } from './proofState.ts';

export type Screen =
  | { readonly kind: 'intro' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'failed'; readonly code: AskFailure | 'no-learner' }
  | { readonly kind: 'race'; readonly race: Race };

/** What the page's text shows of a race: the view without the carts, which change every frame. */
export type RaceHud = Omit<RaceView, 'carts' | 'you' | 'newborn' | 'tick'>;

const NOBODY: Racer = { life: 0, ticks: 0, best: 0, lives: [], fall: null };
const EMPTY: StageView = { carts: [] };

export function createRaceState() {
  const screen = signal<Screen>({ kind: 'intro' });
  const speed = signal<SpeedClass>('0.5x');
  const hud = signal<RaceHud | null>(null);
  const you = signal<Racer>(NOBODY);
  const newborn = signal<Racer>(NOBODY);
  const proof = createProofState();
  let learner: Learner | null = null;
  let attempt = 0;
  const seen: RaceProbe = {
    screen: 'intro',
    phase: null,
    seed: null,
    engine: null,
    tick: 0,
    held: null,
    lastKeyAt: null,
    arrowDrawnAt: null,
    you: NOBODY,
    newborn: NOBODY,
    winner: null,
  };
  probe.race = seen;

  function show(next: Screen): void {
    screen.value = next;
    seen.screen = next.kind;
  }
  function stop(): void {
    attempt++;
    learner?.stop();
    learner = null;
    proof.clear();
    Object.assign(seen, { phase: null, winner: null, held: null, lastKeyAt: null, arrowDrawnAt: null });
  }

  return {
    screen,
    speed,
    hud,
    you,
    newborn,
    proof,
    /** The canvas shows itself first; it then calls `begin`. */
    start(): void {
      stop();
      show({ kind: 'starting' });
    },
    async begin(): Promise<void> {
      stop();
      const mine = attempt;
      const answer = await askForRace(connection, speed.value);
      if (mine !== attempt) return;
      if (!answer.ok) {
        show({ kind: 'failed', code: answer.code });
        return;
      }
      const race = createRace(answer.value);
      seen.seed = answer.value.seed;
      learner = startLearner(answer.value.recipe, answer.value.seed, {
        onReady(engine) {
          seen.engine = engine;
          hud.value = null;
          seen.held = null; // the race before may have been drawn meanwhile
          show({ kind: 'race', race });
        },
        onSteps: (steps) => race.takeSteps(steps),
        onFingerprint: (fingerprint) => proof.claimed(answer.value, seen.engine ?? 'kernel', fingerprint),
        onFailed() {
          if (seen.winner !== null) return; // the race itself is over
          stop();
          show({ kind: 'failed', code: 'no-learner' });
        },
      });
    },
    setAction(action: Action, nowMs: number): void {
      const now = screen.value;
      if (now.kind !== 'race' || seen.held === action) return;
      now.race.setAction(action);
      Object.assign(seen, { held: action, lastKeyAt: nowMs, arrowDrawnAt: null });
    },
    frame(nowMs: number): StageView {
      const now = screen.value;
      if (now.kind !== 'race') return EMPTY;
      const view = now.race.frame(nowMs);
      if (view.winner === null) learner?.learnUpTo(now.race.wantedStep());
      else if (proof.proof.value.kind === 'none') {
        proof.asked();
        learner?.askFingerprint(now.race.livedSteps());
      }
      const { carts, you: yours, newborn: its, tick, ...rest } = view;
      if (!sameFields(hud.value, rest)) hud.value = rest;
      if (!sameFields(you.value, yours)) you.value = yours;
      if (!sameFields(newborn.value, its)) newborn.value = its;
      Object.assign(seen, { phase: view.phase, tick, held: view.held, you: yours, newborn: its, winner: view.winner });
      return { carts, own: 1 };
    },
    drawn(nowMs: number): void {
      if (seen.lastKeyAt !== null && seen.arrowDrawnAt === null) seen.arrowDrawnAt = nowMs;
    },
    leave(): void {
      stop();
      show({ kind: 'intro' });
    },
    dispose(): void {
      stop();
      probe.race = null;
    },
  };
}

export type RaceState = ReturnType<typeof createRaceState>;
