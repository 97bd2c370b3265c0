/** What the server knows of you, and what you can do about it. */
import './me.css';
import { useEffect, useRef } from 'preact/hooks';
import { words } from '../language.ts';
import { CodeCard } from './codeCard.tsx';
import { DataCard } from './dataCard.tsx';
import { KnownCard } from './knownCard.tsx';
import { useMe } from './meState.ts';
import { meWords } from './meWords.ts';
import { MoveCard } from './moveCard.tsx';
import { NameCard } from './nameCard.tsx';
import { RowsCard } from './rowsCard.tsx';

export function MePage() {
  const w = meWords.value;
  const state = useMe();
  const me = state.me.value;
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef<string | null>(null);
  const id = me?.id ?? null;
  useEffect(() => {
    if (shown.current !== null && id !== shown.current) heading.current?.focus(); // somebody else: read from the top
    shown.current = id;
  }, [id]);
  return (
    <div class="pageFrame mePage">
      <header class="pageHead">
        <h1 tabIndex={-1} ref={heading}>
          {me === null ? words.value.meTitle : me.name}
        </h1>
        <p class="soft">{w.lead}</p>
      </header>
      {me === null ? (
        <p class="meWaiting soft" role="status">
          {state.lost.value ? w.lost : w.loading}
        </p>
      ) : (
        <>
          {me.banned ? (
            <p class="meBanned" role="alert">
              {w.banned}
            </p>
          ) : null}
          <div class="meCards">
            <div class="meStack">
              <NameCard key={`name ${me.id}`} me={me} onChanged={state.set} />
              <KnownCard me={me} />
              <RowsCard rows={state.rows.value} />
            </div>
            <div class="meStack">
              <CodeCard key={`code ${me.id}`} me={me} onMade={() => state.set({ ...me, recovery: true })} />
              <MoveCard key={`move ${me.id}`} me={me} />
              <DataCard key={`data ${me.id}`} />
            </div>
          </div>
        </>
      )}
    </div>
  );
}
