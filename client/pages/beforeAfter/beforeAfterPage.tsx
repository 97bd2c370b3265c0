import '../alone/alone.css';
import '../alone/aloneGame.css';
import './beforeAfter.css';
import { SPEED_CLASSES } from '../../../shared/arena/speed.ts';
import { WIND_LEVELS } from '../../../shared/sim/wind.ts';
import { AgentChoice, AgentsMissing } from '../alone/agentChoice.tsx';
import { AloneIntro } from '../alone/aloneIntro.tsx';
import type { HouseAgents } from '../alone/houseAgents.ts';
import { Switch } from '../alone/switch.tsx';
import { useAlone } from '../alone/useAlone.ts';
import { Choices } from '../choices.tsx';
import { words } from '../language.ts';
import { BeforeAfterScreen } from './beforeAfterScreen.tsx';
import { type BeforeAfterState, createBeforeAfterState } from './beforeAfterState.ts';

export function BeforeAfterPage() {
  const { agents, state } = useAlone(createBeforeAfterState);
  const screen = state.screen.value;
  return screen.kind === 'intro' ? (
    <Intro state={state} agents={agents} />
  ) : (
    <BeforeAfterScreen state={state} game={screen.game} pair={screen.pair} />
  );
}

interface IntroProps {
  readonly state: BeforeAfterState;
  readonly agents: HouseAgents;
}

function Intro({ state, agents }: IntroProps) {
  const w = words.value;
  const pair = state.pair.value;
  const list = agents.list.value ?? [];
  return (
    <AloneIntro
      title={w.beforeAfterTitle}
      lead={w.beforeAfterLead}
      rules={[w.beforeAfterRuleSame, w.beforeAfterRuleAgain]}
      figure={w.beforeAfterFigure}
      mind="chance"
      start={w.beforeAfterStart}
      ready={pair !== null}
      onStart={() => void state.start()}
    >
      {pair ? (
        <>
          <AgentChoice
            label={w.beforeAfterBefore}
            name="before"
            agents={list}
            chosen={pair.before.id}
            onChoose={(id) => state.choose('before', id)}
          />
          <AgentChoice
            label={w.beforeAfterAfter}
            name="after"
            agents={list}
            chosen={pair.after.id}
            onChoose={(id) => state.choose('after', id)}
          />
        </>
      ) : (
        <AgentsMissing agents={agents} />
      )}
      <Choices
        legend={w.speed}
        name="speed"
        hint=""
        options={SPEED_CLASSES.map((value) => ({ value, label: w.speedName[value] }))}
        chosen={state.speed}
      />
      <Choices
        legend={w.wind}
        name="wind"
        hint=""
        options={WIND_LEVELS.map((value) => ({ value, label: w.windName[value] ?? '' }))}
        chosen={state.wind}
      />
      <Switch label={w.beforeAfterYou} hint={w.beforeAfterYouHint} on={state.withYou} />
      {state.lost.value ? (
        <p class="fallen wrong" role="alert">
          {w.alonePolicyLost}
        </p>
      ) : null}
    </AloneIntro>
  );
}
