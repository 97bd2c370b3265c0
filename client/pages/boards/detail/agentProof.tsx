/** A policy: when its hash was fixed, what was drawn after that, and what each set of worlds came to. */
import { SMALL_PROTOCOL } from '../../../../shared/boards/agentProtocol.ts';
import type { BoardRow } from '../../../../shared/protocol/boards.ts';
import type { AgentSet, RowProof } from '../../../../shared/protocol/rowProofs.ts';
import { Link } from '../../link.tsx';
import type { BoardWords } from '../../words/parts/boards.en.ts';
import { boardWords } from '../boardWords.ts';
import { verifyAddress } from '../places.ts';
import { Facts } from './facts.tsx';

interface AgentProofProps {
  readonly row: BoardRow;
  readonly proof: Extract<RowProof, { readonly kind: 'agents' }>;
}

/** Of a set whose name this page does not know, the name itself. */
function setName(name: string, w: BoardWords): string {
  if (name === 'rank' || name === 'endurance') return w.setName[name];
  const [, kind, value = ''] = /^(wind|gravity|length)-([\d.]+)$/.exec(name) ?? [];
  return kind === 'wind' || kind === 'gravity' || kind === 'length' ? w.setName[kind](value) : name;
}

export function AgentProof({ row, proof }: AgentProofProps) {
  const w = boardWords.value;
  const format = row.figures.kind === 'agents' ? row.figures.format : null;
  return (
    <>
      <div class="rowActs">
        <Link to={`/play#agent=${row.id}`} class="button primary">
          {w.playAgainst}
        </Link>
        <Link to={verifyAddress(row)} class="button">
          {w.verify}
        </Link>
        <a href={proof.file} class="button" download>
          {w.download}
        </a>
      </div>
      <section aria-labelledby="proof">
        <h3 id="proof">{w.proofTitle}</h3>
        <Facts
          facts={[
            { name: w.sha256, value: proof.sha256, code: true },
            { name: w.committedAt, value: w.when(proof.committedAt) },
            { name: w.drawnAt, value: w.when(proof.drawnAt) },
            { name: w.entropy, value: proof.entropy, code: true },
            { name: w.protocol, value: String(proof.protocol) },
            ...(format === null ? [] : [{ name: w.format, value: format }]),
          ]}
        />
      </section>
      <section aria-labelledby="sets">
        <h3 id="sets">{w.sets}</h3>
        {proof.protocol === SMALL_PROTOCOL ? <p class="rowSmall soft">{w.smallProtocol}</p> : null}
        <ul class="rowSets">
          {proof.sets.map((set) => (
            <SetLine key={set.name} set={set} />
          ))}
        </ul>
      </section>
    </>
  );
}

/** A line each, with all of a set's numbers below it on demand: the table would not fit beside the board. */
function SetLine({ set }: { readonly set: AgentSet }) {
  const w = boardWords.value;
  const c = w.setColumns;
  const [low, high] = set.ci95;
  return (
    <li>
      <details>
        <summary>
          <span>{setName(set.name, w)}</span>
          <strong>{w.decimal(set.mean)}</strong>
          <small class="soft">{w.interval(w.decimal(low), w.decimal(high))}</small>
          <i class="rowBar" style={{ '--share': `${(100 * set.mean) / set.limit}%` }} />
        </summary>
        <Facts
          facts={[
            { name: c.episodes, value: w.episodesTo(set.episodes, set.limit) },
            { name: c.range, value: w.interval(w.number(set.min), w.number(set.max)) },
            { name: c.firstSeed, value: String(set.firstSeed), code: true },
            { name: c.sha, value: set.returnsSha256, code: true },
          ]}
        />
      </details>
    </li>
  );
}
