/** Bumper: its rules in short, and its three drivers. One click starts. */
import { useEffect, useState } from 'preact/hooks';
import type { AgentInfo } from '../../../../shared/protocol/events.ts';
import { BUMPER_TICKS } from '../../../../shared/rigid/bumperMatch.ts';
import { RIGID } from '../../../../shared/rigid/rigidParameters.ts';
import { fetchBumperAgents } from '../../../net/agents.ts';
import { Failure } from '../../failure.tsx';
import { words } from '../../language.ts';
import type { Play } from '../playState.ts';
import { bumperName } from '../seatNames.ts';

const DEGREES = 180 / Math.PI;

export function BumperPanel({ play }: { readonly play: Play }) {
  const w = words.value;
  const { agents, retry } = useDrivers();
  const start = (agent: string): void => play.start(play.options.request('bumper', 'agents', agent));
  return (
    <section class="rivals" aria-labelledby="bumper">
      <h2 id="bumper">{w.bumperTitle}</h2>
      <p class="soft">{w.bumperLead}</p>
      {agents === null ? <Failure code="unreachable" onRetry={retry} /> : null}
      {agents === undefined ? <p class="soft">{w.loadingAgents}</p> : null}
      <ol class="rivalList">
        {(agents ?? []).map((agent, i) => (
          <li key={agent.id}>
            <button type="button" class={i === 0 ? 'rival first' : 'rival'} onClick={() => start(agent.id)}>
              <span class="rivalName">
                {bumperName(agent.id, w)}
                {i === 0 ? <span class="tag">{w.goodFirst}</span> : null}
              </span>
              <span class="rivalText soft">{w.bumperMoment(agent.episode)}</span>
              <span class="meter" aria-hidden="true">
                <span style={{ width: `${(100 * (i + 1)) / (agents?.length ?? 1)}%` }} />
              </span>
              <span class="rivalGo">{w.start}</span>
            </button>
          </li>
        ))}
      </ol>
      <ul class="bumperRules soft">
        <li>{w.bumperRuleLimit(RIGID.angleLimit * DEGREES)}</li>
        <li>{w.bumperRuleBump}</li>
        <li>{w.bumperRuleBalls}</li>
        <li>{w.bumperRuleEnd(BUMPER_TICKS * RIGID.dt)}</li>
        <li>{w.bumperServer}</li>
      </ul>
    </section>
  );
}

/** undefined while they are fetched, null if the server does not answer. */
function useDrivers() {
  const [agents, setAgents] = useState<readonly AgentInfo[] | null | undefined>(undefined);
  const [tries, setTries] = useState(0);
  useEffect(() => {
    const ends = new AbortController();
    void fetchBumperAgents(ends.signal).then((found) => {
      if (!ends.signal.aborted) setAgents(found);
    });
    return () => ends.abort();
  }, [tries]);
  return { agents, retry: () => setTries((before) => before + 1) };
}
