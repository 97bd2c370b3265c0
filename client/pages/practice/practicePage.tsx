import '../alone/alone.css';
import '../alone/aloneGame.css';
import { WIND_LEVELS } from '../../../shared/sim/wind.ts';
import { PRACTICE_SPEEDS } from '../../model/practice.ts';
import { AgentChoice, AgentsMissing } from '../alone/agentChoice.tsx';
import { AloneIntro } from '../alone/aloneIntro.tsx';
import type { HouseAgents } from '../alone/houseAgents.ts';
import { Switch } from '../alone/switch.tsx';
import { useAlone } from '../alone/useAlone.ts';
import { Choices } from '../choices.tsx';
import { words } from '../language.ts';
import { OwnScreen } from './ownScreen.tsx';
import { createPracticeState, type PracticeState } from './practiceState.ts';
import { StickScreen } from './stickScreen.tsx';

export function PracticePage() {
  const { agents, state } = useAlone(createPracticeState);
  const screen = state.screen.value;
  switch (screen.kind) {
    case 'intro':
      return <Intro state={state} agents={agents} />;
    case 'own':
      return <OwnScreen state={state} game={screen.game} />;
    case 'stick':
      return (
        <StickScreen
          state={state}
          game={screen.game}
          agent={agents.list.value?.find(({ id }) => id === screen.agent) ?? null}
        />
      );
  }
}

interface IntroProps {
  readonly state: PracticeState;
  readonly agents: HouseAgents;
}

function Intro({ state, agents }: IntroProps) {
  const w = words.value;
  const stick = state.way.value === 'stick';
  const list = agents.list.value ?? [];
  return (
    <AloneIntro
      title={w.practiceTitle}
      lead={w.practiceLead}
      rules={[w.practiceRuleNone, w.practiceRuleStick]}
      figure={w.practiceFigure}
      mind="rule"
      start={w.practiceStart}
      ready={!stick || list.length > 0}
      onStart={() => void state.start()}
    >
      <Choices
        legend={w.practiceWay}
        name="way"
        hint={stick ? w.practiceWayStickHint : w.practiceWayOwnHint}
        options={[
          { value: 'own', label: w.practiceWayOwn },
          { value: 'stick', label: w.practiceWayStick },
        ]}
        chosen={state.way}
      />
      <Choices
        legend={w.speed}
        name="speed"
        hint={w.practiceSpeedHint[state.speed.value]}
        options={PRACTICE_SPEEDS.map((value) => ({ value, label: w.practiceSpeedName[value] }))}
        chosen={state.speed}
      />
      <Choices
        legend={w.wind}
        name="wind"
        hint={w.windHint[state.wind.value] ?? ''}
        options={WIND_LEVELS.map((value) => ({ value, label: w.windName[value] ?? '' }))}
        chosen={state.wind}
      />
      {stick ? null : <Switch label={w.practiceGentle} hint={w.practiceGentleHint} on={state.gentle} />}
      {stick && list.length > 0 ? (
        <AgentChoice
          label={w.practiceAgent}
          name="practice"
          agents={list}
          chosen={state.agent.value}
          onChoose={state.choose}
        />
      ) : null}
      {stick && list.length === 0 ? <AgentsMissing agents={agents} /> : null}
      {state.lost.value ? (
        <p class="fallen wrong" role="alert">
          {w.alonePolicyLost}
        </p>
      ) : null}
    </AloneIntro>
  );
}
