/** A rating: how it went, against whom, and the newest games with their replays. */
import type { BoardRow } from '../../../../shared/protocol/boards.ts';
import type { RatedGame, RowProof } from '../../../../shared/protocol/rowProofs.ts';
import { writeBoardAddress } from '../../../model/boards/boardAddress.ts';
import { Link } from '../../link.tsx';
import type { Address } from '../../router.ts';
import { boardWords } from '../boardWords.ts';
import { RatingChart } from './ratingChart.tsx';

const MOST_OPPONENTS = 10;
const MOST_GAMES = 12;

interface RatingProofProps {
  readonly row: BoardRow;
  readonly proof: Extract<RowProof, { readonly kind: 'ratings' }>;
}

export function RatingProof({ row, proof }: RatingProofProps) {
  const w = boardWords.value;
  const { figures } = row;
  const games = figures.kind === 'ratings' ? figures.games : proof.history.length;
  const more = proof.opponents.length - MOST_OPPONENTS;
  const c = w.opponentColumns;
  const linkTo = (id: string): Address =>
    `/boards${writeBoardAddress({ board: 'ratings', division: row.division, view: { kind: 'top' }, row: id })}`;
  return (
    <>
      {proof.who === 'agent' ? (
        <div class="rowActs">
          <Link to={`/play#agent=${row.id}`} class="button primary">
            {w.playAgainst}
          </Link>
        </div>
      ) : null}
      <section aria-labelledby="history">
        <h3 id="history">{w.historyTitle}</h3>
        <RatingChart history={proof.history} games={games} who={proof.who} />
      </section>
      <section aria-labelledby="games">
        <h3 id="games">{w.gamesTitle}</h3>
        {proof.games.length === 0 ? (
          <p class="soft">{w.gamesNone}</p>
        ) : (
          <ol class="rowGames">
            {proof.games.slice(0, MOST_GAMES).map((game) => (
              <Game key={game.game} game={game} to={linkTo(game.opponentId)} />
            ))}
          </ol>
        )}
      </section>
      {proof.opponents.length === 0 ? null : (
        <section aria-labelledby="opponents">
          <h3 id="opponents">{w.opponentsTitle}</h3>
          <table class="rowTable">
            <thead>
              <tr>
                <th scope="col">{c.name}</th>
                <th scope="col">{c.wins}</th>
                <th scope="col">{c.draws}</th>
                <th scope="col">{c.losses}</th>
              </tr>
            </thead>
            <tbody>
              {proof.opponents.slice(0, MOST_OPPONENTS).map(({ id, name, wins, draws, losses }) => (
                <tr key={id}>
                  <th scope="row">
                    <Link to={linkTo(id)}>{name}</Link>
                  </th>
                  <td>{w.number(wins)}</td>
                  <td>{w.number(draws)}</td>
                  <td>{w.number(losses)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {more > 0 ? <p class="faint rowNote">{w.opponentsMore(more)}</p> : null}
        </section>
      )}
    </>
  );
}

function Game({ game, to }: { readonly game: RatedGame; readonly to: Address }) {
  const w = boardWords.value;
  const change = Math.round(game.ratingAfter) - Math.round(game.ratingBefore);
  return (
    <li>
      <span class={`rowResult ${game.result}`}>{w.result[game.result]}</span>
      <Link to={to}>{game.opponent}</Link>
      <span class="rowChange">{w.ratingStep(game.ratingAfter, change)}</span>
      <small class="faint">
        <time dateTime={new Date(game.at).toISOString()}>{w.day(game.at)}</time>
        {game.end === 'fall' ? '' : ` · ${w.ending[game.end] ?? game.end}`}
      </small>
      {game.link === null ? (
        <small class="faint rowReplay">{w.noReplay}</small>
      ) : (
        <span class="rowReplay">
          <Link to={`/replay#${game.link}`}>
            {w.replay}
            <span class="visually-hidden"> {w.replayOf(game.opponent)}</span>
          </Link>
        </span>
      )}
    </li>
  );
}
