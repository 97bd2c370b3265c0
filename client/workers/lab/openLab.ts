/** The lab of this page: opened once, at work on whichever page of the site, until the tab goes. */
import { ownRunId } from '../../model/lab/labRun.ts';
import { createLab, type Lab } from './lab.ts';
import { openLabStore } from './labStore.ts';

const LOOK_MS = 2_000;

let opened: Promise<Lab> | null = null;

/** Everything that was training when the page was left goes on by itself. */
export function openLab(): Promise<Lab> {
  opened ??= open();
  return opened;
}

async function open(): Promise<Lab> {
  const store = await openLabStore().catch(() => null); // a browser that lets pages keep nothing
  const lab = createLab({ store, page: randomId(), newId: () => ownRunId(randomId()), nowMs: Date.now });
  const ignored = (): void => {}; // another look comes
  addEventListener('pagehide', () => {
    lab.save();
    lab.letGo();
  });
  addEventListener('pageshow', ({ persisted }) => void (persisted && lab.comeBack().catch(ignored)));
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'hidden') lab.save();
  });
  setInterval(() => void lab.look().catch(ignored), LOOK_MS);
  await lab.look().catch(ignored);
  return lab;
}

/** `crypto.randomUUID` is for secure pages only. */
function randomId(): string {
  const drawn = crypto.getRandomValues(new Uint32Array(2));
  return Array.from(drawn, (part) => part.toString(36).padStart(7, '0').slice(-5)).join('');
}
