/** Where the Practice page is: choosing, or at the cart, alone or beside an agent. */
import { computed, signal } from '@preact/signals';
import type { WindLevel } from '../../../shared/sim/wind.ts';
import type { Push } from '../../model/freeLane.ts';
import { createPractice, type Practice, type PracticeHud, type PracticeSpeed } from '../../model/practice.ts';
import { probe } from '../../model/probe.ts';
import type { StageView } from '../../model/stageView.ts';
import { createStickPractice, type StickHud, type StickPractice } from '../../model/stickPractice.ts';
import { anySeed } from '../alone/anySeed.ts';
import type { HouseAgents } from '../alone/houseAgents.ts';
import { askedIn } from '../play/address.ts';
import { sameFields } from '../sameFields.ts';

export type Way = 'own' | 'stick';

export type Screen =
  | { readonly kind: 'intro' }
  | { readonly kind: 'own'; readonly game: Practice }
  | { readonly kind: 'stick'; readonly game: StickPractice; readonly agent: string };

/** In the address: offered to who falls at once at a match's slowest. */
export const SLOWEST = '#slow';
const EMPTY: StageView = { carts: [] };

export function createPracticeState(agents: HouseAgents) {
  const asked = askedIn(window.location.hash); // a link to an agent: its stick is there at once
  const screen = signal<Screen>({ kind: 'intro' });
  const way = signal<Way>(asked?.kind === 'agent' ? 'stick' : 'own');
  const speed = signal<PracticeSpeed>(window.location.hash === SLOWEST ? '0.25x' : '0.5x');
  const wind = signal<WindLevel>(0);
  const gentle = signal(true);
  const lets = signal(false); // letting go is no push
  const chosen = signal<string | null>(asked?.kind === 'agent' ? asked.id : null); // null: nobody has chosen yet
  /** Who is at the cart unless told otherwise: one that does not fall by itself. */
  const agent = computed(() => chosen.value ?? agents.list.value?.at(-1)?.id ?? '');
  const hud = signal<PracticeHud | null>(null);
  const stick = signal<StickHud | null>(null);
  const lost = signal(false); // the agent's policy could not be had
  let attempt = 0;

  function setPush(push: Push): void {
    const now = screen.value;
    if (now.kind !== 'intro') now.game.setPush(push);
  }

  const state = {
    screen,
    way,
    speed,
    wind,
    gentle,
    lets,
    hud,
    stick,
    lost,
    agent,
    choose(id: string): void {
      chosen.value = id;
    },
    setPush,
    async start(): Promise<void> {
      const mine = ++attempt;
      lost.value = false;
      const settings = { seed: anySeed(), wind: wind.value, speed: speed.value };
      if (way.value === 'own') {
        hud.value = null;
        screen.value = { kind: 'own', game: createPractice({ ...settings, gentle: gentle.value }) };
        return;
      }
      const id = agent.value;
      const decide = await agents.decide(id);
      if (mine !== attempt) return;
      lost.value = decide === null;
      if (!decide) return;
      stick.value = null;
      screen.value = { kind: 'stick', agent: id, game: createStickPractice({ ...settings, decide }) };
    },
    frame(nowMs: number): StageView {
      const now = screen.value;
      if (now.kind === 'intro') return EMPTY;
      if (now.kind === 'own') {
        const { stage, hud: next } = now.game.frame(nowMs);
        if (!sameFields(hud.value, next)) hud.value = next;
        probe.alone = { ...next, page: 'practice' };
        return stage;
      }
      const { stage, hud: next } = now.game.frame(nowMs);
      if (!sameFields(stick.value, next)) stick.value = next;
      probe.alone = { ...next, page: 'stick' };
      return stage;
    },
    leave(): void {
      attempt++;
      if (agents.list.value?.every(({ id }) => id !== chosen.value)) chosen.value = null; // it came with the link
      screen.value = { kind: 'intro' };
      probe.alone = null;
    },
    dispose(): void {
      attempt++;
      probe.alone = null;
    },
  };
  if (asked?.kind === 'agent') void state.start();
  return state;
}

export type PracticeState = ReturnType<typeof createPracticeState>;
