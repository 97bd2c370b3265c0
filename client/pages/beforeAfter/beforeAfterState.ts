/** Where the Before / after page is, and the tries so far of the pair that is shown. */
import { computed, signal } from '@preact/signals';
import type { SpeedClass } from '../../../shared/arena/speed.ts';
import type { AgentInfo } from '../../../shared/protocol/events.ts';
import type { WindLevel } from '../../../shared/sim/wind.ts';
import {
  type Comparison,
  type ComparisonHud,
  createComparison,
  type Ending,
  playOut,
} from '../../model/beforeAfter.ts';
import type { Decide, Push } from '../../model/freeLane.ts';
import { probe } from '../../model/probe.ts';
import type { StageView } from '../../model/stageView.ts';
import { anySeed } from '../alone/anySeed.ts';
import type { HouseAgents } from '../alone/houseAgents.ts';
import { sameFields } from '../sameFields.ts';

export interface Pair {
  readonly before: AgentInfo;
  readonly after: AgentInfo;
}

export type Screen =
  | { readonly kind: 'intro' }
  | { readonly kind: 'game'; readonly game: Comparison; readonly pair: Pair };

const EMPTY: StageView = { carts: [] };
const MORE_TRIES = 10;

export function createBeforeAfterState(agents: HouseAgents) {
  const screen = signal<Screen>({ kind: 'intro' });
  const speed = signal<SpeedClass>('1x');
  const wind = signal<WindLevel>(0);
  const withYou = signal(false);
  const chosen = signal<{ readonly before?: string; readonly after?: string }>({});
  /** The weakest and the strongest, unless told otherwise. */
  const pair = computed<Pair | null>(() => {
    const list = agents.list.value ?? [];
    const find = (id: string | undefined) => list.find((one) => one.id === id);
    const before = find(chosen.value.before) ?? list[0];
    const after = find(chosen.value.after) ?? list.at(-1);
    return before && after ? { before, after } : null;
  });
  const hud = signal<ComparisonHud | null>(null);
  const tries = signal<readonly (readonly Ending[])[]>([]); // of this pair, by lane
  const adding = signal(false); // more tries are being played out
  const lost = signal(false); // a policy could not be had
  let attempt = 0;
  let counted = false; // the try on the screen is among them

  function begin(shown: Pair, decides: readonly [Decide, Decide]): void {
    hud.value = null;
    counted = false;
    const settings = { seed: anySeed(), wind: wind.value, speed: speed.value, withYou: withYou.value };
    screen.value = { kind: 'game', pair: shown, game: createComparison({ ...settings, decides }) };
  }

  return {
    screen,
    speed,
    wind,
    withYou,
    pair,
    hud,
    tries,
    adding,
    lost,
    choose(which: keyof Pair, id: string): void {
      chosen.value = { ...chosen.value, [which]: id };
    },
    setPush(push: Push): void {
      if (screen.value.kind === 'game') screen.value.game.setPush(push);
    },
    async start(): Promise<void> {
      const shown = pair.value;
      if (!shown) return;
      const mine = ++attempt;
      lost.value = false;
      const [before, after] = await Promise.all([agents.decide(shown.before.id), agents.decide(shown.after.id)]);
      if (mine !== attempt) return;
      lost.value = !before || !after;
      tries.value = [];
      if (before && after) begin(shown, [before, after]);
    },
    again(): void {
      const now = screen.value;
      attempt++;
      adding.value = false;
      if (now.kind === 'game') begin(now.pair, now.game.setup.decides as [Decide, Decide]);
    },
    skip(): void {
      if (screen.value.kind === 'game') screen.value.game.skip();
    },
    /** More tries of the agents, each drawn from a start of its own, with the page alive in between. */
    async addTries(): Promise<void> {
      const now = screen.value;
      if (now.kind !== 'game' || adding.value) return;
      const mine = ++attempt;
      adding.value = true;
      for (let i = 0; i < MORE_TRIES && mine === attempt; i++) {
        tries.value = [...tries.value, playOut({ ...now.game.setup, seed: anySeed() })];
        await new Promise((resolve) => window.setTimeout(resolve, 0));
      }
      if (mine === attempt) adding.value = false;
    },
    frame(nowMs: number): StageView {
      const now = screen.value;
      if (now.kind !== 'game') return EMPTY;
      const { stage, hud: next } = now.game.frame(nowMs);
      const endings = counted ? null : now.game.endings();
      if (endings) {
        counted = true;
        tries.value = [...tries.value, endings];
      }
      if (!sameFields(hud.value, next)) hud.value = next;
      probe.alone = { ...next, page: 'before-after', tries: tries.value.length };
      return stage;
    },
    leave(): void {
      attempt++;
      adding.value = false;
      screen.value = { kind: 'intro' };
      probe.alone = null;
    },
    dispose(): void {
      attempt++;
      probe.alone = null;
    },
  };
}

export type BeforeAfterState = ReturnType<typeof createBeforeAfterState>;
