/** Where the Saboteur page is: choosing a victim, or blowing at it. */
import { computed, signal } from '@preact/signals';
import type { SpeedClass } from '../../../shared/arena/speed.ts';
import type { AgentInfo } from '../../../shared/protocol/events.ts';
import type { Toppling } from '../../model/bestScores.ts';
import type { Decide, Push } from '../../model/freeLane.ts';
import { firstRival } from '../../model/levels.ts';
import { probe } from '../../model/probe.ts';
import { ticksUnharmed } from '../../model/saboteur.ts';
import { createSaboteurGame, type SaboteurGame, type SaboteurHud } from '../../model/saboteurGame.ts';
import type { StageView } from '../../model/stageView.ts';
import { anySeed } from '../alone/anySeed.ts';
import type { HouseAgents } from '../alone/houseAgents.ts';
import { sameFields } from '../sameFields.ts';
import { createKeptScores } from './kept.ts';

export type Screen =
  | { readonly kind: 'intro' }
  | { readonly kind: 'game'; readonly game: SaboteurGame; readonly agent: AgentInfo };

export interface Outcome {
  readonly unharmed: number; // ticks that it would have stood
  readonly record: boolean;
}

const EMPTY: StageView = { carts: [] };

export function createSaboteurState(agents: HouseAgents) {
  const screen = signal<Screen>({ kind: 'intro' });
  const speed = signal<SpeedClass>('0.5x');
  const chosen = signal<string | null>(null); // null: nobody has chosen yet
  const agent = computed<AgentInfo | null>(() => {
    const list = agents.list.value ?? [];
    return list.find(({ id }) => id === chosen.value) ?? list[firstRival(list.map(({ mean }) => mean))] ?? null;
  });
  const hud = signal<SaboteurHud | null>(null);
  const outcome = signal<Outcome | null>(null); // of the game that is over
  const lost = signal(false); // the agent's policy could not be had
  const kept = createKeptScores();
  let attempt = 0;

  const keyOf = ({ sha256 }: AgentInfo): string => `${sha256} ${speed.value}`; // the very policy, whatever it is called
  function begin(victim: AgentInfo, decide: Decide): void {
    hud.value = null;
    outcome.value = null;
    const game = createSaboteurGame({ seed: anySeed(), speed: speed.value, decide });
    screen.value = { kind: 'game', game, agent: victim };
  }
  function finish(victim: AgentInfo, { setup }: SaboteurGame, { tick, used, fall }: SaboteurHud): void {
    const record = fall !== null && kept.add(keyOf(victim), { tick, used });
    outcome.value = { unharmed: ticksUnharmed(setup.seed, setup.decide), record };
  }

  return {
    screen,
    speed,
    agent,
    hud,
    outcome,
    lost,
    best: (victim: AgentInfo): Toppling | null => kept.scores.value[keyOf(victim)] ?? null,
    choose(id: string): void {
      chosen.value = id;
    },
    setPush(blow: Push): void {
      if (screen.value.kind === 'game') screen.value.game.setPush(blow);
    },
    async start(): Promise<void> {
      const victim = agent.value;
      if (!victim) return;
      const mine = ++attempt;
      lost.value = false;
      const decide = await agents.decide(victim.id);
      if (mine !== attempt) return;
      lost.value = decide === null;
      if (decide) begin(victim, decide);
    },
    again(): void {
      const now = screen.value;
      if (now.kind === 'game') begin(now.agent, now.game.setup.decide);
    },
    frame(nowMs: number): StageView {
      const now = screen.value;
      if (now.kind !== 'game') return EMPTY;
      const { stage, hud: next } = now.game.frame(nowMs);
      if (!sameFields(hud.value, next)) hud.value = next;
      if (next.phase === 'over' && outcome.value === null) finish(now.agent, now.game, next);
      probe.alone = { ...next, page: 'saboteur' };
      return stage;
    },
    leave(): void {
      attempt++;
      screen.value = { kind: 'intro' };
      probe.alone = null;
    },
    dispose(): void {
      attempt++;
      probe.alone = null;
    },
  };
}

export type SaboteurState = ReturnType<typeof createSaboteurState>;
