/** Formulas as MathML, put together from small pieces: `row(v('Q'), o('('), ...)`. */
import type { ComponentChild } from 'preact';

/** A variable, or a word such as max. */
export const v = (name: string): ComponentChild => <mi>{name}</mi>;
/** A number. */
export const n = (number: string): ComponentChild => <mn>{number}</mn>;
/** An operator or a bracket. */
export const o = (operator: string): ComponentChild => <mo>{operator}</mo>;
export const row = (...parts: readonly ComponentChild[]): ComponentChild => <mrow>{parts}</mrow>;
export const sub = (base: ComponentChild, index: ComponentChild): ComponentChild => (
  <msub>
    {base}
    {index}
  </msub>
);
export const sup = (base: ComponentChild, power: ComponentChild): ComponentChild => (
  <msup>
    {base}
    {power}
  </msup>
);
/** Written below an operator: max over actions. */
export const under = (base: ComponentChild, below: ComponentChild): ComponentChild => (
  <munder>
    {base}
    {below}
  </munder>
);
/** A letter with a prime: what comes next. */
export const next = (name: string): ComponentChild => sup(v(name), o('′'));
/** A function and what it is of. */
export const of = (name: ComponentChild, ...parts: readonly ComponentChild[]): ComponentChild =>
  row(name, o('('), ...parts, o(')'));

/** @param said the formula in words, for who hears it */
export function Formula({ said, children }: { readonly said: string; readonly children: ComponentChild }) {
  return (
    <div class="formula">
      <math display="block" aria-label={said}>
        {children}
      </math>
    </div>
  );
}
