/** The front page's cart: the live run's if it has one, else an agent of the house on this device, until then one that a fixed rule balances. */
import { signal } from '@preact/signals';
import { decideFrom } from '../../model/pageAgent.ts';
import { createShowcase } from '../../model/showcase.ts';
import type { StageSource, StageView } from '../../model/stageView.ts';
import { fetchModel } from '../../net/agents.ts';
import { connection } from '../arena.ts';
import { lazily } from '../lazily.ts';
import { rivalsAnswered } from '../play/rivals.ts';
import type { LiveCart } from '../runs/liveCart.ts';
import { whileShown } from './whileShown.ts';

/** Who is at the stick. */
export type Figure =
  | { readonly kind: 'live'; readonly episode: number; readonly step: number }
  | { readonly kind: 'house'; readonly episode: number }
  | { readonly kind: 'rule' };

const SHOWCASE_SEED = 7;
const LIVE_WITHIN_MS = 2500; // without a live cart for so long, an agent of the house takes the stick
const STILL_AT_MS = 3300; // of the rule's showcase: a pole that leans a little
const FRAME_MS = 50;

/** @param still for who wants no motion: a picture of the live cart as it was when it came */
export function createFigure(still: boolean) {
  const figure = signal<Figure>({ kind: 'rule' });
  const ends = new AbortController();
  let cart: LiveCart | null = null;
  let standIn = createShowcase(SHOWCASE_SEED, 'rule');
  let house: number | null = null; // episode of the stand-in, if it is one of the house
  let missingSince: number | null = null; // ms: no live cart
  let picture = still ? posed(standIn) : null;
  let taken = false; // the picture is that of the live cart

  function show(next: Figure): void {
    const { value } = figure;
    if (value.kind === 'live' && next.kind === 'live' ? value.step !== next.step : value.kind !== next.kind)
      figure.value = next;
  }
  /** The live cart now, shown as such. */
  function live(nowMs: number): StageView | null {
    const shown = cart?.frame(nowMs) ?? null;
    if (shown) show({ kind: 'live', episode: shown.episode, step: shown.step });
    return shown?.stage ?? null;
  }
  function openCart(): () => void {
    const stop = lazily(
      () => import('../runs/liveCart.ts'),
      ({ openLiveCart }) => {
        cart = openLiveCart(connection);
      },
    );
    return () => {
      stop();
      cart?.close();
      cart = null;
    };
  }
  /** Until it came, then it is closed. */
  function openPicture(): () => void {
    if (taken) return () => undefined;
    const close = openCart();
    const timer = window.setInterval(() => {
      const view = live(performance.now());
      if (!view) return;
      picture = view;
      taken = true;
      stop();
    }, FRAME_MS);
    const stop = (): void => {
      window.clearInterval(timer);
      close();
    };
    return stop;
  }
  async function takeHouseAgent(): Promise<void> {
    const agents = await rivalsAnswered();
    const agent = agents.at(-2) ?? agents.at(-1); // the strongest but one: it stands for long, falls, and begins again
    const bytes = agent && !ends.signal.aborted ? await fetchModel(agent.id, ends.signal) : null;
    const decide = bytes && decideFrom(bytes);
    if (!decide || !agent || ends.signal.aborted) return;
    standIn = createShowcase(SHOWCASE_SEED, decide);
    house = agent.episode;
  }
  let asked = false; // for the agent of the house

  return {
    figure,
    open(): () => void {
      const close = whileShown(document, still ? openPicture : openCart);
      return () => {
        close();
        ends.abort();
      };
    },
    source(nowMs: number): StageView {
      if (picture) return picture;
      const view = live(nowMs);
      if (view) {
        missingSince = null;
        return view;
      }
      missingSince ??= nowMs;
      if (!asked && nowMs - missingSince > LIVE_WITHIN_MS) {
        asked = true;
        void takeHouseAgent();
      }
      show(house === null ? { kind: 'rule' } : { kind: 'house', episode: house });
      return standIn(nowMs);
    },
  };
}

/** The rule's cart at one moment. */
function posed(source: StageSource): StageView {
  for (let at = 0; at < STILL_AT_MS; at += FRAME_MS) source(at);
  return source(STILL_AT_MS);
}
