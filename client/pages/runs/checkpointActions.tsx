/** What can be done with the checkpoint that is shown, or with the newest: play against it, take its stick, keep its file, pass it on. */
import { useState } from 'preact/hooks';
import type { CheckpointInfo, RunDetail } from '../../../shared/protocol/runEvents.ts';
import { strength } from '../../model/run/checkpointMarks.ts';
import { writeRunLink } from '../../model/run/runLink.ts';
import { announce } from '../announce.ts';
import { CopyText } from '../copyText.tsx';
import { words } from '../language.ts';
import { levelName } from '../levelName.ts';
import { Link } from '../link.tsx';
import type { CheckpointFormat } from './checkpointFiles.ts';
import { type RunPageState, shownOf } from './runPageState.ts';
import { save } from './save.ts';

const DENSE: readonly CheckpointFormat[] = ['own', 'layers-model', 'safetensors'];
const OTHER: readonly CheckpointFormat[] = ['own'];

/** Whether people can play it: it sees CartPole's state. */
function isPlayable({ environment, pixels, settings }: RunDetail): boolean {
  return environment.startsWith('CartPole') && !pixels && settings.kind === 'dqn';
}

interface Acted {
  readonly detail: RunDetail;
  readonly checkpoint: CheckpointInfo;
  readonly chosen: boolean; // else it is the newest, and the page shows now
}

function actedOn(state: RunPageState): Acted | null {
  const shown = shownOf(state);
  const detail = shown?.model.detail();
  const checkpoint = shown?.at ?? shown?.model.checkpoints().at(-1);
  return detail && checkpoint ? { detail, checkpoint, chosen: shown?.at !== null } : null;
}

/** The two ways to meet it. */
export function MeetButtons({ state }: { readonly state: RunPageState }) {
  const w = words.value;
  const acted = actedOn(state);
  if (!acted || !isPlayable(acted.detail)) return <div class="meetButtons" />;
  const { checkpoint } = acted;
  return (
    <div class="meetButtons">
      <Link to={`/play#agent=${checkpoint.id}`} class="button primary">
        {w.momentPlay}
      </Link>
      <Link to={`/practice#agent=${checkpoint.id}`} class="button">
        {w.checkpointStick}
      </Link>
    </div>
  );
}

export function KeepCard({ state }: { readonly state: RunPageState }) {
  const w = words.value;
  const [failed, setFailed] = useState<string | null>(null); // id of the checkpoint
  const acted = actedOn(state);
  const detail = acted?.detail;
  const formats = detail?.settings.kind === 'dqn' && !detail.pixels ? DENSE : OTHER;
  const view = { ...state.link.value, run: detail?.id ?? null, at: acted?.chosen ? acted.checkpoint.step : null };
  async function download(id: string, format: CheckpointFormat): Promise<void> {
    setFailed(null);
    try {
      const bytes = await state.opened.value!.checkpoint(id);
      const { filesOf } = await import('./checkpointFiles.ts');
      const files = filesOf(id, bytes, format);
      for (const file of files) save(file);
      announce(w.downloadDone(files.map(({ name }) => name).join(', ')));
    } catch {
      setFailed(id);
    }
  }
  return (
    <section class="card keepCard" aria-labelledby="keep">
      <h2 id="keep">{w.keepTitle}</h2>
      {acted ? (
        <>
          <p class="soft">
            {acted.chosen ? '' : `${w.timelineNewestIs} `}
            {levelName(strength(acted.detail.environment, acted.checkpoint.mean), w)},{' '}
            {w.momentWhen(acted.checkpoint.episode, acted.checkpoint.step)} ({w.checkpointSize(acted.checkpoint.bytes)})
          </p>
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, these are buttons */}
          <div class="downloads" role="group" aria-label={w.downloadAs}>
            {formats.map((format) => (
              <button
                key={format}
                type="button"
                class="button"
                onClick={() => void download(acted.checkpoint.id, format)}
              >
                {w.downloadName[format]}
              </button>
            ))}
          </div>
          {failed === acted.checkpoint.id ? (
            <p class="wrong" role="alert">
              {w.downloadFailed}
            </p>
          ) : null}
        </>
      ) : (
        <p class="soft">{w.timelineEmpty}</p>
      )}
      <p class="soft">{w.viewLink}</p>
      <CopyText text={`${window.location.origin}/watch${writeRunLink(view)}`} />
    </section>
  );
}
