import './home.css';
import { useSignal } from '@preact/signals';
import { useCallback, useEffect, useMemo, useRef } from 'preact/hooks';
import { createShowcase } from '../../model/showcase.ts';
import { connection } from '../arena.ts';
import { words } from '../language.ts';
import { lazily } from '../lazily.ts';
import { Link } from '../link.tsx';
import type { Path } from '../router.ts';
import type { LiveCart } from '../runs/liveCart.ts';
import { SchemeSwitch } from '../schemeSwitch.tsx';
import { StageHost } from '../stageHost.tsx';
import { BoardStrip } from './boardStrip.tsx';

const SHOWCASE_SEED = 7;

/** The live cart if there is one, else one that a fixed rule balances; labelled as what it is. */
function useFigure() {
  const cart = useRef<LiveCart | null>(null);
  const showcase = useMemo(() => createShowcase(SHOWCASE_SEED, 'rule'), []);
  const live = useSignal<{ readonly episode: number; readonly step: number } | null>(null);
  useEffect(() => {
    const stop = lazily(
      () => import('../runs/liveCart.ts'),
      ({ openLiveCart }) => {
        cart.current = openLiveCart(connection);
      },
    );
    return () => {
      stop();
      cart.current?.close();
      cart.current = null;
    };
  }, []);
  const source = useCallback(
    (nowMs: number) => {
      const shown = cart.current?.frame(nowMs) ?? null;
      if (live.value?.step !== shown?.step) live.value = shown && { episode: shown.episode, step: shown.step };
      return shown?.stage ?? showcase(nowMs);
    },
    [showcase, live],
  );
  return { source, live };
}

export function HomePage() {
  const w = words.value;
  const { source, live } = useFigure();
  const now = live.value;
  return (
    <div class="home">
      <section class="hero">
        <div class="heroText">
          <h1>{w.homeTitle}</h1>
          <p class="lead soft">{w.homeLead}</p>
          <div class="heroActions">
            <Link to="/play" class="button primary big">
              {w.homePlay}
            </Link>
            <p class="faint">{w.homeKeys}</p>
          </div>
        </div>
        <figure class="heroStage">
          <StageHost source={source} headroom={34} />
          <figcaption class={now ? 'live' : ''}>
            <span>{now ? w.homeLive : w.homeDemo}</span>
            {now ? <span class="agent">{w.homeLiveLine(now.episode, now.step)}</span> : null}
          </figcaption>
        </figure>
      </section>
      <ul class="ways">
        <Way to="/play" name={w.navPlay} title={w.homePlayCard} text={w.homePlayText} />
        <Way to="/race" name={w.navRace} title={w.homeRaceCard} text={w.homeRaceText} />
        <Way to="/watch" name={w.navWatch} title={w.homeWatchCard} text={w.homeWatchText} />
      </ul>
      <BoardStrip />
      <p class="homeScheme soft">
        <Link to="/me">{w.meTitle}</Link> {w.schemeTitle} <SchemeSwitch />
      </p>
    </div>
  );
}

interface WayProps {
  readonly to: Path;
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

function Way({ to, name, title, text }: WayProps) {
  return (
    <li>
      <Link to={to} class="way">
        <span class="wayName">{name}</span>
        <h2>{title}</h2>
        <p class="soft">{text}</p>
      </Link>
    </li>
  );
}
