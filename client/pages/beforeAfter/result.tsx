/** How it ended this time, and over all tries of this pair. */
import { useEffect } from 'preact/hooks';
import type { Ending } from '../../model/beforeAfter.ts';
import { ASKED_AT, survivalOf } from '../../model/survival.ts';
import { fallWords } from '../alone/fallWords.ts';
import type { LaneText } from '../alone/laneLabels.tsx';
import { announce } from '../announce.ts';
import { words } from '../language.ts';
import { useResultKeys } from '../useResultKeys.ts';
import type { BeforeAfterState } from './beforeAfterState.ts';

interface ResultProps {
  readonly state: BeforeAfterState;
  readonly lanes: readonly LaneText[];
  readonly tick: number;
}

export function BeforeAfterResult({ state, lanes, tick }: ResultProps) {
  const w = words.value;
  const again = useResultKeys(() => state.again());
  const lines = lanes.map(({ who, name, fall }) => ({
    who,
    text: fall ? fallWords(name, fall, w) : w.stood(name, tick),
  }));
  const said = lines.map(({ text }) => text).join('. ');
  useEffect(() => announce(said), [said]);
  return (
    <div class="overlay">
      <section class="card result" aria-labelledby="result">
        <h2 id="result">{w.beforeAfterOver}</h2>
        <ul class="reasons">
          {lines.map(({ who, text }, i) => (
            <li key={lanes[i]!.key} class={who}>
              <span>{text}</span>
            </li>
          ))}
        </ul>
        <SurvivalTable tries={state.tries.value} lanes={lanes} />
        <div class="row">
          <button type="button" class="button primary" ref={again} onClick={() => state.again()}>
            {w.beforeAfterAgain} <kbd>R</kbd>
          </button>
          <button type="button" class="button" disabled={state.adding.value} onClick={() => void state.addTries()}>
            {w.beforeAfterMore}
          </button>
          <button type="button" class="button" onClick={() => state.leave()}>
            {w.beforeAfterChange}
          </button>
        </div>
      </section>
    </div>
  );
}

interface SurvivalTableProps {
  readonly tries: readonly (readonly Ending[])[];
  readonly lanes: readonly LaneText[];
}

function SurvivalTable({ tries, lanes }: SurvivalTableProps) {
  const w = words.value;
  const rows = lanes.map(({ key, who, name }, lane) => {
    const endings = tries.flatMap((one) => (one.length > lane ? [one[lane]!] : []));
    return { key, who, name, ...survivalOf(endings) };
  });
  return (
    <table class="survival">
      <caption class="soft">{w.survivalCaption(tries.length)}</caption>
      <thead>
        <tr>
          <th scope="col">
            <span class="visually-hidden">{w.survivalWho}</span>
          </th>
          {ASKED_AT.map((tick) => (
            <th scope="col" key={tick}>
              {w.number(tick)}
            </th>
          ))}
          <th scope="col">{w.survivalMean}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, who, name, tries: count, standing, mean }) => (
          <tr key={key}>
            <th scope="row" class={who}>
              {name}
            </th>
            {standing.map((alive, i) => (
              <td key={ASKED_AT[i]}>
                <span
                  class="share"
                  style={{ height: `${count === 0 ? 0 : (100 * alive) / count}%` }}
                  aria-hidden="true"
                />
                <span>{count === 0 ? w.survivalNone : w.percent(alive / count)}</span>
              </td>
            ))}
            <td>{w.number(mean)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
