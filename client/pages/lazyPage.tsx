/** A page whose program is fetched when it is first shown, so that nobody waits for it elsewhere. */
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Failure } from './failure.tsx';
import { words } from './language.ts';
import { lazily } from './lazily.ts';

type Page = () => JSX.Element;

/** @param fetchPage asked once, and again where it failed */
export function lazyPage(fetchPage: () => Promise<Page>): Page {
  let fetched: Page | null = null;
  return function LazyPage() {
    const [, setThere] = useState(fetched !== null);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      if (fetched) return;
      return lazily(
        fetchPage,
        (page) => {
          fetched = page;
          setThere(true);
        },
        () => setFailed(true),
      );
    }, []);
    const There = fetched;
    if (There) return <There />;
    return (
      <div class="centre">
        {failed ? (
          <Failure code="unreachable" onRetry={() => window.location.reload()} />
        ) : (
          <p class="soft" role="status">
            {words.value.loadingPage}
          </p>
        )}
      </div>
    );
  };
}
