/** A canvas that draws what its source says, once per frame, at the size of its parent. */
import { AUTO, Game, NONE, Scene } from 'phaser';
import { type LaneBox, laneBoxes } from '../model/laneLayout.ts';
import type { StageSource, StageView } from '../model/stageView.ts';
import { drawCart } from './cartDrawing.ts';
import { laneSpace } from './lane.ts';
import { drawFrame, drawGround } from './laneFrame.ts';
import { readPalette } from './palette.ts';
import { places } from './pose.ts';
import { drawOverview, drawTrack, drawWind } from './trackDrawing.ts';
import { createTumble } from './tumble.ts';

export interface StageOptions {
  readonly source: StageSource;
  readonly headroom: number; // CSS pixels kept free for text at the top of each lane
  readonly onDrawn?: (view: StageView, nowMs: number) => void; // after the frame was drawn
}

export interface Stage {
  destroy(): void;
}

const MOST_PIXELS_PER_POINT = 2; // sharper costs frames and shows nothing more

/** Settles when the first frame was drawn. */
export function mountStage(parent: HTMLElement, options: StageOptions): Promise<Stage> {
  const unit = Math.min(Math.max(window.devicePixelRatio, 1), MOST_PIXELS_PER_POINT);
  const size = () => ({
    width: Math.max(Math.round(parent.clientWidth * unit), 1),
    height: Math.max(Math.round(parent.clientHeight * unit), 1),
  });
  return new Promise((resolve) => {
    let game: Game | null = null;
    const resizes = new ResizeObserver(() => {
      const { width, height } = size();
      if (game?.isBooted && game.scale.width + game.scale.height > 0) game.scale.resize(width, height);
    });
    const stage: Stage = {
      destroy() {
        resizes.disconnect();
        game?.destroy(true);
      },
    };
    let drawn = false;
    const scene = stageScene(unit, options, () => {
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

/** From CSS pixels to those of the canvas. */
function scaled({ x, y, width, height, small }: LaneBox, unit: number): LaneBox {
  return { x: x * unit, y: y * unit, width: width * unit, height: height * unit, small };
}

function stageScene(unit: number, options: StageOptions, onFirst: () => void): Scene {
  const palette = readPalette();
  const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const pose = createTumble(still);
  let drift = 0; // m that the wind's streaks have gone
  let last = performance.now();

  return new (class extends Scene {
    private pen!: Phaser.GameObjects.Graphics;

    create(): void {
      this.game.canvas.setAttribute('aria-hidden', 'true');
      this.pen = this.add.graphics();
    }

    override update(): void {
      const now = performance.now();
      const view = options.source(now);
      const { width, height } = this.game.canvas;
      const pen = this.pen.clear();
      if (!still) drift += ((view.carts[0]?.wind ?? 0) * Math.min(now - last, 100)) / 1000;
      last = now;
      const boxes = laneBoxes(width / unit, height / unit, view.carts.length, view.own);
      if (boxes.length > 2) drawGround(pen, width, height, palette);
      boxes.forEach((inPoints, lane) => {
        const cart = view.carts[lane]!;
        const drawn = pose(lane, cart, now);
        const box = scaled(inPoints, unit);
        const space = laneSpace(box, drawn.x, unit, options.headroom, cart.fall ? places(drawn) : []);
        const accent = cart.who === 'human' ? palette.human : palette.agent;
        if (boxes.length > 2) drawFrame(pen, space, accent, cart.fall !== null, palette);
        drawWind(pen, space, cart.wind, drift, palette);
        drawTrack(pen, space, drawn.x, palette);
        drawCart(pen, space, cart, drawn, palette);
        drawOverview(pen, space, drawn.x, accent, palette);
      });
      options.onDrawn?.(view, now);
      onFirst();
    }
  })();
}
