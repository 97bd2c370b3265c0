/** Where a page's facts come from. */
import { useId } from 'preact/hooks';
import type { Source } from '../../../model/learn/sources.ts';
import { partsWords } from './partsWords.ts';

const HANGUL = /[가-힣]/; // most titles stay in English on a Korean page

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
