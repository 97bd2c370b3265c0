/** A link to take along. Where the browser gives no clipboard, as on plain http, a field to copy it from. */
import './copyText.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { announce } from './announce.ts';
import { words } from './language.ts';

interface CopyTextProps {
  readonly text: string;
  readonly visible?: boolean; // the field is there from the beginning
  readonly primary?: boolean;
  readonly label?: string; // of the button; without it it says that it copies a link
}

const SAID_MS = 2500;

async function copied(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text); // undefined on plain http
    return true;
  } catch {
    return false;
  }
}

export function CopyText({ text, visible = false, primary = false, label }: CopyTextProps) {
  const w = words.value;
  const [shown, setShown] = useState<'button' | 'copied' | 'field'>('button');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (shown === 'field') {
      field.current?.focus();
      field.current?.select();
    }
    if (shown !== 'copied') return;
    announce(words.value.copyDone);
    const timer = window.setTimeout(() => setShown('button'), SAID_MS);
    return () => window.clearTimeout(timer);
  }, [shown]);
  return (
    <div class={visible ? 'copyText wide' : 'copyText'}>
      {visible || shown === 'field' ? (
        <label>
          <span class={shown === 'field' ? '' : 'visually-hidden'}>{label ?? w.copyHere}</span>
          <input type="text" readOnly value={text} ref={field} onFocus={() => field.current?.select()} />
        </label>
      ) : null}
      {shown === 'field' && !visible ? null : (
        <button
          type="button"
          class={primary ? 'button primary' : 'button'}
          onClick={() => void copied(text).then((done) => setShown(done ? 'copied' : 'field'))}
        >
          {shown === 'copied' ? w.copyDone : (label ?? w.copyIt)}
        </button>
      )}
    </div>
  );
}
