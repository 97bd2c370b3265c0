import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { tickMs } from '../../shared/arena/speed.ts';
import type { Input } from '../../shared/netcode/inputQueue.ts';
import { browserAvailable, launchChromium } from '../support/browser.ts';
import { type ArenaServer, startArena } from './support/arenaServer.ts';
import { startDelayProxy } from './support/delayProxy.ts';
import { type Recording, recordFrames } from './support/drawnFrames.ts';
import { balance, duelProbe } from './support/player.ts';
import { visit } from './support/visit.ts';
import { enterDuel, letFall, rematch, untilPhase } from './support/walk.ts';

const CHAMPION = 5; // stands longer than the measurement takes
const WINDOW = { width: 800, height: 680 } as const; // a graphics card made of software draws it faster
const KEYS = 15; // pressed in a duel
const ENOUGH = 10; // of them with frames drawn before and after
const ATTEMPTS = 5; // a busy machine makes a slow hand, and the player falls
const DELAY_MS = 150; // each way
const PER_TICK = tickMs('0.5x');

interface Answer {
  readonly arrowFrames: number; // drawn from the key on, until one showed the arrow turned
  readonly arrowMs: number;
  readonly datedTicks: number; // from the own clock of the next drawn frame to the tick from which the push counts
  readonly lateFrames: number; // drawn after the key and a tick had passed, and still without the push
  readonly actedMs: number;
}

/** How page and cart answered each key that turned the push. @param inputs as sent to the server */
function answers({ frames, keys }: Recording, inputs: readonly Input[]): Answer[] {
  const found: Answer[] = [];
  for (const [i, key] of keys.entries()) {
    const before = frames.findLastIndex((frame) => frame.frames <= key.frames);
    const next = keys[i + 1]?.frames ?? Number.POSITIVE_INFINITY;
    const after = frames.filter((frame) => frame.frames > key.frames && frame.frames <= next);
    const last = frames[before];
    const acted = after.findIndex((frame) => frame.actedTick !== null);
    if (!last || last.arrow === null || last.arrow === key.action || acted === -1) continue;
    const tickAtKey = last.tick + (key.at - last.at) / PER_TICK;
    const dated = inputs.find((input) => input.tick > last.tick && input.action === key.action)?.tick;
    if (dated === undefined) throw new Error(`the push ${key.action} at tick ${tickAtKey} was never sent`);
    const turned = after.findIndex((frame) => frame.arrow === key.action);
    const begun = after.findIndex((frame) => frame.tick > tickAtKey + 1);
    found.push({
      arrowFrames: turned === -1 ? Number.POSITIVE_INFINITY : after[turned]!.frames - key.frames,
      arrowMs: after[Math.max(turned, 0)]!.at - key.at,
      datedTicks: dated - after[0]!.tick,
      lateFrames: begun === -1 ? 0 : Math.max(acted - begun, 0),
      actedMs: after[acted]!.at - key.at,
    });
  }
  return found;
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
      measured.push(...answers(recording, duel.inputs));
      expect(duel.taken).not.toContain('mismatch');
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
        `push counts at most ${Math.max(...measured.map((one) => one.datedTicks)).toFixed(2)} ticks after that frame; drawn without it a tick after the key: ${Math.max(...measured.map((one) => one.lateFrames))} frames; seen: ${milliseconds(measured.map((one) => one.actedMs))}`,
        `${shown.corrections} corrections, ${shown.lateInputs} late inputs, buffer ${shown.bufferTicks} ticks`,
      ].join('\n  '),
    );
    expect(measured.length).toBeGreaterThanOrEqual(ENOUGH);
    for (const { arrowFrames, datedTicks, lateFrames } of measured) {
      expect(arrowFrames).toBe(1);
      expect(datedTicks).toBeLessThanOrEqual(1);
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
