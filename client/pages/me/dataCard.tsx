import { useEffect, useRef, useState } from 'preact/hooks';
import { deleteMe, fetchMyData } from '../../net/me.ts';
import { announce } from '../announce.ts';
import { connection } from '../arena.ts';
import { save } from '../runs/save.ts';
import { refusalWords } from './meState.ts';
import { meWords } from './meWords.ts';

const FILE = 'cartpole-arena-me.json';

/** Takes everything along, or away. */
export function DataCard() {
  const w = meWords.value;
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const sure = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    if (asking) sure.current?.focus();
  }, [asking]);
  async function download(): Promise<void> {
    const answer = await fetchMyData();
    setProblem(answer.ok ? null : refusalWords(answer));
    if (answer.ok) save({ name: FILE, bytes: answer.value });
  }
  async function remove(): Promise<void> {
    setBusy(true);
    const answer = await deleteMe();
    setBusy(false);
    if (!answer.ok) return setProblem(refusalWords(answer));
    announce(w.deleted);
    connection.become(null);
  }
  return (
    <section class="card meCard">
      <h2>{w.dataTitle}</h2>
      <p class="soft">{w.dataLead}</p>
      <button type="button" class="button" onClick={() => void download()}>
        {w.dataSave}
      </button>
      <hr />
      {asking ? (
        <>
          <p class="meWarning" tabIndex={-1} ref={sure}>
            {w.deleteSure}
          </p>
          <div class="meButtons">
            <button type="button" class="button danger" disabled={busy} onClick={() => void remove()}>
              {w.deleteYes}
            </button>
            <button type="button" class="button" disabled={busy} onClick={() => setAsking(false)}>
              {w.deleteNo}
            </button>
          </div>
        </>
      ) : (
        <>
          <p class="soft">{w.deleteLead}</p>
          <button type="button" class="button" onClick={() => setAsking(true)}>
            {w.deleteButton}
          </button>
        </>
      )}
      <p class="meProblem" role="alert">
        {problem}
      </p>
    </section>
  );
}
