/** The front of Learn: what it is, and every post and chapter with a line about it. */
import { Link } from '../link.tsx';
import { entries } from './entries.ts';
import { learnWords } from './learnWords.ts';

const GROUPS = [
  { group: 'posts', name: 'posts', lead: 'postsLead' },
  { group: 'chapters', name: 'chapters', lead: 'chaptersLead' },
] as const;

/** @param unknown what the address asked for, where there is no such thing */
export function LearnFront({ unknown }: { readonly unknown: string | null }) {
  const w = learnWords.value;
  return (
    <div class="pageFrame learn">
      <header class="pageHead">
        <h1>{w.title}</h1>
        <p class="soft">{w.lead}</p>
      </header>
      {unknown === null ? null : (
        <p class="learnUnknown" role="status">
          {w.unknown(unknown)}
        </p>
      )}
      {GROUPS.map(({ group, name, lead }) => {
        const own = entries.value.filter((entry) => entry.group === group);
        return (
          <section key={group} class="learnGroup" aria-labelledby={`learn-${group}`}>
            <h2 id={`learn-${group}`}>{w[name]}</h2>
            <p class="soft">{own.length > 0 ? w[lead] : w.chaptersSoon}</p>
            <ol>
              {own.map(({ id, title, short }, i) => (
                <li key={id}>
                  <Link to={`/learn#${id}`} class="card learnCard">
                    <span class="faint" aria-hidden="true">
                      {i + 1}
                    </span>
                    <strong>{title}</strong>
                    <span class="soft">{short}</span>
                  </Link>
                </li>
              ))}
            </ol>
          </section>
        );
      })}
    </div>
  );
}
