/** A list of names and values; long values break anywhere. */
import type { ComponentChildren } from 'preact';

export interface Fact {
  readonly name: string;
  readonly value: ComponentChildren;
  readonly code?: boolean; // a hash or an id
}

export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl class="rowFacts">
      {facts.map(({ name, value, code = false }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd class={code ? 'code' : ''}>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
