/** One of a few, in a figure: radio buttons that look like one switch. */
interface SwitchesProps<T extends string> {
  readonly legend: string;
  readonly name: string; // of the radio group
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly value: T;
  readonly onValue: (value: T) => void;
}

export function Switches<T extends string>({ legend, name, options, value, onValue }: SwitchesProps<T>) {
  return (
    <fieldset class="choices figureSwitches">
      <legend>{legend}</legend>
      <div class="choiceRow">
        {options.map((option) => (
          <label key={option.value}>
            <input type="radio" name={name} checked={option.value === value} onChange={() => onValue(option.value)} />
            <span>{option.label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
