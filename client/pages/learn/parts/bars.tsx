/** A few values as bars with their numbers, a list for who does not see them. */

export interface Bar {
  readonly name: string;
  readonly value: number;
  readonly text: string; // the value as it is written
  readonly look?: 0 | 1 | 2 | 3; // colour; 0 if it is left out
  readonly strong?: boolean; // the one that is chosen
}

interface BarsProps {
  readonly label: string;
  readonly bars: readonly Bar[];
  readonly most: number; // the full length, on either side of 0
  readonly signed?: boolean; // 0 is in the middle
}

export function Bars({ label, bars, most, signed = false }: BarsProps) {
  const share = (value: number): number => Math.min(1, Math.abs(value) / most) * (signed ? 50 : 100);
  return (
    <ul class={signed ? 'bars signed' : 'bars'} aria-label={label}>
      {bars.map(({ name, value, text, look = 0, strong = false }) => {
        const length = Number.isFinite(value) ? share(value) : 0;
        const left = signed ? (value < 0 ? 50 - length : 50) : 0;
        return (
          <li key={name} class={strong ? `look${look} strong` : `look${look}`}>
            <span>{name}</span>
            <span class="barTrack" aria-hidden="true">
              <span style={{ left: `${left}%`, width: `${length}%` }} />
            </span>
            <span class="barValue">{text}</span>
          </li>
        );
      })}
    </ul>
  );
}
