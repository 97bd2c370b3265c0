/** A survival run: its replay, its seed, and the hash at which anybody arrives who steps it again. */
import type { BoardRow } from '../../../../shared/protocol/boards.ts';
import type { RowProof } from '../../../../shared/protocol/rowProofs.ts';
import { Link } from '../../link.tsx';
import { boardWords } from '../boardWords.ts';
import { playSeedAddress, verifyAddress } from '../places.ts';
import { Facts } from './facts.tsx';

interface PlayerProofProps {
  readonly row: BoardRow;
  readonly proof: Extract<RowProof, { readonly kind: 'players' }>;
}

export function PlayerProof({ row, proof }: PlayerProofProps) {
  const w = boardWords.value;
  return (
    <>
      <div class="rowActs">
        <Link to={`/replay#${proof.link}`} class="button primary">
          {w.watchIt}
        </Link>
        <Link to={verifyAddress(row)} class="button">
          {w.verify}
        </Link>
        <Link to={playSeedAddress(proof)} class="button">
          {w.playSeed}
        </Link>
      </div>
      <section aria-labelledby="proof">
        <h3 id="proof">{w.proofTitle}</h3>
        <Facts
          facts={[
            { name: w.seed, value: String(proof.seed), code: true },
            { name: w.hash, value: proof.hash, code: true },
            { name: w.run, value: proof.run, code: true },
            { name: w.startedAt, value: w.when(proof.startedAt) },
            { name: w.endedAt, value: w.when(proof.endedAt) },
            { name: w.lateInputs, value: w.number(proof.lateInputs) },
          ]}
        />
        {proof.interrupted && <p class="rowNote">{w.interrupted(proof.interrupted.map(w.number).join(', '))}</p>}
        <p class="faint rowNote">{w.hashes(proof.hashes.length, proof.every)}</p>
      </section>
    </>
  );
}
