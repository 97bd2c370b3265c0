/** What the lines of a chart are: the look of each, by colour and by dashes, and its name. */
import './seriesKey.css';

interface SeriesKeyProps {
  readonly names: readonly string[];
  readonly level?: string | undefined; // of the line across
}

export function SeriesKey({ names, level }: SeriesKeyProps) {
  return (
    <ul class="seriesKey">
      {names.map((name, i) => (
        <li key={name} class={`look${i}`}>
          {name}
        </li>
      ))}
      {level === undefined ? null : <li class="lookLevel">{level}</li>}
    </ul>
  );
}
