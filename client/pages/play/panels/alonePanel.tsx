/** The games of this page alone. */
import { words } from '../../language.ts';
import { Link } from '../../link.tsx';

const GAMES = ['/practice', '/race', '/saboteur', '/before-after'] as const;

export function AlonePanel() {
  const w = words.value;
  return (
    <section class="rivals" aria-labelledby="own">
      <h2 id="own">{w.ownTitle}</h2>
      <p class="soft">{w.ownLead}</p>
      <ul class="games">
        {GAMES.map((path) => (
          <li key={path}>
            <Link to={path} class="game">
              <strong>{w.ownGames[path].name}</strong>
              <span class="soft">{w.ownGames[path].text}</span>
              <span class="gameGo">{w.open}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
