import { words } from '../language.ts';
import type { ResultLine } from './resultWords.ts';

/** A line for each seat: of two as they sat, of more by place. */
export function ResultLines({ lines }: { readonly lines: readonly ResultLine[] }) {
  const w = words.value;
  const many = lines.length > 2;
  return (
    <ul class={many ? 'reasons many' : 'reasons'}>
      {lines.map(({ seat, who, own, place, text }) => (
        <li key={seat} class={own ? `${who} own` : who}>
          {many ? <strong>{w.resultRow(place)}</strong> : null}
          <span>{text}</span>
        </li>
      ))}
    </ul>
  );
}
