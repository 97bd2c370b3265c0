/** Offers the new version, while nobody plays on this page. */
import './updateBar.css';
import { useEffect, useState } from 'preact/hooks';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import { playing } from './playing.ts';
import { newVersion } from './versions.ts';

export function UpdateBar() {
  const w = words.value;
  const [later, setLater] = useState(false);
  const offered = newVersion.value && !playing.value && !later;
  const text = w.updateThere;
  useEffect(() => {
    if (offered) announce(text);
  }, [offered, text]);
  if (!offered) return null;
  return (
    <aside class="updateBar" aria-label={text}>
      <p>{text}</p>
      <button type="button" class="button primary" onClick={() => window.location.reload()}>
        {w.updateLoad}
      </button>
      <button type="button" class="button" onClick={() => setLater(true)}>
        {w.updateLater}
      </button>
    </aside>
  );
}
