/** The stick of the Watch page: who would go on from where you let go, and the cart while it is off the live run. */
import { computed, effect, signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { Decide, Push } from '../../model/freeLane.ts';
import { probe } from '../../model/probe.ts';
import type { StageSource } from '../../model/stageView.ts';
import {
  createWatchStick,
  type Heir,
  strongestHeir,
  type WatchStick,
  type WatchStickHud,
} from '../../model/watchStick.ts';
import { type HouseAgents, useHouseAgents } from '../alone/houseAgents.ts';
import { sameFields } from '../sameFields.ts';
import type { Watch } from './watchState.ts';

function createStickState(watch: Watch, agents: HouseAgents) {
  const heir = computed<Heir | null>(() => {
    const { recipe } = watch.hud.value;
    const list = agents.list.value ?? [];
    const kin = list.filter((one) => one.recipe === recipe);
    return strongestHeir(watch.moments.value, kin.length > 0 ? kin : list);
  });
  const heirId = computed(() => heir.value?.id ?? null);
  const policy = signal<{ readonly mean: number; readonly decide: Decide } | null>(null); // the newest that was fetched
  const hud = signal<WatchStickHud | null>(null); // null: the live run is shown
  let stick: WatchStick | null = null;
  let wanted: string | null = null;
  let waits = false; // the cart was down when you reached for it: the next one is yours

  const stop = effect(() => {
    const id = heirId.value;
    if (id === null || id === wanted) return;
    wanted = id;
    const { mean } = heir.peek()!;
    void agents.decide(id).then((decide) => {
      if (decide && wanted === id) policy.value = { mean, decide };
      else if (wanted === id) wanted = null; // asked again with the next one
    });
  });

  function reach(): void {
    const shown = watch.shown();
    waits = shown === null;
    if (!shown || !policy.value) return;
    stick = createWatchStick(shown, policy.value.decide, watch.stepMs());
    hud.value = stick.frame(performance.now()).hud;
  }
  function returnToLive(): void {
    waits = false;
    stick = null;
    hud.value = null;
    probe.alone = null;
  }
  const source: StageSource = (nowMs) => {
    const live = watch.source(nowMs); // the run goes on meanwhile, unseen
    if (waits) reach();
    if (!stick) return live;
    const { stage, hud: next } = stick.frame(nowMs);
    if (next.phase === 'gone') {
      returnToLive();
      return live;
    }
    if (!sameFields(hud.value, next)) hud.value = next;
    probe.alone = { ...next, page: 'watch' };
    return stage;
  };

  return {
    source,
    hud,
    policy,
    take(): void {
      if (stick) stick.take();
      else reach();
    },
    giveBack(): void {
      waits = false;
      stick?.giveBack();
    },
    setPush: (push: Push) => stick?.setPush(push),
    returnToLive,
    dispose(): void {
      stop();
      returnToLive();
    },
  };
}

export type StickState = ReturnType<typeof createStickState>;

export function useWatchStick(watch: Watch): StickState {
  const agents = useHouseAgents();
  const state = useMemo(() => createStickState(watch, agents), [watch, agents]);
  useEffect(() => () => state.dispose(), [state]);
  return state;
}
