import type { Signal } from '@preact/signals';

interface SwitchProps {
  readonly label: string;
  readonly hint?: string;
  readonly on: Signal<boolean>;
}

/** On or off, as a checkbox with its meaning beside it. */
export function Switch({ label, hint, on }: SwitchProps) {
  return (
    <label class="switch">
      <input
        type="checkbox"
        checked={on.value}
        onChange={(event) => {
          on.value = event.currentTarget.checked;
        }}
      />
      <span>
        {label}
        {hint ? <small class="faint">{hint}</small> : null}
      </span>
    </label>
  );
}
