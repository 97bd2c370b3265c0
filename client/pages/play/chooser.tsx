/** What to play, against whom, how fast, in which wind. A click on a rival starts. */
import './panels/panels.css';
import { SPEED_CLASSES } from '../../../shared/arena/speed.ts';
import { WIND_LEVELS } from '../../../shared/sim/wind.ts';
import { connectionState } from '../arena.ts';
import { Choices } from '../choices.tsx';
import { Failure } from '../failure.tsx';
import { words } from '../language.ts';
import { Handicap } from './handicap.tsx';
import { ModeCards } from './modeCards.tsx';
import type { Choice } from './options.ts';
import { AlonePanel } from './panels/alonePanel.tsx';
import { BumperPanel } from './panels/bumperPanel.tsx';
import { DuelPanel } from './panels/duelPanel.tsx';
import { PersonPanel } from './panels/personPanel.tsx';
import { RoyalePanel } from './panels/royalePanel.tsx';
import { SurvivalPanel } from './panels/survivalPanel.tsx';
import type { Play } from './playState.ts';

const PANEL = {
  duel: DuelPanel,
  person: PersonPanel,
  royale: RoyalePanel,
  survival: SurvivalPanel,
  bumper: BumperPanel,
  alone: AlonePanel,
} as const satisfies Readonly<Record<Choice, unknown>>;

export function Chooser({ play }: { readonly play: Play }) {
  const w = words.value;
  const choice = play.options.choice.value;
  const state = connectionState.value;
  const Panel = PANEL[choice];
  const refused = state.kind === 'refused' && state.code !== 'server-full' && choice !== 'alone';
  return (
    <div class="pageFrame chooser">
      <h1>{w.playTitle}</h1>
      <ModeCards chosen={play.options.choice} />
      <div class={choice === 'alone' ? 'chooserBody whole' : 'chooserBody'}>
        <div class="modePanel">
          {choice === 'alone' ? null : <AwayNotice play={play} />}
          {refused ? <Failure code={state.code} onRetry={() => void play.house.loadRivals()} /> : <Panel play={play} />}
        </div>
        {choice === 'alone' ? null : <Settings play={play} />}
      </div>
    </div>
  );
}

/** The socket is blocked or the server full: what can be played all the same. */
function AwayNotice({ play }: { readonly play: Play }) {
  const w = words.value;
  if (!play.isAway()) return null;
  const full = connectionState.value.kind === 'refused';
  const hasAgents = play.house.onDevice.value.length > 0;
  const alone = play.options.choice.value === 'survival';
  return (
    <section class="away" role="status">
      <strong>{full ? w.deviceFull : w.deviceTitle}</strong>
      <span class="soft">{alone ? w.deviceAlone : hasAgents ? w.deviceText : w.deviceWaits}</span>
    </section>
  );
}

function Settings({ play: { options } }: { readonly play: Play }) {
  const w = words.value;
  const choice = options.choice.value;
  const agents = choice === 'duel' || choice === 'royale' || choice === 'bumper';
  return (
    <div class="settings">
      <div class="card settingsCard">
        <Choices
          legend={w.speed}
          name="speed"
          hint={w.speedHint[options.speed.value]}
          options={SPEED_CLASSES.map((value) => ({ value, label: w.speedName[value] }))}
          chosen={options.speed}
        />
        {choice === 'bumper' ? null : (
          <Choices
            legend={w.wind}
            name="wind"
            hint={w.windHint[options.wind.value] ?? ''}
            options={WIND_LEVELS.map((value) => ({ value, label: w.windName[value] ?? '' }))}
            chosen={options.wind}
          />
        )}
        {agents ? <Handicap ticks={options.reaction} speed={options.speed.value} /> : null}
      </div>
      <HowTo classic={choice !== 'bumper'} />
    </div>
  );
}

function HowTo({ classic }: { readonly classic: boolean }) {
  const w = words.value;
  return (
    <section class="howTo" aria-labelledby="how">
      <h2 id="how">{w.howTitle}</h2>
      <p class="keys" aria-hidden="true">
        <kbd>←</kbd>
        <kbd>→</kbd>
        <span class="faint">{w.orKeys}</span>
        <kbd>A</kbd>
        <kbd>D</kbd>
      </p>
      <ul class="soft">
        <li>{w.howKeys}</li>
        <li>{w.howTouch}</li>
        {classic ? <li>{w.howRule}</li> : null}
      </ul>
    </section>
  );
}
