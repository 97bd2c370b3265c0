/** The newborn's weights at the end of a race as a hash, and what comes of learning them again. */
import { useEffect } from 'preact/hooks';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import { type Claim, type ProofState, trainCommand } from './proofState.ts';

export function ProofCard({ state }: { readonly state: ProofState }) {
  const w = words.value;
  const proof = state.proof.value;
  if (proof.kind === 'none') return null;
  return (
    <section class="proof" aria-labelledby="proof">
      <h3 id="proof">{w.proofTitle}</h3>
      {proof.kind === 'asked' ? (
        <p class="soft">{w.proofUnborn}</p>
      ) : (
        <>
          <p class="soft">{w.proofWhere(proof.claim.step, proof.claim.episode)}</p>
          <code class="hash">{proof.claim.sha256}</code>
          <Again state={state} />
          <Command claim={proof.claim} />
        </>
      )}
    </section>
  );
}

function Again({ state }: { readonly state: ProofState }) {
  const w = words.value;
  const proof = state.proof.value;
  const verdict =
    proof.kind === 'proved'
      ? proof.again.sha256 === proof.claim.sha256
        ? w.proofEqual
        : w.proofDiffers
      : proof.kind === 'failed'
        ? w.proofFailed
        : null;
  useEffect(() => {
    if (verdict) announce(verdict);
  }, [verdict]);
  switch (proof.kind) {
    case 'none':
    case 'asked':
      return null;
    case 'claimed':
    case 'failed':
      return (
        <div class="proofAsk">
          <button type="button" class="button" onClick={() => state.prove()}>
            {w.proofButton}
          </button>
          <p class="faint">{verdict ?? (proof.claim.engine === 'kernel' ? w.proofHint : w.proofHintTwin)}</p>
        </div>
      );
    case 'learning':
      return (
        <div class="proofAgain">
          <p class="soft">{w.proofRunning(proof.step, proof.claim.step)}</p>
          <span class="meter" aria-hidden="true">
            <span style={{ width: `${(100 * proof.step) / Math.max(proof.claim.step, 1)}%` }} />
          </span>
        </div>
      );
    case 'proved':
      return (
        <div class={verdict === w.proofEqual ? 'proofAgain equal' : 'proofAgain differs'}>
          <p>
            <strong>{verdict}</strong>
          </p>
          <code class="hash">{proof.again.sha256}</code>
        </div>
      );
  }
}

/** Before the first update there is nothing to train, and `train` says so. */
function Command({ claim }: { readonly claim: Claim }) {
  const w = words.value;
  if (claim.step <= claim.learningStarts)
    return (
      <p class="faint small">
        {w.proofTooEarly(claim.learningStarts)} {w.raceSeed(claim.seed, claim.recipe)}.
      </p>
    );
  return (
    <div class="proofCommand">
      <p class="faint">{w.proofCommand}</p>
      <code>{trainCommand(claim)}</code>
    </div>
  );
}
