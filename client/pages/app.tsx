import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { announcement } from './announce.ts';
import { BeforeAfterPage } from './beforeAfter/beforeAfterPage.tsx';
import { Header } from './header.tsx';
import { HomePage } from './home/homePage.tsx';
import { words } from './language.ts';
import { lazyPage } from './lazyPage.tsx';
import { LivePage } from './live/livePage.tsx';
import { NotFoundPage } from './notFound.tsx';
import { UpdateBar } from './offline/updateBar.tsx';
import { PlayPage } from './play/playPage.tsx';
import { PracticePage } from './practice/practicePage.tsx';
import { RacePage } from './race/racePage.tsx';
import { ReplayPage } from './replay/replayPage.tsx';
import { type Path, page, visits } from './router.ts';
import { SaboteurPage } from './saboteur/saboteurPage.tsx';
import { SettingsPlace } from './settings/settingsButton.tsx';

const PAGE: Readonly<Record<Path, () => JSX.Element>> = {
  '/': HomePage,
  '/play': PlayPage,
  '/race': RacePage,
  '/watch': lazyPage(() => import('./runs/runPage.tsx').then(({ RunPage }) => RunPage)),
  '/runs': lazyPage(() => import('./runs/runsPage.tsx').then(({ RunsPage }) => RunsPage)),
  '/lab': lazyPage(() => import('./lab/labPage.tsx').then(({ LabPage }) => LabPage)),
  '/learn': lazyPage(() => import('./learn/learnPage.tsx').then(({ LearnPage }) => LearnPage)),
  '/me': lazyPage(() => import('./me/mePage.tsx').then(({ MePage }) => MePage)),
  '/boards': lazyPage(() => import('./boards/boardsPage.tsx').then(({ BoardsPage }) => BoardsPage)),
  '/submit': lazyPage(() => import('./submit/submitPage.tsx').then(({ SubmitPage }) => SubmitPage)),
  '/live': LivePage,
  '/class': lazyPage(() => import('./class/classPage.tsx').then(({ ClassPage }) => ClassPage)),
  '/before-after': BeforeAfterPage,
  '/saboteur': SaboteurPage,
  '/practice': PracticePage,
  '/replay': ReplayPage,
  '/api': lazyPage(() => import('./api/apiPage.tsx').then(({ ApiPage }) => ApiPage)),
  '/verify': lazyPage(() => import('./verify/verifyPage.tsx').then(({ VerifyPage }) => VerifyPage)),
};

function titleOf(path: Path | null): string {
  const w = words.value;
  const name =
    path &&
    {
      '/': '',
      '/play': w.navPlay,
      '/race': w.navRace,
      '/watch': w.navWatch,
      '/runs': w.runsTitle,
      '/lab': w.navLab,
      '/learn': w.navLearn,
      '/boards': w.navBoards,
      '/submit': w.submitTitle,
      '/me': w.meTitle,
      '/live': w.liveTitle,
      '/class': w.classTitle,
      '/before-after': w.beforeAfterTitle,
      '/saboteur': w.saboteurTitle,
      '/practice': w.practiceTitle,
      '/replay': w.replayTitle,
      '/verify': w.verifyPageTitle,
      '/api': w.apiTitle,
    }[path];
  return name ? `${name} · ${w.siteName}` : w.siteName;
}

export function App() {
  const path = page.value;
  const main = useRef<HTMLElement>(null);
  const title = titleOf(path);
  const visit = visits.value;
  useEffect(() => {
    document.title = title;
  }, [title]);
  useEffect(() => {
    if (visit === 0 || main.current?.contains(document.activeElement)) return; // a place within the same page keeps it
    main.current?.focus({ preventScroll: true }); // a reader starts at the new page's top
  }, [visit]);
  const Page = path === null ? NotFoundPage : PAGE[path];
  return (
    <>
      <a class="button skip" href="#main">
        {words.value.skipToContent}
      </a>
      <Header />
      <UpdateBar />
      <main id="main" class="page" tabIndex={-1} ref={main}>
        <Page key={path} />
      </main>
      <SettingsPlace />
      <div class="visually-hidden" role="status" aria-live="polite">
        {announcement.value}
      </div>
    </>
  );
}
