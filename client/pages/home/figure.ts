/** The front page's cart: the live run's if it has one, else an agent of the house on this device, else one that a fixed rule balances. */
import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks';
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
const LIVE_WITHIN_MS = 2500; // later, an agent of the house takes the stick meanwhile
const STILL_AT_MS = 3300; // of the rule's showcase: a pole that leans a little
const FRAME_MS = 50;

/** With reduced motion it is a picture: the live cart as it was when it came. */
export function useFigure() {
  const still = useMemo(() => window.matchMedia('(prefers-reduced-motion: reduce)').matches, []);
  const figure = useSignal<Figure>({ kind: 'rule' });
  const cart = useRef<LiveCart | null>(null);
  const house = useRef<number | null>(null); // episode of the stand-in, if it is one of the house
  const standIn = useRef<StageSource>(useMemo(() => createShowcase(SHOWCASE_SEED, 'rule'), []));
  const picture = useRef<StageView | null>(useMemo(() => (still ? posed(standIn.current) : null), [still]));

  const show = useCallback(
    (next: Figure): void => {
      if (!sameFigure(figure.value, next)) figure.value = next;
    },
    [figure],
  );
  useEffect(() => {
    let done = false; // the picture is taken
    const stop = whileShown(document, () => {
      if (done) return () => undefined;
      const stopFetching = lazily(
        () => import('../runs/liveCart.ts'),
        ({ openLiveCart }) => {
          cart.current = openLiveCart(connection);
        },
      );
      const watch = still ? window.setInterval(take, FRAME_MS) : 0;
      return () => {
        window.clearInterval(watch);
        stopFetching();
        cart.current?.close();
        cart.current = null;
      };
    });
    function take(): void {
      const shown = cart.current?.frame(performance.now());
      if (!shown || done) return;
      done = true;
      picture.current = shown.stage;
      show({ kind: 'live', episode: shown.episode, step: shown.step });
      stop();
    }
    return stop;
  }, [still, show]);
  useEffect(() => {
    if (still) return;
    const ends = new AbortController();
    const timer = window.setTimeout(() => {
      if (figure.value.kind === 'rule')
        void houseAgent(ends.signal).then((agent) => {
          if (!agent || ends.signal.aborted) return;
          standIn.current = agent.source;
          if (figure.value.kind === 'rule') show({ kind: 'house', episode: agent.episode });
          house.current = agent.episode;
        });
    }, LIVE_WITHIN_MS);
    return () => {
      window.clearTimeout(timer);
      ends.abort();
    };
  }, [still, figure, show]);

  const source = useCallback(
    (nowMs: number): StageView => {
      if (picture.current) return picture.current;
      const shown = cart.current?.frame(nowMs) ?? null;
      if (shown) show({ kind: 'live', episode: shown.episode, step: shown.step });
      else show(house.current === null ? { kind: 'rule' } : { kind: 'house', episode: house.current });
      return shown?.stage ?? standIn.current(nowMs);
    },
    [show],
  );
  return { source, figure, still };
}

function sameFigure(one: Figure, other: Figure): boolean {
  if (one.kind === 'live' && other.kind === 'live') return one.step === other.step;
  return one.kind === other.kind;
}

/** The rule's cart at one moment. */
function posed(source: StageSource): StageView {
  for (let at = 0; at < STILL_AT_MS; at += FRAME_MS) source(at);
  return source(STILL_AT_MS);
}

/** The strongest but one: it stands for long, falls, and begins again. */
async function houseAgent(signal: AbortSignal) {
  const agents = await rivalsAnswered();
  const agent = agents.at(-2) ?? agents.at(-1);
  const bytes = agent && !signal.aborted ? await fetchModel(agent.id, signal) : null;
  const decide = bytes && decideFrom(bytes);
  return decide && agent ? { source: createShowcase(SHOWCASE_SEED, decide), episode: agent.episode } : null;
}
