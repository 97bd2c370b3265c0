/** The stick of a run's stage: who would go on from where you let go, and the cart while it is off the run. */
import { computed, effect, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { RunDetail } from '../../../shared/protocol/runEvents.ts';
import type { Decide, Push } from '../../model/freeLane.ts';
import { decideFrom } from '../../model/pageAgent.ts';
import { probe } from '../../model/probe.ts';
import type { RunModel } from '../../model/run/runModel.ts';
import type { StageView } from '../../model/stageView.ts';
import {
  createWatchStick,
  type Heir,
  type ShownCart,
  strongestHeir,
  type WatchStick,
  type WatchStickHud,
} from '../../model/watchStick.ts';
import { stageOf } from '../../model/worlds/cartLanes.ts';
import { type HouseAgents, useHouseAgents } from '../alone/houseAgents.ts';
import { sameFields } from '../sameFields.ts';
import type { WorldsState } from './worldsState.ts';

const EVERY_MS = 1000; // the run's checkpoints are looked at

/** Whether its checkpoints can act on a cart's state. */
function canInherit({ pixels, settings }: RunDetail): boolean {
  return !pixels && settings.kind === 'dqn';
}

/** The training cart as it was drawn last; null where there is none that stands. */
function shownCart(state: WorldsState): ShownCart | null {
  const walked = state.view.lanes().find(({ role }) => role === 'training')?.walked;
  if (walked?.now.kind !== 'cart' || walked.action === null || walked.ended) return null;
  return { cart: walked.now.cart, tick: walked.steps, push: walked.action === 1 ? 1 : 0 };
}

function createWorldStick(world: WorldsState, model: RunModel, agents: HouseAgents) {
  const checkpoints = signal(model.checkpoints());
  const timer = window.setInterval(() => {
    checkpoints.value = model.checkpoints();
  }, EVERY_MS);
  const heir = computed<Heir | null>(() => {
    const detail = model.detail();
    const list = agents.list.value ?? [];
    const kin = list.filter((one) => one.recipe === detail?.recipe);
    return strongestHeir(detail && canInherit(detail) ? checkpoints.value : [], kin.length > 0 ? kin : list);
  });
  const heirId = computed(() => heir.value?.id ?? null);
  const policy = signal<{ readonly mean: number; readonly decide: Decide } | null>(null); // the newest that was fetched
  const hud = signal<WatchStickHud | null>(null); // null: the run is shown
  let stick: WatchStick | null = null;
  let wanted: string | null = null;
  let waits = false; // the cart was down when you reached for it: the next one is yours

  /** A checkpoint comes from the run itself, wherever that is trained. */
  async function decideOf(id: string): Promise<Decide | null> {
    if (!checkpoints.peek().some((one) => one.id === id)) return agents.decide(id);
    try {
      return decideFrom(await world.checkpoint(id));
    } catch {
      return null;
    }
  }

  const stop = effect(() => {
    const id = heirId.value;
    if (id === null || id === wanted) return;
    wanted = id;
    const { mean } = heir.peek()!;
    void decideOf(id).then((decide) => {
      if (decide && wanted === id) policy.value = { mean, decide };
      else if (wanted === id) wanted = null; // asked again with the next one
    });
  });

  function reach(): void {
    const shown = shownCart(world);
    waits = shown === null;
    if (!shown || !policy.value) return;
    stick = createWatchStick(shown, policy.value.decide, world.stepMs());
    hud.value = stick.frame(performance.now()).hud;
  }
  function returnToRun(): void {
    waits = false;
    stick = null;
    hud.value = null;
    probe.alone = null;
  }

  return {
    hud,
    policy,
    /** What the stage draws: the run's lanes, or the cart in your hands while the run goes on unseen. */
    source(nowMs: number): StageView {
      if (waits) reach();
      if (!stick) return stageOf(world.view.lanes());
      const { stage, hud: next } = stick.frame(nowMs);
      if (next.phase === 'gone') {
        returnToRun();
        return stageOf(world.view.lanes());
      }
      if (!sameFields(hud.value, next)) hud.value = next;
      probe.alone = { ...next, page: 'watch' };
      return stage;
    },
    take(): void {
      if (stick) stick.take();
      else reach();
    },
    giveBack(): void {
      waits = false;
      stick?.giveBack();
    },
    setPush: (push: Push) => stick?.setPush(push),
    returnToRun,
    dispose(): void {
      stop();
      window.clearInterval(timer);
      returnToRun();
    },
  };
}

export type WorldStick = ReturnType<typeof createWorldStick>;

export function useWorldStick(world: WorldsState): WorldStick {
  const agents = useHouseAgents();
  const stick = useMemo(() => createWorldStick(world, world.model, agents), [world, agents]);
  useEffect(() => () => stick.dispose(), [stick]);
  return stick;
}
