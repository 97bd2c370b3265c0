/** The Lab: choose or edit a recipe, run it here or on the server, compare, teach it. Nothing runs without a click. */
import '../replay/replay.css';
import './lab.css';
import './runs.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { BrokenLink } from './brokenLink.tsx';
import { ComparePanel } from './comparePanel.tsx';
import { Gallery, Pairs } from './gallery.tsx';
import { labWords } from './labWords.ts';
import { RecipeForm } from './recipeForm.tsx';
import { RunBar } from './runBar.tsx';
import { RunList } from './runList.tsx';
import { createRunsState } from './runsState.ts';
import { RunView } from './runView.tsx';
import { createSettingState } from './settingState.ts';
import { TeachCard } from './teachCard.tsx';
import { VariantTabs } from './variantTabs.tsx';

export function LabPage() {
  const w = labWords.value;
  const state = useMemo(createSettingState, []);
  const runs = useMemo(() => createRunsState(state.setting), [state]);
  const [choosing, setChoosing] = useState(opensGallery);
  useEffect(
    () => () => {
      state.dispose();
      runs.dispose();
    },
    [state, runs],
  );
  const broken = state.broken.value !== null;
  const opened = runs.opened.value;
  const results = useRef<HTMLDivElement>(null);
  const asked = runs.asked.value;
  useEffect(() => {
    if (asked > 0) results.current?.scrollIntoView({ block: 'start' });
  }, [asked]);
  if (broken) {
    return (
      <div class="lab">
        <header class="labHead">
          <h1>{w.title}</h1>
        </header>
        <BrokenLink state={state} />
      </div>
    );
  }
  return (
    <div class="lab">
      <header class="labHead">
        <h1>{w.title}</h1>
        <p class="soft">{w.lead}</p>
      </header>
      <details class="card labChoose" open={choosing} onToggle={(event) => setChoosing(event.currentTarget.open)}>
        <summary>
          <h2>{w.chooseTitle}</h2>
          <span class="soft">{state.setting.value.variants[state.shown.value]?.recipe.name}</span>
        </summary>
        <Gallery state={state} />
      </details>
      <div class="labColumns">
        <section class="card labSetting" aria-labelledby="setting">
          <h2 id="setting">{w.settingTitle}</h2>
          <VariantTabs state={state} />
          <RecipeForm state={state} />
        </section>
        <div class="labSide">
          <RunBar state={state} runs={runs} />
          <RunList runs={runs} />
          <TeachCard state={state} />
          <Pairs state={state} />
        </div>
      </div>
      <div class="labResults" ref={results}>
        <ComparePanel runs={runs} />
        {opened ? <RunView key={opened.run().id} local={opened} runs={runs} /> : null}
      </div>
    </div>
  );
}

/** A visitor without a setting chooses first, where there is room for all of it. */
function opensGallery(): boolean {
  return window.location.hash.length < 2 && window.matchMedia('(min-width: 900px)').matches;
}
