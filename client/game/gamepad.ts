/** Gamepads as hands on the stick: what is down on one, and the watch over all. */
import type { Push } from '../model/freeLane.ts';

/** What a browser tells of one. */
export interface PadState {
  readonly mapping: string; // 'standard': the places below are what they are called
  readonly axes: readonly number[]; // -1..1
  readonly buttons: readonly { readonly pressed: boolean }[];
}

/** What is down, by its own name: axes and buttons. */
export type PadDown = ReadonlyMap<string, Push>;

export const NOTHING_DOWN: PadDown = new Map();

/** A stick counts from here on, and until it is back within the smaller one: a thumb that trembles at the border is no rain of pushes. */
export const STICK_TAKES = 0.5;
export const STICK_KEEPS = 0.3;

const STICKS = { standard: [0, 2], other: [0, 6] } as const; // both sticks; elsewhere the sixth axis often is a cross
const BUTTONS: Readonly<Record<'standard' | 'other', readonly (readonly [number, Push])[]>> = {
  standard: [
    [14, 0], // the cross
    [15, 1],
    [13, 'none'],
    [4, 0], // shoulders
    [5, 1],
    [6, 0], // triggers
    [7, 1],
    [2, 0], // the face's left and right
    [1, 1],
  ],
  other: [
    [4, 0],
    [5, 1],
  ],
};
const CONFIRMS = [0, 9]; // the face's lowest, start

/** @param before what was down a moment ago, for the sticks' two borders */
export function padDown(pad: PadState, before: PadDown): PadDown {
  const kind = pad.mapping === 'standard' ? 'standard' : 'other';
  const down = new Map<string, Push>();
  for (const axis of STICKS[kind]) {
    const name = `axis ${axis}`;
    const side = stickSide(pad.axes[axis] ?? 0, before.get(name));
    if (side !== null) down.set(name, side);
  }
  for (const [button, side] of BUTTONS[kind]) if (pad.buttons[button]?.pressed) down.set(`button ${button}`, side);
  return down;
}

function stickSide(value: number, before: Push | undefined): Push | null {
  if (value <= (before === 0 ? -STICK_KEEPS : -STICK_TAKES)) return 0;
  if (value >= (before === 1 ? STICK_KEEPS : STICK_TAKES)) return 1;
  return null;
}

export interface PadEars {
  press(source: string, side: Push): void;
  release(source: string): void;
  /** Any button, newly down. @param confirms one that says yes in menus */
  button(confirms: boolean): void;
}

interface Known {
  readonly down: PadDown;
  readonly buttons: readonly boolean[];
}

/** Looks once a frame, while there is a gamepad. */
export function listenPads(ears: PadEars, signal: AbortSignal): void {
  const known = new Map<number, Known>();
  let frame = 0;

  function look(pad: Gamepad): void {
    const before = known.get(pad.index);
    const down = padDown(pad, before?.down ?? NOTHING_DOWN);
    const source = (name: string): string => `gamepad ${pad.index} ${name}`;
    for (const name of before?.down.keys() ?? []) if (!down.has(name)) ears.release(source(name));
    for (const [name, side] of down) if (before?.down.get(name) !== side) ears.press(source(name), side);
    const buttons = pad.buttons.map(({ pressed }) => pressed);
    buttons.forEach((pressed, button) => {
      if (pressed && before && !before.buttons[button]) ears.button(CONFIRMS.includes(button));
    });
    known.set(pad.index, { down, buttons });
  }
  function forget(index: number): void {
    for (const name of known.get(index)?.down.keys() ?? []) ears.release(`gamepad ${index} ${name}`);
    known.delete(index);
  }
  function poll(): void {
    const pads = navigator.getGamepads().filter((pad) => pad?.connected === true);
    for (const index of [...known.keys()]) if (!pads.some((pad) => pad!.index === index)) forget(index);
    for (const pad of pads) look(pad!);
    frame = pads.length > 0 ? requestAnimationFrame(poll) : 0;
  }
  function begin(): void {
    if (frame === 0) poll();
  }
  if (typeof navigator.getGamepads !== 'function') return;
  window.addEventListener('gamepadconnected', begin, { signal });
  signal.addEventListener('abort', () => cancelAnimationFrame(frame));
  begin();
}
