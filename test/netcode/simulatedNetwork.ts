/** A server's match and a page's client of it, with two queues between them that delay, jitter, stall and cut, all from one seed. */
import { tickMs } from '../../shared/arena/speed.ts';
import type { Input } from '../../shared/netcode/inputQueue.ts';
import { createMatchClient, type MatchClient, type MatchView } from '../../shared/netcode/matchClient.ts';
import { createMatchHost } from '../../shared/netcode/matchHost.ts';
import type { HostResult } from '../../shared/netcode/referee.ts';
import { packFrame, packInput, unpackFrame, unpackInput } from '../../shared/protocol/frame.ts';
import { packKeyframe, unpackKeyframe } from '../../shared/protocol/keyframe.ts';
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
  readonly result: HostResult | null;
  readonly view: MatchView;
  readonly views: readonly MatchView[];
  readonly lateInputs: number; // by the server
  readonly corrections: number;
  readonly freezes: number;
  readonly ticks: number;
}

export interface Play {
  readonly weather: Weather;
  readonly speed?: '0.5x' | '0.75x' | '1x';
  /** What the player holds, given what the page shows. */
  readonly player: (view: MatchView, random: RandomStream) => Action;
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
  let result: HostResult | null = null;
  let freezes = 0;
  let client: MatchClient | null = null;
  const views: MatchView[] = [];
  const pageNow = (): number => now * weather.clockSkew + 5_000;
  const toPage = (deliver: (to: MatchClient) => void): void => {
    if (connected)
      down.send(now, () => {
        if (client) deliver(client);
      });
  };

  const host = createMatchHost({
    setup,
    seats: [null, agent],
    patient: true,
    ears: {
      frozen(frozen, tick) {
        if (frozen) freezes++;
        else sendKeyframe();
        toPage((to) => to.onFrozen({ frozen, tick }, pageNow()));
      },
      finished(finished) {
        result = finished;
        sendKeyframe();
        toPage((to) => to.onFinished({ ...finished, lateInputs: finished.late[0]! }));
      },
    },
  });
  function sendKeyframe(): void {
    const packed = packKeyframe(host.keyframe(0));
    toPage((to) => to.onKeyframe(unpackKeyframe(packed)!, pageNow()));
  }
  /** Its frame, lost or not, and once a second full states. */
  function tick(): void {
    if (!host.tick(now) || host.frozen()) return;
    const packed = packFrame(host.frame(0));
    if (nextUniform(random) >= weather.lostFrames) toPage((to) => to.onFrame(unpackFrame(packed)!, pageNow()));
    if (host.clock() % Math.round(1_000 / perTick) === 0) sendKeyframe();
  }
  /** The reply to a join or a resume. */
  function sendJoined(): void {
    const packed = packKeyframe(host.keyframe(0));
    down.send(now, () => {
      const keyframe = unpackKeyframe(packed)!;
      if (client) client.onKeyframe(keyframe, pageNow());
      else client = createMatchClient({ seat: 0, setup, keyframe, states: false }, pageNow());
    });
  }
  sendJoined();

  function reconnect(): void {
    connected = true;
    up.send(now, () => {
      host.freeze(now);
      host.resume();
      sendJoined();
      const told = result;
      if (told) toPage((to) => to.onFinished({ ...told, lateInputs: told.late[0]! }));
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
      host.freeze(now);
      backAt = now + 100 + nextUniform(random) * 2_000;
    }
    if (!connected && now >= backAt) reconnect();
    up.pass(now, stepMs);
    down.pass(now, stepMs);
    while (nextTick <= now) {
      nextTick += perTick;
      tick();
    }
    while (nextPoll <= now) {
      nextPoll += weather.pollMs;
      const asleep = weather.asleep && now >= weather.asleep[0] && now < weather.asleep[1];
      if (!client || asleep) continue;
      const page: MatchClient = client;
      const seen = page.poll(pageNow());
      page.setAction(player(seen.view, random), pageNow());
      const after = page.poll(pageNow());
      for (const input of [...seen.inputs, ...after.inputs]) sendUp(input);
      if (connected && (seen.needsKeyframe || after.needsKeyframe)) up.send(now, sendKeyframe);
      views.push(after.view);
    }
    if (result && endedAt === null) endedAt = now;
  }
  function sendUp(input: Input): void {
    const packed = packInput(input);
    if (connected) up.send(now, () => host.input(0, unpackInput(packed)!));
  }

  const view = views[views.length - 1]!;
  return {
    result,
    view,
    views,
    lateInputs: host.keyframe(0).late,
    corrections: view.corrections,
    freezes,
    ticks: host.keyframe(0).stateTick,
  };
}
