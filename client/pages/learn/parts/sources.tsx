/** Where a page's facts come from. */
import { useId } from 'preact/hooks';
import { partsWords } from './partsWords.ts';

const HANGUL = /[가-힣]/; // most titles stay in English on a Korean page

export interface Source {
  readonly text: string;
  readonly href?: string; // only where it is known for certain
}

export function Sources({ items }: { readonly items: readonly Source[] }) {
  const id = useId();
  return (
    <section class="learnSources" aria-labelledby={id}>
      <h2 id={id}>{partsWords.value.sources}</h2>
      <ul>
        {items.map(({ text, href }) => (
          <li key={text} lang={HANGUL.test(text) ? 'ko' : 'en'}>
            {href ? (
              <a href={href} rel="noreferrer">
                {text}
              </a>
            ) : (
              text
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
