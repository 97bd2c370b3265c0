interface ChoicesProps<T extends string | number> {
  readonly legend: string;
  readonly hint: string;
  readonly name: string; // of the radio group
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: { value: T }; // a signal, or what reads and writes like one
}

/** One of a few, as radio buttons that look like one switch. */
export function Choices<T extends string | number>({ legend, hint, name, options, chosen }: ChoicesProps<T>) {
  return (
    <fieldset class="choices">
      <legend>{legend}</legend>
      <div class="choiceRow">
        {options.map(({ value, label }) => (
          <label key={value}>
            <input
              type="radio"
              name={name}
              checked={chosen.value === value}
              onChange={() => {
                chosen.value = value;
              }}
            />
            <span>{label}</span>
          </label>
        ))}
      </div>
      <p class="faint">{hint}</p>
    </fieldset>
  );
}
