/** The pages that the header leads to. */
import { words } from './language.ts';
import { Link } from './link.tsx';

const MAIN_PAGES = [
  { to: '/play', name: 'navPlay' },
  { to: '/race', name: 'navRace' },
  { to: '/watch', name: 'navWatch' },
  { to: '/lab', name: 'navLab' },
  { to: '/learn', name: 'navLearn' },
  { to: '/boards', name: 'navBoards' },
  { to: '/live', name: 'navLive' },
] as const;

export function MainPages() {
  const w = words.value;
  return (
    <ul>
      {MAIN_PAGES.map(({ to, name }) => (
        <li key={to}>
          <Link to={to}>{w[name]}</Link>
        </li>
      ))}
    </ul>
  );
}
