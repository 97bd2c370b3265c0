/** The link of the match. Where the browser gives no clipboard, as on plain http, a field to copy it from. */
import { useEffect, useRef, useState } from 'preact/hooks';
import { replayAddress } from '../../../shared/arena/replayAddress.ts';
import { announce } from '../announce.ts';
import { words } from '../language.ts';

const SAID_MS = 2500;

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text); // undefined on plain http
    return true;
  } catch {
    return false;
  }
}

export function CopyLink({ code }: { readonly code: string }) {
  const w = words.value;
  const [shown, setShown] = useState<'button' | 'copied' | 'field'>('button');
  const field = useRef<HTMLInputElement>(null);
  const link = replayAddress(window.location.origin, code);
  useEffect(() => {
    if (shown === 'field') field.current?.focus(); // which selects it
    if (shown !== 'copied') return;
    announce(words.value.replayCopied);
    const timer = window.setTimeout(() => setShown('button'), SAID_MS);
    return () => window.clearTimeout(timer);
  }, [shown]);
  return (
    <div class="copyLink">
      {shown === 'field' ? (
        <label>
          <span>{w.replayCopyHere}</span>
          <input class="field" type="text" readOnly value={link} ref={field} onFocus={() => field.current?.select()} />
        </label>
      ) : (
        <button
          type="button"
          class="button"
          onClick={() => void copied(link).then((done) => setShown(done ? 'copied' : 'field'))}
        >
          {shown === 'copied' ? w.replayCopied : w.replayCopy}
        </button>
      )}
    </div>
  );
}
