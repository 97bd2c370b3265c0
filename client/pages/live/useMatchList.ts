/** What can be watched or joined now, asked for again and again while somebody looks. */
import { useEffect, useState } from 'preact/hooks';
import type { MatchList } from '../../../shared/protocol/matchEvents.ts';
import { askMatch } from '../../net/matchFeed.ts';
import { connection, connectionState } from '../arena.ts';

const EVERY_MS = 3000;

export interface Listed {
  readonly list: MatchList | null; // null until it is there
  readonly lost: boolean; // the newest answer did not come
}

export function useMatchList(): Listed {
  const [listed, setListed] = useState<Listed>({ list: null, lost: false });
  useEffect(() => {
    let gone = false;
    let timer = 0;
    async function look(): Promise<void> {
      if (!document.hidden && connectionState.value.kind === 'connected') {
        const answer = await askMatch.list(connection);
        if (gone) return;
        setListed(answer.ok ? { list: answer.value, lost: false } : ({ list }) => ({ list, lost: true }));
      }
      timer = window.setTimeout(() => void look(), EVERY_MS);
    }
    const stop = connectionState.subscribe(({ kind }) => {
      if (kind !== 'connected') return;
      window.clearTimeout(timer); // at once when there is somebody to ask
      void look();
    });
    return () => {
      gone = true;
      stop();
      window.clearTimeout(timer);
    };
  }, []);
  return listed;
}
