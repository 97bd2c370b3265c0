/** Where a post's code and its meaning part: the line, what it does as written, what it meant, and what became of it here. */
import type { Post } from '../../../model/learn/posts.ts';
import { learnWords } from '../learnWords.ts';

export function Slips({ post }: { readonly post: Post }) {
  const w = learnWords.value;
  const texts: Readonly<Record<string, { readonly title: string; readonly written: string; readonly meant: string }>> =
    w.texts[post.id].slips;
  const sized = post.slips.every(({ fate }) => fate === 'sized');
  return (
    <section class="postPart" aria-labelledby="post-slips">
      <h2 id="post-slips">{sized ? w.slipsTitleSized : w.slipsTitle}</h2>
      <ol class="slips">
        {post.slips.map(({ key, code, says, fate }) => {
          const text = texts[key]!;
          const inSource = fate === 'sized';
          return (
            <li key={key} class="card slip">
              <div class="slipHead">
                <h3>{text.title}</h3>
                <span class={`tag fate ${fate}`}>{w.fates[fate]}</span>
              </div>
              {code === null ? null : (
                <p class="slipCode">
                  <span class="faint">{w.theLine}</span> <code>{code}</code>
                </p>
              )}
              <dl>
                <div>
                  <dt>{inSource ? w.inSource : w.written}</dt>
                  <dd>{text.written}</dd>
                </div>
                {says === undefined ? null : (
                  <div>
                    <dt>{w.pythonSays}</dt>
                    <dd>
                      <code>{says}</code>
                    </dd>
                  </div>
                )}
                <div>
                  <dt>{inSource ? w.here : w.meant}</dt>
                  <dd>{text.meant}</dd>
                </div>
              </dl>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
