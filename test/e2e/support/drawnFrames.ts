/**
 * What each drawn frame of a duel showed, and each key that came between: noted inside the page, right after the stage has drawn.
 * Whether the arrow beside the own cart points left or right is read from the pixels, not believed.
 */
import type { Page } from 'playwright-core';
import type { Action } from '../../../shared/sim/cartpole.ts';

export interface DrawnFrame {
  readonly at: number; // ms, when it was drawn
  readonly frames: number; // drawn so far, this one included
  readonly tick: number; // own clock
  readonly arrow: Action | null; // seen in the pixels
  readonly keyTick: number | null; // own clock when the page heard the newest key
  readonly actedTick: number | null; // first own tick that is stepped with it
}

export interface KeyPress {
  readonly at: number; // ms, when the browser took the key from the system
  readonly frames: number; // drawn before it
  readonly action: Action;
}

export interface Recording {
  readonly frames: readonly DrawnFrame[];
  readonly keys: readonly KeyPress[];
}

/** To be called while the stage is drawing. @returns ends the recording */
export async function recordFrames(page: Page): Promise<() => Promise<Recording>> {
  await page.evaluate(() => {
    const frames: DrawnFrame[] = [];
    const keys: KeyPress[] = [];
    const host = window as unknown as { recording: Recording; stopRecording: () => void };
    host.recording = { frames, keys };
    const stage = document.querySelector('canvas')!;
    const gl = (stage.getContext('webgl2') ?? stage.getContext('webgl')) as WebGL2RenderingContext;
    let row: number | null = null; // of the stage, from below: through the own cart and its arrow
    let rowOf = 0; // height of the stage for which it was found

    function pixels(from: number, height: number): Uint8Array {
      const bytes = new Uint8Array(4 * stage.width * height);
      const bound = gl.getParameter(gl.FRAMEBUFFER_BINDING) as WebGLFramebuffer | null;
      gl.bindFramebuffer(gl.FRAMEBUFFER, null);
      gl.readPixels(0, from, stage.width, height, gl.RGBA, gl.UNSIGNED_BYTE, bytes);
      gl.bindFramebuffer(gl.FRAMEBUFFER, bound);
      return bytes;
    }
    /** Amber pixels left and right of the longest white run, which is the cart. */
    function sides(bytes: Uint8Array, at: number): { readonly left: number; readonly right: number } {
      let [from, to, start] = [0, -1, 0];
      const amber: number[] = [];
      for (let x = 0; x < stage.width; x++) {
        const [r, g, b] = bytes.subarray(at + 4 * x, at + 4 * x + 3) as unknown as [number, number, number];
        if (!(r > 220 && g > 220 && b > 220)) start = x + 1;
        else if (x - start > to - from) [from, to] = [start, x];
        if (r > 230 && g > 150 && g < 200 && b < 100) amber.push(x);
      }
      if (to - from < 10) return { left: 0, right: 0 };
      return { left: amber.filter((x) => x < from).length, right: amber.filter((x) => x > to).length };
    }
    /** The row in the lower half with the longest arrow. */
    function findRow(): number | null {
      const height = stage.height >> 1;
      const bytes = pixels(0, height);
      const lengths = Array.from({ length: height }, (_, y) => {
        const { left, right } = sides(bytes, 4 * stage.width * y);
        return Math.abs(left - right);
      });
      const longest = Math.max(...lengths);
      return longest < 8 ? null : lengths.indexOf(longest);
    }
    function arrow(): Action | null {
      if (row === null || rowOf !== stage.height) [row, rowOf] = [findRow(), stage.height];
      if (row === null) return null;
      const { left, right } = sides(pixels(row, 1), 0);
      return left === right ? null : left > right ? 0 : 1;
    }

    let going = true;
    // The stage asked for its next frame before this does: in every frame this runs after it has drawn, before the picture is shown.
    const note = (): void => {
      if (!going) return;
      requestAnimationFrame(note);
      const { duel, frames: drawn } = window.__arena;
      if (!duel || frames.at(-1)?.frames === drawn) return;
      const { tick, lastKeyTick: keyTick, actedTick } = duel;
      frames.push({ at: performance.now(), frames: drawn, tick, arrow: arrow(), keyTick, actedTick });
    };
    requestAnimationFrame(note);
    const onKey = ({ code, timeStamp }: KeyboardEvent): void => {
      if (code !== 'ArrowLeft' && code !== 'ArrowRight') return;
      keys.push({ at: timeStamp, frames: window.__arena.frames, action: code === 'ArrowRight' ? 1 : 0 });
    };
    window.addEventListener('keydown', onKey, { capture: true });
    host.stopRecording = () => {
      going = false;
      window.removeEventListener('keydown', onKey, { capture: true });
    };
  });
  return () =>
    page.evaluate(() => {
      const host = window as unknown as { readonly recording: Recording; readonly stopRecording: () => void };
      host.stopRecording();
      return host.recording;
    });
}
