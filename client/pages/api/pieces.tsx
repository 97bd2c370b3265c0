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
          {field.description === null ? null : <p class="soft">{field.description}</p>}
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
