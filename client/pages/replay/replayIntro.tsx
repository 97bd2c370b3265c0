/** Without a link, or with a broken one: a field for it, what is wrong, and an example. */
import { useMemo } from 'preact/hooks';
import { decodeReplay, type LinkProblem } from '../../../shared/arena/replay.ts';
import { createReplayPlayer } from '../../model/replayPlayer.ts';
import type { StageSource } from '../../model/stageView.ts';
import { words } from '../language.ts';
import { Link } from '../link.tsx';
import { StageHost } from '../stageHost.tsx';
import { EXAMPLE_CODE } from './example.ts';
import { PasteLink } from './pasteLink.tsx';
import type { ReplayState } from './replayState.ts';

interface ReplayIntroProps {
  readonly state: ReplayState;
  readonly problem: LinkProblem | null;
}

/** The example, again and again. */
function exampleFilm(): StageSource {
  const decoded = decodeReplay(EXAMPLE_CODE);
  if (!decoded.ok) return () => ({ carts: [] });
  const player = createReplayPlayer(decoded.value, 'example');
  return (nowMs) => {
    if (!player.playing()) player.toggle();
    return player.frame(nowMs);
  };
}

export function ReplayIntro({ state, problem }: ReplayIntroProps) {
  const w = words.value;
  const film = useMemo(exampleFilm, []);
  return (
    <div class="replayIntro">
      <section class="replayText">
        <h1>{w.replayTitle}</h1>
        <p class="soft">{w.replayLead}</p>
      </section>
      <section class="card replayOpen">
        {problem ? (
          <div class="replayProblem" role="alert">
            <h2>{w.replayBrokenTitle}</h2>
            <p>{w.replayBroken[problem]}</p>
          </div>
        ) : null}
        <PasteLink state={state} problem={problem !== null} />
        <Link to={`/replay#${EXAMPLE_CODE}`} class="button">
          {w.replayExample}
        </Link>
      </section>
      <figure class="replayFigure">
        <StageHost source={film} headroom={36} figure />
        <figcaption class="faint">{w.replayFigure}</figcaption>
      </figure>
    </div>
  );
}
