import '../alone/alone.css';
import '../alone/aloneGame.css';
import './saboteur.css';
import { SPEED_CLASSES } from '../../../shared/arena/speed.ts';
import { AgentChoice, AgentsMissing } from '../alone/agentChoice.tsx';
import { AloneIntro } from '../alone/aloneIntro.tsx';
import type { HouseAgents } from '../alone/houseAgents.ts';
import { useAlone } from '../alone/useAlone.ts';
import { Choices } from '../choices.tsx';
import { words } from '../language.ts';
import { SaboteurScreen } from './saboteurScreen.tsx';
import { createSaboteurState, type SaboteurState } from './saboteurState.ts';

export function SaboteurPage() {
  const { agents, state } = useAlone(createSaboteurState);
  const screen = state.screen.value;
  return screen.kind === 'intro' ? (
    <Intro state={state} agents={agents} />
  ) : (
    <SaboteurScreen state={state} game={screen.game} agent={screen.agent} />
  );
}

interface IntroProps {
  readonly state: SaboteurState;
  readonly agents: HouseAgents;
}

function Intro({ state, agents }: IntroProps) {
  const w = words.value;
  const victim = state.agent.value;
  return (
    <AloneIntro
      title={w.saboteurTitle}
      lead={w.saboteurLead}
      rules={[w.saboteurRuleBreath, w.saboteurRuleScore]}
      figure={w.saboteurFigure}
      mind="rule"
      start={w.saboteurStart}
      ready={victim !== null}
      onStart={() => void state.start()}
    >
      {victim ? (
        <AgentChoice
          label={w.saboteurVictim}
          name="victim"
          agents={agents.list.value ?? []}
          chosen={victim.id}
          onChoose={state.choose}
          note={(one) => {
            const best = state.best(one);
            return best && w.saboteurBest(best.tick, best.used);
          }}
        />
      ) : (
        <AgentsMissing agents={agents} />
      )}
      <Choices
        legend={w.speed}
        name="speed"
        hint={w.saboteurSpeedHint}
        options={SPEED_CLASSES.map((value) => ({ value, label: w.speedName[value] }))}
        chosen={state.speed}
      />
      <p class="keys" aria-hidden="true">
        <kbd>←</kbd>
        <kbd>→</kbd>
        <span class="faint">{w.orKeys}</span>
        <kbd>A</kbd>
        <kbd>D</kbd>
      </p>
      <p class="faint touchOnly">{w.howTouch}</p>
      {state.lost.value ? (
        <p class="fallen wrong" role="alert">
          {w.alonePolicyLost}
        </p>
      ) : null}
    </AloneIntro>
  );
}
