import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tickMs } from '../../shared/arena/speed.ts';
import type { Action } from '../../shared/sim/cartpole.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { startDelayProxy } from './support/delayProxy.ts';
import { type Recording, recordFrames } from './support/drawnFrames.ts';
import { balance, duelProbe } from './support/player.ts';
import { visit } from './support/visit.ts';
import { enterDuel, letFall, rematch, untilPhase } from './support/walk.ts';
import { type DuelOnWire, seatOn } from './support/wire.ts';

const CHAMPION = 5; // stands longer than the measurement takes
const WINDOW = { width: 800, height: 680 } as const; // a graphics card made of software draws it faster
const KEYS = 15; // pressed in a duel
const ENOUGH = 10; // of them with frames drawn before and after
const ATTEMPTS = 5; // a busy machine makes a slow hand, and the player falls
const REMEMBERED = 120; // ticks that the confirmed match keeps
const DELAY_MS = 150; // each way
const PER_TICK = tickMs('0.5x');

interface Answer {
  readonly tick: number; // from which on the push counts
  readonly action: Action;
  readonly arrowFrames: number; // drawn from the key on, until one showed the arrow turned
  readonly arrowMs: number;
  readonly waitTicks: number; // from the own clock when the page heard the key to `tick`
  readonly lateFrames: number; // drawn more than a tick after the key had been pressed, and still without the push
  readonly actedMs: number;
}

/** How page and cart answered each key that turned the push. */
function answers({ frames, keys }: Recording): Answer[] {
  const found: Answer[] = [];
  for (const [i, key] of keys.entries()) {
    const last = frames.findLast((frame) => frame.frames <= key.frames);
    const next = keys[i + 1]?.frames ?? Number.POSITIVE_INFINITY;
    const after = frames.filter((frame) => frame.frames > key.frames && frame.frames <= next);
    const { keyTick, actedTick } = after[0] ?? { keyTick: null, actedTick: null };
    if (!last || last.arrow === null || last.arrow === key.action || keyTick === null || actedTick === null) continue;
    const acted = after.findIndex((frame) => frame.tick > actedTick);
    if (acted === -1) continue; // the next key came first
    const pressedTick = last.tick + (key.at - last.at) / PER_TICK;
    const turned = after.findIndex((frame) => frame.arrow === key.action);
    found.push({
      tick: actedTick,
      action: key.action,
      arrowFrames: turned === -1 ? Number.POSITIVE_INFINITY : after[turned]!.frames - key.frames,
      arrowMs: after[Math.max(turned, 0)]!.at - key.at,
      waitTicks: actedTick - keyTick,
      lateFrames: after.slice(0, acted).filter((frame) => frame.tick > pressedTick + 1).length,
      actedMs: after[acted]!.at - key.at,
    });
  }
  return found;
}

/** What was drawn is what the server played: the same pushes from the same ticks on. */
function expectConfirmed(played: readonly Answer[], duel: DuelOnWire): void {
  const { confirmed, taken } = duel;
  const { tick } = confirmed.match();
  const known = played.filter((one) => one.tick < tick && one.tick > tick - REMEMBERED);
  expect(known.length).toBeGreaterThan(0);
  const pushes = known.map((one) => confirmed.actionsAt(one.tick + 1)[seatOn(duel)]);
  expect(pushes).toEqual(known.map((one) => one.action));
  expect(taken).not.toContain('mismatch');
}

function milliseconds(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b).map((value) => value.toFixed(1));
  return `median ${sorted[sorted.length >> 1]}, most ${sorted.at(-1)} ms`;
}

describe.runIf(browserAvailable())('[NET6] the own cart answers at once', () => {
  let server: ArenaServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startArena();
    browser = await launchChromium();
  });
  afterAll(async () => {
    await browser.close();
    await server.stop();
  });

  async function measure(url: string, way: string): Promise<void> {
    const { page, wire, end } = await visit(browser, url, { viewport: WINDOW });
    await enterDuel(page, CHAMPION);
    const measured: Answer[] = [];
    let recording: Recording;
    for (;;) {
      const stop = await recordFrames(page);
      await untilPhase(page, 'playing');
      await balance(page, wire, (_, presses) => presses < KEYS);
      recording = await stop();
      const duel = wire.duels.at(-1)!;
      const played = answers(recording);
      const late = (await duelProbe(page)).lateInputs > 0; // the machine stood still for longer than the buffer
      if (played.length > 0 && !late) {
        expectConfirmed(played, duel);
        measured.push(...played);
      }
      if (measured.length >= ENOUGH || wire.duels.length === ATTEMPTS) break;
      await letFall(page);
      await rematch(page);
    }
    const shown = await duelProbe(page);
    const first = recording.frames[0]!;
    const perFrame = (recording.frames.at(-1)!.at - first.at) / (recording.frames.length - 1);
    console.log(
      [
        `${way}: ${measured.length} keys, a frame every ${perFrame.toFixed(1)} ms, server ${(shown.tick - shown.serverTick).toFixed(1)} ticks behind`,
        `arrow turned in frame ${[...new Set(measured.map((one) => one.arrowFrames))].join(', ')} after the key: ${milliseconds(measured.map((one) => one.arrowMs))}`,
        `push counts at most ${Math.max(...measured.map((one) => one.waitTicks)).toFixed(2)} ticks after; frames without it a tick after the key: ${Math.max(...measured.map((one) => one.lateFrames))}; moving: ${milliseconds(measured.map((one) => one.actedMs))}`,
        `${shown.corrections} corrections, ${shown.lateInputs} late inputs, buffer ${shown.bufferTicks} ticks`,
      ].join('\n  '),
    );
    expect(measured.length).toBeGreaterThanOrEqual(ENOUGH);
    expect(shown.mismatches).toBe(0);
    expect(shown.corrections).toBeLessThanOrEqual(shown.lateInputs);
    for (const { arrowFrames, waitTicks, lateFrames } of measured) {
      expect(arrowFrames).toBe(1);
      expect(waitTicks).toBeLessThanOrEqual(1);
      expect(lateFrames).toBeLessThanOrEqual(2);
    }
    await end();
  }

  it('the arrow turns in the next drawn frame and the cart within a tick, with the server next door', async () => {
    await measure(server.url, 'next door');
  });

  it('and just so with the server 300 ms away and back', async () => {
    const far = await startDelayProxy(server.port, DELAY_MS);
    await measure(far.url, `${DELAY_MS} ms each way`);
    await far.stop();
  });
});
