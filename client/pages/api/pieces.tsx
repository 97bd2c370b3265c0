/** The type of a field, with links to the types that it names; and the fields of an object. */
import { Fragment } from 'preact';
import type { Field, Piece } from '../../model/api/schemaText.ts';
import { apiWords } from './apiWords.ts';
import { Jump } from './jump.tsx';

export function Pieces({ pieces }: { readonly pieces: readonly Piece[] }) {
  return (
    <code class="apiKind">
      {pieces.map(({ text, type }, i) =>
        type ? (
          <Jump key={`${text} ${i}`} to={`type-${text}`}>
            {text}
          </Jump>
        ) : (
          <Fragment key={`${text} ${i}`}>{text}</Fragment>
        ),
      )}
    </code>
  );
}

/** The document's own words, with what stands between backticks as code. */
export function Said({ text }: { readonly text: string | null }) {
  if (text === null || text === '') return null;
  return (
    <p class="soft" lang="en">
      {text.split('`').map((part, i) => (i % 2 === 1 ? <code key={`${i} ${part}`}>{part}</code> : part))}
    </p>
  );
}

export function Fields({ fields }: { readonly fields: readonly Field[] }) {
  const w = apiWords.value;
  return (
    <ul class="apiFields" lang="en">
      {fields.map((field) => (
        <li key={field.name}>
          <p>
            <code class="apiName">{field.name}</code> <Pieces pieces={field.pieces} />
            {field.needed ? null : <span class="faint"> ?</span>}
          </p>
          <Said text={field.description} />
          {field.fields.length === 0 || field.pieces.some(({ type }) => type) ? null : (
            <details>
              <summary>{w.fields(field.name)}</summary>
              <Fields fields={field.fields} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}
