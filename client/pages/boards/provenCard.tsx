/** What a board proves, what it does not, and how anybody checks it; and the ways from here. */
import type { BoardName } from '../../../shared/protocol/boards.ts';
import { Link } from '../link.tsx';
import { boardWords } from './boardWords.ts';

export function ProvenCard({ board }: { readonly board: BoardName }) {
  const w = boardWords.value;
  const { yes, no, how } = w.provenFull[board];
  return (
    <section class="card provenCard" aria-labelledby="proven">
      <h2 id="proven">
        {w.provenTitle} <span class="soft">{w.boardName[board]}</span>
      </h2>
      <dl>
        <div class="yes">
          <dt>{w.provenYes}</dt>
          <dd>{yes}</dd>
        </div>
        <div class="no">
          <dt>{w.provenNo}</dt>
          <dd>{no}</dd>
        </div>
        <div class="how">
          <dt>{w.provenHow}</dt>
          <dd>{how}</dd>
        </div>
      </dl>
    </section>
  );
}

const WAYS = [
  { name: 'agents', to: '/submit#agent' },
  { name: 'learners', to: '/submit#recipe' },
  { name: 'verify', to: '/verify' },
  { name: 'api', to: '/api' },
] as const;

export function WaysCard() {
  const w = boardWords.value;
  return (
    <section class="boardWays" aria-labelledby="ways">
      <h2 id="ways">{w.waysTitle}</h2>
      <ul>
        {WAYS.map(({ name, to }) => (
          <li key={name}>
            <Link to={to}>
              <strong>{w.ways[name]}</strong>
              <span class="soft">{w.wayText[name]}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
