/** Handing in: an agent by its weights, or a recipe (#recipe). Below, all that the visitor has handed in, live. */
import './submit.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { SMALL_PROTOCOL } from '../../../shared/boards/agentProtocol.ts';
import type { SubmissionRules } from '../../../shared/protocol/submissions.ts';
import { fetchRules } from '../../net/submissions.ts';
import { AgentForm } from './agentForm.tsx';
import { createAgentState } from './agentState.ts';
import { AgentSteps, TakenCard } from './agentSteps.tsx';
import { type FollowedSubmissions, followSubmissions } from './followSubmissions.ts';
import { LearnerCard } from './learnerCard.tsx';
import { LearnerSteps } from './learnerSteps.tsx';
import { SubmissionCard } from './submissionCard.tsx';
import { submitWords } from './submitWords.ts';

type Tab = 'agent' | 'recipe';
const tabOf = (): Tab => (window.location.hash.startsWith('#recipe') ? 'recipe' : 'agent');

function useTab(): Tab {
  const [tab, setTab] = useState(tabOf);
  useEffect(() => {
    const read = (): void => setTab(tabOf());
    window.addEventListener('hashchange', read);
    return () => window.removeEventListener('hashchange', read);
  }, []);
  return tab;
}

function useRules(): SubmissionRules | null {
  const [rules, setRules] = useState<SubmissionRules | null>(null);
  useEffect(() => {
    const asking = new AbortController();
    void fetchRules(asking.signal).then((fetched) => {
      if (!asking.signal.aborted) setRules(fetched);
    });
    return () => asking.abort();
  }, []);
  return rules;
}

export function SubmitPage() {
  const w = submitWords.value;
  const tab = useTab();
  const rules = useRules();
  const agent = useMemo(createAgentState, []);
  const followed = useMemo(followSubmissions, []);
  useEffect(() => () => followed.dispose(), [followed]);
  return (
    <div class="pageFrame submitPage">
      <header class="pageHead">
        <h1>{w.title}</h1>
        <p class="soft">{w.lead}</p>
        {tab === 'agent' && rules?.protocol === SMALL_PROTOCOL ? <p class="submitSmall">{w.small}</p> : null}
      </header>
      <nav class="submitTabs" aria-label={w.tabsLabel}>
        {(['agent', 'recipe'] as const).map((one) => (
          <a key={one} href={`/submit#${one}`} aria-current={one === tab ? 'page' : undefined}>
            {w.tabs[one]}
          </a>
        ))}
      </nav>
      {tab === 'agent' ? (
        <div class="submitColumns">
          <div class="submitMain">
            <AgentForm state={agent} submitted={followed.add} />
            <Yours followed={followed} />
          </div>
          <div class="submitAside">
            <AgentSteps rules={rules} />
          </div>
          <div class="submitBelow">
            <TakenCard />
          </div>
        </div>
      ) : (
        <div class="submitColumns">
          <div class="submitMain">
            <LearnerCard submitted={followed.add} />
            <Yours followed={followed} />
          </div>
          <div class="submitAside">
            <LearnerSteps />
          </div>
        </div>
      )}
    </div>
  );
}

function Yours({ followed }: { readonly followed: FollowedSubmissions }) {
  const w = submitWords.value;
  const all = followed.all.value;
  if (all.length === 0) return null;
  return (
    <section class="submitYours" aria-labelledby="yours">
      <h2 id="yours">{w.yoursTitle}</h2>
      {all.map((submission) => (
        <SubmissionCard key={submission.id} submission={submission} />
      ))}
    </section>
  );
}
