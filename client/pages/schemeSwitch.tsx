import { announce } from './announce.ts';
import { words } from './language.ts';
import { CHOICES, chooseScheme, schemeChoice } from './scheme.ts';

/** One button that goes round: as the system, dark, light. */
export function SchemeSwitch() {
  const w = words.value;
  const names = { auto: w.schemeAuto, dark: w.schemeDark, light: w.schemeLight };
  const chosen = schemeChoice.value;
  const next = CHOICES[(CHOICES.indexOf(chosen) + 1) % CHOICES.length]!;
  const label = w.schemeLabel(names[chosen]);
  return (
    <button
      type="button"
      class="schemeSwitch"
      aria-label={label}
      title={label}
      onClick={() => {
        chooseScheme(next);
        announce(w.schemeLabel(names[next]));
      }}
    >
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true">
        {chosen === 'light' ? <Sun /> : chosen === 'dark' ? <Moon /> : <Half />}
      </svg>
    </button>
  );
}

const RAYS = [0, 45, 90, 135, 180, 225, 270, 315];

function Sun() {
  return (
    <g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round">
      <circle cx="12" cy="12" r="4" />
      {RAYS.map((angle) => (
        <path key={angle} d="M12 2.5v2.5" transform={`rotate(${angle} 12 12)`} />
      ))}
    </g>
  );
}

function Moon() {
  return <path d="M20 14.5A8.5 8.5 0 0 1 9.5 4 8.5 8.5 0 1 0 20 14.5Z" fill="currentColor" />;
}

function Half() {
  return (
    <g>
      <circle cx="12" cy="12" r="8.5" fill="none" stroke="currentColor" stroke-width="2" />
      <path d="M12 3.5a8.5 8.5 0 0 1 0 17Z" fill="currentColor" />
    </g>
  );
}
