import { words } from './language.ts';
import { Link } from './link.tsx';
import { MainPages } from './mainPages.tsx';

export function NotFoundPage() {
  const w = words.value;
  return (
    <div class="centre">
      <section class="card notice">
        <h1>{w.notFoundTitle}</h1>
        <p class="soft">{w.notFoundText}</p>
        <div class="noticePages">
          <MainPages />
        </div>
        <p class="soft">{w.notFoundReplay}</p>
        <Link to="/play" class="button primary">
          {w.homePlay}
        </Link>
      </section>
    </div>
  );
}
