/** The stage alone, with carts that a test sets. Its clock can be held, so that pictures are of the moment that they say. */
import '../../../client/pages/tokens.css';
import '../../../client/pages/base.css';
import { mountStage, type Stage } from '../../../client/game/stage.ts';
import { laneBoxes } from '../../../client/model/laneLayout.ts';
import type { CartView, StageView } from '../../../client/model/stageView.ts';

const STANDING: CartView = {
  who: 'agent',
  life: '1',
  x: 0,
  theta: 0.05,
  push: 1,
  explored: false,
  fall: null,
  wind: 0,
};

let view: StageView = { carts: [] };
let effects = false;
let held: number | null = null;
let stage: Stage | null = null;
const real = performance.now.bind(performance);
performance.now = () => held ?? real();

const part = {
  /** As many carts as are told of, the rest of each as one that stands. */
  async show(carts: readonly Partial<CartView>[], own?: number, overtime = false): Promise<void> {
    view = { carts: carts.map((cart) => ({ ...STANDING, ...cart })), own, overtime };
    const host = document.getElementById('app')!;
    if (stage) return;
    Object.assign(host.style, { position: 'fixed', inset: '0', background: 'var(--stage-top)' });
    stage = await mountStage(host, { source: () => view, headroom: 40, effects: () => effects });
  },
  /** Whether the visitor wants effects. */
  want(wanted: boolean): void {
    effects = wanted;
  },
  hold(ms: number): void {
    held = ms;
  },
  boxes: () => laneBoxes(window.innerWidth, window.innerHeight, view.carts.length, view.own),
};
export type StagePart = typeof part;
Object.assign(window, { stagePart: part });
