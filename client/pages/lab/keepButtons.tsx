/** The policy that is shown, or the newest one, as a file: of our own, or for other programs. */
import { useState } from 'preact/hooks';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import type { CheckpointFormat } from '../runs/checkpointFiles.ts';
import { type RunPageState, shownOf } from '../runs/runPageState.ts';
import { save } from '../runs/save.ts';

const DENSE: readonly CheckpointFormat[] = ['own', 'layers-model', 'safetensors'];
const OTHER: readonly CheckpointFormat[] = ['own'];

export function KeepButtons({ page }: { readonly page: RunPageState }) {
  const w = words.value;
  const [failed, setFailed] = useState(false);
  const shown = shownOf(page);
  const detail = shown?.model.detail();
  const checkpoint = shown?.at ?? shown?.model.checkpoints().at(-1);
  if (!detail || !checkpoint) return null;
  const formats = detail.settings.kind === 'dqn' && !detail.pixels ? DENSE : OTHER;
  async function download(id: string, format: CheckpointFormat): Promise<void> {
    setFailed(false);
    try {
      const bytes = await page.opened.value!.checkpoint(id);
      const { filesOf } = await import('../runs/checkpointFiles.ts');
      const files = filesOf(id, bytes, format);
      for (const file of files) save(file);
      announce(w.downloadDone(files.map(({ name }) => name).join(', ')));
    } catch {
      setFailed(true);
    }
  }
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, these are buttons
    <div class="labButtons" role="group" aria-label={w.downloadAs}>
      <span class="faint">{w.downloadAs}</span>
      {formats.map((format) => (
        <button key={format} type="button" class="button small" onClick={() => void download(checkpoint.id, format)}>
          {w.downloadName[format]}
        </button>
      ))}
      {failed ? (
        <p class="fieldWrong" role="alert">
          {w.downloadFailed}
        </p>
      ) : null}
    </div>
  );
}
