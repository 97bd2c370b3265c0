interface ToggleProps {
  readonly label: string;
  readonly hint: string;
  readonly on: { value: boolean };
}

/** On or off, kept at once. */
export function Toggle({ label, hint, on }: ToggleProps) {
  return (
    <label class="settingsToggle">
      <input
        type="checkbox"
        checked={on.value}
        onChange={({ currentTarget }) => {
          on.value = currentTarget.checked;
        }}
      />
      <span>
        {label}
        <small class="faint">{hint}</small>
      </span>
    </label>
  );
}
