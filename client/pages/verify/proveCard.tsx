/** Prove it: what holds in this browser, step by step. */
import { useEffect, useMemo } from 'preact/hooks';
import { announce } from '../announce.ts';
import type { VerifyWords } from '../words/parts/verify.en.ts';
import { createProveState, type ProveStep, type StepAt } from './proveState.ts';
import { ShortHash } from './shortHash.tsx';
import { verifyWords, whyWords } from './verifyWords.ts';

export function ProveCard() {
  const w = verifyWords.value;
  const state = useMemo(createProveState, []);
  useEffect(() => () => state.dispose(), [state]);
  const steps = state.steps.value;
  const proving = state.proving.value;
  const said =
    proving.kind === 'over'
      ? [
          proving.held === proving.of ? w.allHeld(proving.of) : w.someHeld(proving.held, proving.of),
          ...(proving.of === 1 ? [w.onlyTrace] : []),
        ].join(' ')
      : '';
  useEffect(() => {
    if (said) announce(said);
  }, [said]);
  return (
    <section class="card proveCard" aria-labelledby="prove">
      <h2 id="prove">{w.proveTitle}</h2>
      <p class="soft">{w.proveText}</p>
      {proving.kind === 'going' ? (
        <button type="button" class="button" onClick={() => state.stop()}>
          {w.proveStop}
        </button>
      ) : (
        <button type="button" class="button primary" onClick={() => void state.start()}>
          {proving.kind === 'over' ? w.proveAgain : w.proveGo}
        </button>
      )}
      {steps.length === 0 ? null : (
        <ol class="proveSteps" aria-label={w.steps}>
          {steps.map((step) => (
            <Step key={step.row?.id ?? 'trace'} step={step} />
          ))}
        </ol>
      )}
      {said ? (
        <p class={proving.kind === 'over' && proving.held === proving.of ? 'proveSaid equal' : 'proveSaid unequal'}>
          {said}
        </p>
      ) : null}
    </section>
  );
}

function nameOf({ row }: ProveStep, w: VerifyWords): string {
  if (row === null) return w.trace;
  const { figures, rank, name } = row;
  return figures.kind === 'players'
    ? w.playerStep(rank, name, figures.ticks)
    : w.agentStep(rank, name, figures.kind === 'agents' ? figures.mean : 0);
}

function Step({ step }: { readonly step: ProveStep }) {
  const w = verifyWords.value;
  const { at } = step;
  return (
    <li class={`proveStep ${at.kind}`}>
      <Mark at={at} />
      <span class="stepName">{nameOf(step, w)}</span>
      {at.kind === 'held' ? <ShortHash hash={at.hash} /> : null}
      {at.kind === 'running' && at.share !== null ? (
        <span class="faint">{w.running(Math.floor(100 * at.share))}</span>
      ) : null}
      {at.kind === 'broken' ? (
        <span class="stepWhy">
          {whyWords(w, at.code)} {at.claimed ? <ShortHash hash={at.claimed} /> : null}{' '}
          {at.hash ? <ShortHash hash={at.hash} /> : null}
        </span>
      ) : null}
    </li>
  );
}

/** A tick, a cross, or nothing yet; what it means is said too. */
function Mark({ at }: { readonly at: StepAt }) {
  const w = verifyWords.value;
  const text = { waiting: w.waiting, running: w.working, held: w.held, broken: w.broken, failed: w.notHad }[at.kind];
  return (
    <span class="stepMark">
      <svg viewBox="0 0 20 20" aria-hidden="true">
        {at.kind === 'held' ? <path d="M4 10.5 8.5 15 16 6" /> : null}
        {at.kind === 'broken' || at.kind === 'failed' ? <path d="M5 5 15 15 M15 5 5 15" /> : null}
        {at.kind === 'waiting' || at.kind === 'running' ? <circle cx="10" cy="10" r="6" /> : null}
      </svg>
      <span class="visually-hidden">{text}</span>
    </span>
  );
}
