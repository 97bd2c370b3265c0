/** A canvas the size of its parent that is drawn anew in every frame. */
import { AUTO, Game, type GameObjects, NONE, Scene } from 'phaser';

export interface Stage {
  destroy(): void;
  /** From now on a picture: drawn once more, and then only when its size changes or this is called again. */
  rest(): void;
}

/**
 * Draws one frame with a pen that has been cleared.
 * @param size in canvas pixels @param unit canvas pixels per CSS pixel
 */
export type DrawFrame = (
  pen: GameObjects.Graphics,
  size: { readonly width: number; readonly height: number },
  unit: number,
  nowMs: number,
) => void;

const MOST_PIXELS_PER_POINT = 2; // sharper costs frames and shows nothing more

/** Settles when the first frame was drawn. */
export function mountCanvas(parent: HTMLElement, draw: DrawFrame): Promise<Stage> {
  const unit = Math.min(Math.max(window.devicePixelRatio, 1), MOST_PIXELS_PER_POINT);
  const size = () => ({
    width: Math.max(Math.round(parent.clientWidth * unit), 1),
    height: Math.max(Math.round(parent.clientHeight * unit), 1),
  });
  return new Promise((resolve) => {
    let game: Game | null = null;
    let resting = false;
    const resizes = new ResizeObserver(() => {
      const { width, height } = size();
      if (game?.isBooted && game.scale.width + game.scale.height > 0) game.scale.resize(width, height);
      if (resting) game?.loop.wake();
    });
    const stage: Stage = {
      destroy() {
        resizes.disconnect();
        game?.destroy(true);
      },
      rest() {
        resting = true;
        game?.loop.wake();
      },
    };
    let drawn = false;
    const scene = frameScene((pen, canvas) => {
      draw(pen, canvas, unit, performance.now());
      if (resting) game?.loop.sleep(); // this frame is still shown
      if (drawn) return;
      drawn = true;
      resolve(stage);
    });
    game = new Game({
      type: AUTO,
      parent,
      ...size(),
      transparent: true,
      banner: false,
      autoFocus: false,
      audio: { noAudio: true },
      input: { keyboard: false, mouse: false, touch: false, gamepad: false },
      images: { default: '/white.png', missing: '/white.png', white: '/white.png' }, // its own are data: addresses, which the server's policy refuses
      render: { antialias: true, powerPreference: 'high-performance' },
      scale: { mode: NONE, zoom: 1 / unit },
      scene,
    });
    game.canvas?.setAttribute('aria-hidden', 'true');
    resizes.observe(parent);
  });
}

function frameScene(onFrame: (pen: GameObjects.Graphics, canvas: HTMLCanvasElement) => void): Scene {
  return new (class extends Scene {
    private pen!: GameObjects.Graphics;

    create(): void {
      this.game.canvas.setAttribute('aria-hidden', 'true');
      this.pen = this.add.graphics();
    }

    override update(): void {
      onFrame(this.pen.clear(), this.game.canvas);
    }
  })();
}
