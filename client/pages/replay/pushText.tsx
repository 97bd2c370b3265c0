/** The strips' twin in words: every push of every seat. Written out only where somebody asks. */
import { useMemo, useState } from 'preact/hooks';
import { pushRuns } from '../../model/pushRuns.ts';
import { words } from '../language.ts';

export function PushText({ actions }: { readonly actions: readonly Uint8Array[] }) {
  const w = words.value;
  return (
    <details class="pushText">
      <summary>{w.replayRunsTitle}</summary>
      {actions.map((pushes, seat) => (
        <SeatPushes key={`seat ${seat + 1}`} name={w.replaySeat(seat + 1)} pushes={pushes} />
      ))}
    </details>
  );
}

function SeatPushes({ name, pushes }: { readonly name: string; readonly pushes: Uint8Array }) {
  const w = words.value;
  const [open, setOpen] = useState(false);
  const runs = useMemo(() => pushRuns(pushes), [pushes]);
  const right = pushes.reduce((sum, push) => sum + push, 0);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <strong>{name}</strong> {w.replayPushSummary(pushes.length - right, right, Math.max(runs.length - 1, 0))}
      </summary>
      {open ? (
        <p class="faint">
          {runs.map(({ action, ticks }) => w.replayRun(action === 1 ? 'right' : 'left', ticks)).join(', ')}
        </p>
      ) : null}
    </details>
  );
}
