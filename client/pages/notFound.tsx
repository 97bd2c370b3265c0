import { words } from './language.ts';
import { Link } from './link.tsx';

export function NotFoundPage() {
  const w = words.value;
  return (
    <div class="centre">
      <section class="card notice">
        <h1>{w.notFoundTitle}</h1>
        <p class="soft">{w.notFoundText}</p>
        <Link to="/play" class="button primary">
          {w.homePlay}
        </Link>
      </section>
    </div>
  );
}
