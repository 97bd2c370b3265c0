/** All that can be set, each with what it is good for. Kept at once; Escape, the button or a press beside it closes. */
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Choices } from '../choices.tsx';
import { words } from '../language.ts';
import { CHOICES, chooseScheme, schemeChoice } from '../scheme.ts';
import { gamepads } from './handNotice.tsx';
import { preference, preferences } from './preferences.ts';
import { Toggle } from './toggle.tsx';
import { TrySound } from './trySound.tsx';

const schemeField = {
  get value() {
    return schemeChoice.value;
  },
  set value(next) {
    chooseScheme(next);
  },
};

export function SettingsDialog({ onClose }: { readonly onClose: () => void }) {
  const w = words.value;
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const opened = dialog.current;
    const before = document.activeElement;
    opened?.showModal();
    return () => {
      if (opened?.open) opened.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, []); // before it is seen: it has the focus from its first frame on
  return (
    <dialog
      ref={dialog}
      class="settings"
      aria-labelledby="settings"
      onClose={onClose}
      onPointerDown={(event) => {
        if (event.target === dialog.current) onClose(); // beside the sheet
      }}
    >
      <div class="settingsSheet">
        <div class="settingsHead">
          <h2 id="settings">{w.settingsTitle}</h2>
          <button type="button" class="button small" onClick={onClose}>
            {w.settingsClose}
          </button>
        </div>
        <Sounds />
        <Hands />
        <Looks />
        <p class="faint">{w.settingsKept}</p>
      </div>
    </dialog>
  );
}

function Sounds() {
  const w = words.value;
  const { volume } = preferences.value;
  const said = volume === 0 ? w.settingsSilent : w.settingsVolumeSaid(volume);
  return (
    <section aria-labelledby="settings-sound">
      <h3 id="settings-sound">{w.settingsSound}</h3>
      <div class="settingsRange">
        <label for="settings-volume">{w.settingsVolume}</label>
        <output for="settings-volume">{said}</output>
        <input
          id="settings-volume"
          type="range"
          min={0}
          max={1}
          step={0.05}
          value={volume}
          aria-valuetext={said}
          onInput={({ currentTarget }) => {
            preference('volume').value = currentTarget.valueAsNumber;
          }}
        />
      </div>
      <Toggle label={w.settingsAngleSound} hint={w.settingsAngleSoundHint} on={preference('angleSound')} />
      <TrySound />
      <Toggle label={w.settingsSpoken} hint={w.settingsSpokenHint} on={preference('spoken')} />
    </section>
  );
}

function Hands() {
  const w = words.value;
  return (
    <section aria-labelledby="settings-hands">
      <h3 id="settings-hands">{w.settingsHands}</h3>
      <Toggle label={w.settingsOneSwitch} hint={w.settingsOneSwitchHint} on={preference('oneSwitch')} />
      <Choices
        legend={w.settingsThumbs}
        hint={w.settingsThumbsHint}
        name="thumbs"
        options={[
          { value: 'left', label: w.settingsThumbsLeft },
          { value: 'both', label: w.settingsThumbsBoth },
          { value: 'right', label: w.settingsThumbsRight },
        ]}
        chosen={preference('thumbs')}
      />
      <Toggle label={w.settingsHaptics} hint={w.settingsHapticsHint} on={preference('haptics')} />
      <p class="settingsFact">
        <strong>{w.settingsGamepad}</strong>
        <span class="soft">{gamepads.value.join(', ') || w.settingsNoGamepad}</span>
      </p>
    </section>
  );
}

function Looks() {
  const w = words.value;
  const names = { auto: w.settingsAsSystem, dark: w.schemeDark, light: w.schemeLight };
  return (
    <section aria-labelledby="settings-look">
      <h3 id="settings-look">{w.settingsLook}</h3>
      <Choices
        legend={w.schemeTitle}
        hint=""
        name="scheme"
        options={CHOICES.map((value) => ({ value, label: names[value] }))}
        chosen={schemeField}
      />
      <Choices
        legend={w.settingsContrast}
        hint=""
        name="contrast"
        options={[
          { value: 'auto', label: w.settingsAsSystem },
          { value: 'more', label: w.settingsContrastMore },
        ]}
        chosen={preference('contrast')}
      />
      <Toggle label={w.settingsEffects} hint={w.settingsEffectsHint} on={preference('effects')} />
    </section>
  );
}
