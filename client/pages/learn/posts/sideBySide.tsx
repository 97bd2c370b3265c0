/** Both sides of a post over five seeds, as bands; the visitor's own run joins them while it learns. */
import { blockMeans, blockSize, type FigureSide, type PostFigure } from '../../../model/learn/postFigure.ts';
import type { Post } from '../../../model/learn/posts.ts';
import { learnWords } from '../learnWords.ts';
import { type Line, LineChart } from '../parts/lineChart.tsx';
import { partsWords } from '../parts/partsWords.ts';
import type { FigureFile } from './figureFile.ts';
import type { PostRun } from './postRun.ts';
import { FigureWaits } from './printed.tsx';

interface SideBySideProps {
  readonly post: Post;
  readonly figure: FigureFile;
  readonly run: PostRun;
}

export function SideBySide({ post, figure, run }: SideBySideProps) {
  const w = learnWords.value;
  const text = w.texts[post.id];
  return (
    <section class="postPart" aria-labelledby="post-sides">
      <h2 id="post-sides">{w.sidesTitle}</h2>
      <p>{text.compared}</p>
      {typeof figure === 'string' ? (
        <FigureWaits figure={figure} />
      ) : (
        <>
          <SidesChart post={post} figure={figure} run={run} />
          <p class="faint postNote">{partsWords.value.bandKey}</p>
          <p>{text.seen}</p>
          <EndTable post={post} figure={figure} />
          <p class="faint postNote">
            {w.remade} <code>{figure.command}</code>
          </p>
          <Hashes figure={figure} />
        </>
      )}
    </section>
  );
}

interface ChartProps {
  readonly post: Post;
  readonly figure: PostFigure;
  readonly run: PostRun;
}

function bandLine(name: string, { bands }: FigureSide): Line {
  const x = (from: number, to: number): number => (from + to) / 2;
  return {
    name,
    points: bands.map(([from, to, , iqm]) => [x(from, to), iqm]),
    band: bands.map(([from, to, low, , high]) => [x(from, to), low, high]),
  };
}

function SidesChart({ post, figure, run }: ChartProps) {
  const w = learnWords.value;
  const [written, meant] = w.texts[post.id].sides;
  const size = blockSize(figure.budget, post.blocks);
  const own = blockMeans(run.episodes.value, size).flatMap((mean, block) =>
    mean === null ? [] : [[(block + 0.5) * size + 0.5, mean] as const],
  );
  const lines = [bandLine(written, figure.written), bandLine(meant, figure.meant)];
  const onLake = post.id === 'nature-frozenlake' || post.id === 'q-table';
  return (
    <LineChart
      label={w.sidesChart(written, meant)}
      lines={own.length === 0 ? lines : [...lines, { name: w.yours(run.seed.value), points: own }]}
      xName={'steps' in figure.budget ? w.sidesSteps : w.sidesEpisodes}
      yName={w.sidesReturn}
      xSpan={{ from: 0, to: size * post.blocks }}
      level={onLake ? { y: 1, name: w.goalLine } : { y: 500, name: w.limitLine }}
    />
  );
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[(values.length - 1) >> 1]!;

function EndTable({ post, figure }: Omit<ChartProps, 'run'>) {
  const w = learnWords.value;
  const { sides } = w.texts[post.id];
  return (
    <>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, this is a table that scrolls */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: whatever scrolls must be reached by keys */}
      <div class="postTable" role="group" tabIndex={0} aria-label={w.sidesTable}>
        <table>
          <thead>
            <tr>
              <th scope="col">{w.sideColumn}</th>
              <th scope="col">{w.endColumn}</th>
              <th scope="col">{w.stepsColumn}</th>
            </tr>
          </thead>
          <tbody>
            {[figure.written, figure.meant].map(({ runs }, i) => (
              <tr key={sides[i]}>
                <th scope="row" class={`look${i}`}>
                  {sides[i]}
                </th>
                <td>{w.endsAt(runs.map(({ end }) => end).toSorted((a, b) => a - b))}</td>
                <td>{w.whole(median(runs.map(({ steps }) => steps)))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="faint postNote">{w.endNote}</p>
    </>
  );
}

function Hashes({ figure }: { readonly figure: PostFigure }) {
  const w = learnWords.value;
  return (
    <details class="postHashes">
      <summary>{w.hashesTitle}</summary>
      {[figure.written, figure.meant].map(({ recipe, recipeHash, runs }) => (
        <dl key={recipeHash}>
          <div>
            <dt>{recipe}</dt>
            <dd>
              <code>{recipeHash}</code>
            </dd>
          </div>
          {runs.map(({ seed, weightsSha256 }) => (
            <div key={seed}>
              <dt>{w.seedHash(seed)}</dt>
              <dd>
                <code>{weightsSha256}</code>
              </dd>
            </div>
          ))}
        </dl>
      ))}
    </details>
  );
}
