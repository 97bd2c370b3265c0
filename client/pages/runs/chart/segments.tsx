/** One of a few, as radio buttons that look like one switch; without words below it. */
interface SegmentsProps<T extends string> {
  readonly legend: string;
  readonly name: string; // of the radio group
  readonly options: readonly { readonly value: T; readonly label: string }[];
  readonly chosen: T;
  readonly onChoose: (value: T) => void;
}

export function Segments<T extends string>({ legend, name, options, chosen, onChoose }: SegmentsProps<T>) {
  return (
    <fieldset class="runSegments">
      <legend class="visually-hidden">{legend}</legend>
      <div class="choiceRow">
        {options.map(({ value, label }) => (
          <label key={value}>
            <input type="radio" name={name} checked={chosen === value} onChange={() => onChoose(value)} />
            <span>{label}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
