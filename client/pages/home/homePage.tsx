/** The front page: a cart that is alive, one button that plays, the path, and what else there is. */
import './home.css';
import type { ReadonlySignal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import { levelsOf, nextLevel } from '../../model/path/levels.ts';
import { words } from '../language.ts';
import { levelName } from '../levelName.ts';
import { Link } from '../link.tsx';
import { levelAddress } from '../play/address.ts';
import { progress } from '../play/path/progressState.ts';
import { agentsOf, fetchRivals, rivals } from '../play/rivals.ts';
import type { Path } from '../router.ts';
import { SchemeSwitch } from '../schemeSwitch.tsx';
import { StageHost } from '../stageHost.tsx';
import type { Words } from '../words/en.ts';
import { BoardStrip } from './boardStrip.tsx';
import { createFigure, type Figure } from './figure.ts';
import { HomePath } from './homePath.tsx';

const AGAIN_MS = 4000;

/** Until they are known: the path and the button's line need them. */
function useRivals(): void {
  useEffect(() => {
    const ends = new AbortController();
    let timer = 0;
    const ask = async (): Promise<void> => {
      if (rivals.value.kind === 'there') return;
      const agents = await fetchRivals(ends.signal);
      if (!agents && !ends.signal.aborted) timer = window.setTimeout(() => void ask(), AGAIN_MS);
    };
    void ask();
    return () => {
      ends.abort();
      window.clearTimeout(timer);
    };
  }, []);
}

function useFigure() {
  const still = useMemo(() => window.matchMedia('(prefers-reduced-motion: reduce)').matches, []);
  const made = useMemo(() => createFigure(still), [still]);
  useEffect(() => made.open(), [made]);
  return { ...made, still };
}

export function HomePage() {
  const w = words.value;
  useRivals();
  const { source, figure, still } = useFigure();
  return (
    <div class="home">
      <section class="hero">
        <figure class="heroStage">
          <StageHost source={source} headroom={34} figure picture={still ? figure.value : null} />
          <Caption of={figure} still={still} />
        </figure>
        <div class="heroText">
          <h1>{w.homeTitle}</h1>
          <p class="lead soft">{w.homeLead}</p>
          <div class="heroActions">
            <Link to={levelAddress(null)} class="button primary big">
              {w.homePlay}
            </Link>
            <p>
              <Rival /> <span class="faint">{w.homeKeys}</span>
            </p>
          </div>
        </div>
      </section>
      <HomePath />
      <ul class="ways" aria-label={w.homeMoreTitle}>
        <Way to="/play" name={w.navPlay} title={w.homePlayCard} text={w.homePlayText} />
        <Way to="/race" name={w.navRace} title={w.homeRaceCard} text={w.homeRaceText} />
        <Way to="/watch" agent name={w.navWatch} title={w.homeWatchCard} text={w.homeWatchText} />
        <Way to="/learn" agent name={w.navLearn} title={w.homeLearnCard} text={w.homeLearnText} />
        <Way to="/lab" agent name={w.navLab} title={w.homeLabCard} text={w.homeLabText} />
        <Way to="/class" name={w.classTitle} title={w.homeClassCard} text={w.homeClassText} />
      </ul>
      <BoardStrip />
      <p class="homeScheme soft">
        <Link to="/me">{w.meTitle}</Link> {w.schemeTitle} <SchemeSwitch />
      </p>
    </div>
  );
}

/** It alone is rendered anew with each step. */
function Caption({ of, still }: { readonly of: ReadonlySignal<Figure>; readonly still: boolean }) {
  const w = words.value;
  const figure = of.value;
  const text = captionOf(figure, w);
  return (
    <figcaption class={figure.kind}>
      <span>{still ? `${w.homeStill} · ${text}` : text}</span>
      {figure.kind === 'live' ? <span class="agent">{w.homeLiveLine(figure.episode, figure.step)}</span> : null}
    </figcaption>
  );
}

function captionOf(figure: Figure, w: Words): string {
  switch (figure.kind) {
    case 'live':
      return w.homeLive;
    case 'house':
      return w.homeHouse(figure.episode);
    case 'rule':
      return w.homeDemo;
  }
}

/** Who the button leads to. Its room is kept until that is known. */
function Rival() {
  const w = words.value;
  const next = nextLevel(levelsOf(agentsOf(rivals.value), progress.value.won));
  if (!next) return <strong class="agent">{'\u00a0'}</strong>;
  const name = w.levelBoth(next.agent.episode, levelName(next.agent.mean, w));
  return <strong class="agent">{next.number === 1 ? w.homeFirst(name) : w.homeNext(name)}</strong>;
}

interface WayProps {
  readonly to: Path;
  readonly agent?: boolean; // it is about them, not about the visitor's own hands
  readonly name: string;
  readonly title: string;
  readonly text: string;
}

function Way({ to, agent = false, name, title, text }: WayProps) {
  return (
    <li>
      <Link to={to} class="way">
        <span class={agent ? 'wayName agent' : 'wayName'}>{name}</span>
        <h2>{title}</h2>
        <p class="soft">{text}</p>
      </Link>
    </li>
  );
}
