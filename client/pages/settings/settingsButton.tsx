/** Opens what a visitor may set, from every page. The dialog is fetched when it is first wanted. */
import './settings.css';
import './hands.css';
import './applied.ts';
import { signal } from '@preact/signals';
import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { words } from '../language.ts';
import { lazily } from '../lazily.ts';
import { HandNotice } from './handNotice.tsx';

type Dialog = (props: { readonly onClose: () => void }) => JSX.Element;

const open = signal(false);

function openSettings(): void {
  open.value = true;
}

export function SettingsButton() {
  const { settingsTitle } = words.value;
  return (
    <button
      type="button"
      class="settingsButton"
      aria-label={settingsTitle}
      aria-haspopup="dialog"
      title={settingsTitle}
      onClick={openSettings}
    >
      <svg viewBox="0 0 24 24" width="20" height="20" aria-hidden="true" focusable="false">
        <g fill="none" stroke="currentColor" stroke-width="2" stroke-linecap="round">
          <path d="M3 7h9m6 0h3M3 17h3m6 0h9" />
          <circle cx="15" cy="7" r="3" />
          <circle cx="9" cy="17" r="3" />
        </g>
      </svg>
    </button>
  );
}

/** Where they open, and where hands are told of. Apart from the button: small screens hide the header during a game. */
export function SettingsPlace() {
  return (
    <>
      {open.value ? <Opened /> : null}
      <HandNotice />
    </>
  );
}

function Opened() {
  const [part, setPart] = useState<{ readonly Dialog: Dialog } | null>(null);
  useEffect(
    () =>
      lazily(
        () => import('./settingsDialog.tsx'),
        ({ SettingsDialog }) => setPart({ Dialog: SettingsDialog }),
      ),
    [],
  );
  return part ? <part.Dialog onClose={close} /> : null;
}

function close(): void {
  open.value = false;
}
