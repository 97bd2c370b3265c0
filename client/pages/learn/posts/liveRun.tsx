/** Run it here: one side of the post, one seed, in the page's own worker, with the lines that the post prints. */
import { useEffect, useRef } from 'preact/hooks';
import type { Post } from '../../../model/learn/posts.ts';
import { learnWords } from '../learnWords.ts';
import { SeedField } from '../parts/seedField.tsx';
import type { FigureFile } from './figureFile.ts';
import type { PostRun } from './postRun.ts';
import { Terminal } from './printed.tsx';

interface LiveRunProps {
  readonly post: Post;
  readonly figure: FigureFile;
  readonly run: PostRun;
}

export function LiveRun({ post, figure, run }: LiveRunProps) {
  const w = learnWords.value;
  const { sides } = w.texts[post.id];
  const state = run.state.value;
  const going = state === 'running' || state === 'queued';
  const live = going || state === 'paused';
  return (
    <section class="card postPart liveRun" aria-labelledby="post-live" data-state={state ?? 'none'}>
      <h2 id="post-live">{w.liveTitle}</h2>
      <p>{w.liveText}</p>
      <fieldset class="liveSides" disabled={live}>
        <legend class="visually-hidden">{w.liveWhich}</legend>
        {(['written', 'meant'] as const).map((side, i) => (
          <label key={side}>
            <input
              type="radio"
              name="liveSide"
              checked={run.side.value === side}
              onChange={() => {
                run.side.value = side;
              }}
            />
            <span>{sides[i]}</span>
          </label>
        ))}
      </fieldset>
      <div class="figureBar">
        <SeedField
          seed={run.seed.value}
          disabled={live}
          onSeed={(seed) => {
            run.seed.value = seed;
          }}
        />
        {live ? (
          <>
            <button type="button" class="button small" onClick={going ? run.pause : run.goOn}>
              {going ? w.livePause : w.liveGoOn}
            </button>
            <button type="button" class="button small" onClick={run.stop}>
              {w.liveStop}
            </button>
          </>
        ) : (
          <button type="button" class="button small primary" onClick={run.start}>
            {state === null ? w.liveStart : w.liveAgain}
          </button>
        )}
        <p class="faint" role="status">
          {state === null || state === 'elsewhere' ? '' : w.liveStates[state]}
          {run.problem.value === null ? '' : `: ${run.problem.value}`}
        </p>
      </div>
      <LiveLines run={run} />
      {state === null ? null : <LiveFacts run={run} figure={figure} />}
    </section>
  );
}

/** Follows the newest line, until somebody scrolls back. */
function LiveLines({ run }: { readonly run: PostRun }) {
  const w = learnWords.value;
  const place = useRef<HTMLDivElement>(null);
  const lines = run.lines.value;
  const follows = useRef(true);
  useEffect(() => {
    const box = place.current?.firstElementChild;
    if (box && follows.current) box.scrollTop = box.scrollHeight;
  }, [lines]);
  return (
    <div
      ref={place}
      onScrollCapture={(event) => {
        const box = event.target as HTMLElement;
        follows.current = box.scrollHeight - box.scrollTop - box.clientHeight < 40;
      }}
    >
      <Terminal label={w.printedLabel} text={lines.length === 0 ? w.liveEmpty : lines.join('\n')} />
    </div>
  );
}

function LiveFacts({ run, figure }: Omit<LiveRunProps, 'post'>) {
  const w = learnWords.value;
  const { episodes, steps, updates } = run.figures.value;
  const hash = run.weightsSha256.value;
  const known =
    typeof figure === 'string' ? undefined : figure[run.side.value].runs.find(({ seed }) => seed === run.seed.value);
  return (
    <>
      <p class="faint postNote">{w.liveFacts(episodes, steps, updates)}</p>
      {hash === null ? null : (
        <p class="postNote liveHash">
          {known === undefined ? '' : `${known.weightsSha256 === hash ? w.liveSame : w.liveOther} `}
          <code>{hash}</code>
        </p>
      )}
    </>
  );
}
