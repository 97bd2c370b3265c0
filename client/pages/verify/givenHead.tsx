/** What was given to be verified: its name, its numbers, and where else it can be seen. */
import type { ComponentChildren } from 'preact';
import type { Replay } from '../../../shared/arena/replay.ts';
import { SURVIVAL_WIND } from '../../../shared/boards/survivalTask.ts';
import type { RowDetail, RowProof } from '../../../shared/protocol/rowProofs.ts';
import { type SeedSetup, seedText } from '../../model/verify/seedAddress.ts';
import { words } from '../language.ts';
import { Link } from '../link.tsx';
import type { VerifyWords } from '../words/parts/verify.en.ts';
import { verifyWords } from './verifyWords.ts';

interface Fact {
  readonly name: keyof VerifyWords['facts'];
  readonly value: string;
  readonly code?: boolean; // a hash
}

const LONG = 40; // digits

function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  const w = verifyWords.value;
  return (
    <dl class="verifyFacts">
      {facts.map(({ name, value, code = false }) => (
        <div key={name}>
          <dt>{w.facts[name]}</dt>
          <dd class={code ? (value.length > LONG ? 'code long' : 'code') : ''}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface HeadProps {
  readonly title: string;
  readonly place: string | null;
  readonly facts: readonly Fact[];
  readonly code: string | null; // of the replay
  readonly seed: SeedSetup | null;
  readonly children?: ComponentChildren;
}

function Head({ title, place, facts, code, seed, children }: HeadProps) {
  const w = verifyWords.value;
  return (
    <>
      <div class="givenHead">
        <h2 id="given">{title}</h2>
        {place ? <p class="soft">{place}</p> : null}
      </div>
      <Facts facts={facts} />
      {code === null && seed === null && !children ? null : (
        <div class="givenWays">
          {code === null ? null : (
            <Link to={`/replay#${code}`} class="button">
              {w.watch}
            </Link>
          )}
          {children}
          {seed === null ? null : (
            <>
              <Link to={`/play#seed=${seedText(seed)}`} class="button">
                {w.playSeed}
              </Link>
              <p class="faint small">{w.playSeedHint}</p>
            </>
          )}
        </div>
      )}
    </>
  );
}

export function LinkHead({ code, replay }: { readonly code: string; readonly replay: Replay | null }) {
  const [w, all] = [verifyWords.value, words.value];
  if (!replay) return <Head title={w.linkTitle} place={null} facts={[]} code={null} seed={null} />;
  const { setup, ticks } = replay;
  const facts: Fact[] = [
    { name: 'ticks', value: w.number(ticks) },
    { name: 'speed', value: all.speedName[setup.speed] },
    { name: 'seats', value: w.number(setup.seats) },
    { name: 'seed', value: String(setup.seed), code: true },
  ];
  return <Head title={w.linkTitle} place={all.windName[setup.wind] ?? null} facts={facts} code={code} seed={setup} />;
}

export function RowHead({ detail: { row, proof } }: { readonly detail: RowDetail }) {
  const w = verifyWords.value;
  const { board, division, id, rank, name } = row;
  const played = proof.kind === 'players' ? proof : null;
  return (
    <Head
      title={w.rowTitle(name)}
      place={w.place(w.board[board], division, rank)}
      facts={factsOf({ row, proof }, w)}
      code={played?.link ?? null}
      seed={played && { seed: played.seed, speed: played.speed, wind: SURVIVAL_WIND }}
    >
      <Link to={`/boards#${board}/${division}/${id}`} class="button">
        {w.seeRow}
      </Link>
    </Head>
  );
}

function factsOf({ row: { figures }, proof }: RowDetail, w: VerifyWords): readonly Fact[] {
  switch (figures.kind) {
    case 'players':
      return proof.kind === 'players' ? playerFacts(proof, w) : [];
    case 'agents':
      return [
        { name: 'mean', value: w.decimal(figures.mean) },
        { name: 'endurance', value: w.decimal(figures.endurance) },
        { name: 'robustness', value: w.decimal(figures.robustness) },
        ...(proof.kind === 'agents' ? drawFacts({ name: 'sha256', value: proof.sha256, code: true }, proof, w) : []),
      ];
    case 'learners':
      return [
        { name: 'solved', value: w.of(figures.solved, figures.seeds) },
        { name: 'median', value: figures.medianSteps === null ? w.none : w.number(figures.medianSteps) },
        { name: 'recipe', value: figures.recipe },
        ...(proof.kind === 'learners'
          ? drawFacts({ name: 'recipeHash', value: proof.recipeHash, code: true }, proof, w)
          : []),
      ];
    case 'ratings':
      return [
        { name: 'rating', value: w.number(Math.round(figures.rating)) },
        { name: 'games', value: w.number(proof.kind === 'ratings' ? proof.games.length : 0) },
      ];
  }
}

function playerFacts(proof: Extract<RowProof, { readonly kind: 'players' }>, w: VerifyWords): readonly Fact[] {
  return [
    { name: 'ticks', value: w.number(proof.ticks) },
    { name: 'speed', value: words.value.speedName[proof.speed] },
    { name: 'time', value: w.date(proof.startedAt) },
    { name: 'late', value: w.number(proof.lateInputs) },
    { name: 'seed', value: String(proof.seed), code: true },
    { name: 'run', value: proof.run, code: true },
  ];
}

interface Drawn {
  readonly committedAt: number;
  readonly drawnAt: number;
  readonly entropy: string;
}

function drawFacts(hash: Fact, { committedAt, drawnAt, entropy }: Drawn, w: VerifyWords): readonly Fact[] {
  return [
    { name: 'committed', value: w.date(committedAt) },
    { name: 'drawn', value: w.date(drawnAt) },
    hash,
    { name: 'entropy', value: entropy, code: true },
  ];
}
