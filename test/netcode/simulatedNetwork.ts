/** A server's duel and a page's duel client, with two queues between them that delay, jitter, stall and cut, all from one seed. */
import { createDuel, type Duel } from '../../server/arena/duel.ts';
import { tickMs } from '../../shared/arena/speed.ts';
import type { Frame, Keyframe } from '../../shared/netcode/confirmed.ts';
import { createDuelClient, type DuelClient, type DuelView } from '../../shared/netcode/duelClient.ts';
import type { Input } from '../../shared/netcode/inputQueue.ts';
import type { DuelResult } from '../../shared/protocol/events.ts';
import { packFrame, packInput, unpackFrame, unpackInput } from '../../shared/protocol/frame.ts';
import type { Action, CartPoleState } from '../../shared/sim/cartpole.ts';
import { nextBelow, nextUniform, type RandomStream, randomStream } from '../../shared/sim/random.ts';

export interface Weather {
  readonly seed: number;
  readonly delayMs: number; // one way
  readonly jitterMs: number; // uniform, added; order is kept, as TCP does
  readonly lostFrames: number; // share of the volatile frames that never leave
  readonly stalls: number; // a second: the way holds everything back, then lets it go at once
  readonly stallMs: number; // longest
  readonly drops: number; // a second: the connection breaks, what is on its way is lost
  readonly pollMs: number; // between two drawn frames of the page
  readonly clockSkew: number; // 1.0001: the page's clock runs that much faster
  readonly cutAtMs: number | null; // the connection breaks then
  readonly asleep: readonly [number, number] | null; // ms: the page draws nothing and sends nothing, as in a hidden tab
}

export const CALM: Weather = {
  seed: 1,
  delayMs: 20,
  jitterMs: 0,
  lostFrames: 0,
  stalls: 0,
  stallMs: 0,
  drops: 0,
  pollMs: 1000 / 60,
  clockSkew: 1,
  cutAtMs: null,
  asleep: null,
};

/** One direction: everything arrives in order. */
function createPipe(random: RandomStream, weather: Weather) {
  let waiting: { readonly at: number; readonly deliver: () => void }[] = [];
  let lastAt = 0;
  let stalledUntil = 0;
  return {
    send(nowMs: number, deliver: () => void): void {
      const jittered = nowMs + weather.delayMs + nextUniform(random) * weather.jitterMs;
      lastAt = Math.max(lastAt, jittered, stalledUntil);
      waiting.push({ at: lastAt, deliver });
    },
    pass(nowMs: number, stepMs: number): void {
      if (nextUniform(random) < (weather.stalls * stepMs) / 1_000)
        stalledUntil = nowMs + nextUniform(random) * weather.stallMs;
      if (nowMs < stalledUntil) waiting = waiting.map((one) => ({ ...one, at: Math.max(one.at, stalledUntil) }));
      while (waiting[0] && waiting[0].at <= nowMs) waiting.shift()!.deliver();
    },
    cut(): void {
      waiting = [];
    },
  };
}

/** Near enough to a good player: leans against where the pole will be. */
export function balance(cart: CartPoleState): Action {
  return cart.theta + 0.25 * cart.thetaDot + 0.05 * cart.x + 0.1 * cart.xDot > 0 ? 1 : 0;
}

export interface Played {
  readonly result: Omit<DuelResult, 'match'> | null;
  readonly view: DuelView;
  readonly views: readonly DuelView[];
  readonly lateInputs: number; // by the server
  readonly corrections: number;
  readonly freezes: number;
  readonly ticks: number;
}

export interface Play {
  readonly weather: Weather;
  readonly speed?: '0.5x' | '0.75x' | '1x';
  /** What the player holds, given what the page shows. */
  readonly player: (view: DuelView, random: RandomStream) => Action;
  readonly agent?: (cart: CartPoleState) => Action;
  readonly maxMs?: number;
}

export function play({ weather, speed = '1x', player, agent = balance, maxMs = 60_000 }: Play): Played {
  const random = randomStream(weather.seed, 'weather');
  const up = createPipe(randomStream(weather.seed, 'up'), weather);
  const down = createPipe(randomStream(weather.seed, 'down'), weather);
  const setup = { seed: nextBelow(random, 1_000_000), wind: 0, speed, seats: 2 } as const;
  const perTick = tickMs(speed);
  let now = 0;
  let connected = true;
  let backAt = 0;
  let result: Omit<DuelResult, 'match'> | null = null;
  let freezes = 0;
  let client: DuelClient | null = null;
  const views: DuelView[] = [];
  const pageNow = (): number => now * weather.clockSkew + 5_000;
  const toPage = (deliver: (to: DuelClient) => void): void => {
    if (connected)
      down.send(now, () => {
        if (client) deliver(client);
      });
  };

  const duel: Duel = createDuel({
    setup,
    seat: 0,
    decide: agent,
    ears: {
      frame(frame: Frame) {
        if (nextUniform(random) < weather.lostFrames) return;
        const packed = packFrame(frame);
        toPage((to) => to.onFrame(unpackFrame(packed)!, pageNow()));
      },
      keyframe(keyframe: Keyframe) {
        const json = JSON.stringify(keyframe);
        toPage((to) => to.onKeyframe(JSON.parse(json) as Keyframe, pageNow()));
      },
      frozen(frozen, tick) {
        if (frozen) freezes++;
        toPage((to) => to.onFrozen({ frozen, tick }, pageNow()));
      },
      finished(finished) {
        result = finished;
        toPage((to) => to.onFinished(finished));
      },
    },
  });
  /** The reply to a join or a resume. */
  function sendJoined(): void {
    const json = JSON.stringify(duel.keyframe());
    down.send(now, () => {
      const keyframe = JSON.parse(json) as Keyframe;
      if (client) client.onKeyframe(keyframe, pageNow());
      else client = createDuelClient({ seat: 0, setup, keyframe }, pageNow());
    });
  }
  sendJoined();

  function reconnect(): void {
    connected = true;
    up.send(now, () => {
      duel.freeze(now);
      duel.resume();
      sendJoined();
      const told = result;
      if (told) toPage((to) => to.onFinished(told));
    });
  }

  const stepMs = 0.5;
  let nextTick = perTick;
  let nextPoll = weather.pollMs;
  let endedAt: number | null = null;
  while (now < maxMs && (endedAt === null || now < endedAt + 3_000)) {
    now += stepMs;
    const cut = nextUniform(random) < (weather.drops * stepMs) / 1_000 || weather.cutAtMs === now;
    if (connected && cut) {
      connected = false;
      up.cut();
      down.cut();
      duel.freeze(now);
      backAt = now + 100 + nextUniform(random) * 2_000;
    }
    if (!connected && now >= backAt) reconnect();
    up.pass(now, stepMs);
    down.pass(now, stepMs);
    while (nextTick <= now) {
      nextTick += perTick;
      duel.tick(now);
    }
    while (nextPoll <= now) {
      nextPoll += weather.pollMs;
      const asleep = weather.asleep && now >= weather.asleep[0] && now < weather.asleep[1];
      if (!client || asleep) continue;
      const page: DuelClient = client;
      const seen = page.poll(pageNow());
      page.setAction(player(seen.view, random), pageNow());
      const after = page.poll(pageNow());
      for (const input of [...seen.inputs, ...after.inputs]) sendUp(input);
      if (connected && (seen.needsKeyframe || after.needsKeyframe))
        up.send(now, () => {
          const json = JSON.stringify(duel.keyframe());
          toPage((to) => to.onKeyframe(JSON.parse(json) as Keyframe, pageNow()));
        });
      views.push(after.view);
    }
    if (result && endedAt === null) endedAt = now;
  }
  function sendUp(input: Input): void {
    const packed = packInput(input);
    if (connected) up.send(now, () => duel.input(unpackInput(packed)!));
  }

  const view = views[views.length - 1]!;
  const late = (result as Omit<DuelResult, 'match'> | null)?.lateInputs ?? duel.keyframe().late;
  return {
    result,
    view,
    views,
    lateInputs: late,
    corrections: view.corrections,
    freezes,
    ticks: duel.keyframe().stateTick,
  };
}
