/** Formulas as MathML, put together from small pieces: `row(v('Q'), o('('), ...)`. */
import type { ComponentChild } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { useSize } from '../../useSize.ts';

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

/**
 * Where it does not fit, it scrolls by itself, and only then it is reached by keys.
 * @param said the formula in words, for who hears it
 */
export function Formula({ said, children }: { readonly said: string; readonly children: ComponentChild }) {
  const box = useRef<HTMLDivElement>(null);
  const { width } = useSize(box);
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    if (box.current) setScrolls(box.current.scrollWidth > box.current.clientWidth);
  }, [width, said]);
  return (
    <div class="formula" ref={box} {...(scrolls ? { role: 'group', tabIndex: 0, 'aria-label': said } : {})}>
      <math display="block" aria-label={said}>
        {children}
      </math>
    </div>
  );
}
