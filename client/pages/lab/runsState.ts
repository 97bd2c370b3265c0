/** The runs of this browser as the page shows them, which of them belong to the setting, and the one that is open. */
import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import { recipeHash } from '../../../shared/learner/recipeHash.ts';
import type { RunSummary } from '../../../shared/protocol/runEvents.ts';
import type { LabSetting } from '../../model/lab/labAddress.ts';
import type { LabRun } from '../../model/lab/labRun.ts';
import type { Variant } from '../../model/lab/variant.ts';
import { submitRun } from '../../net/runs.ts';
import type { Lab } from '../../workers/lab/lab.ts';
import type { LocalRun } from '../../workers/lab/localRun.ts';
import { openLab } from '../../workers/lab/openLab.ts';

export const WATCH_STEP_MS = 20; // of the simulated world, and of people

export interface Submission {
  readonly recipe: string;
  readonly seed: number;
  readonly answer: RunSummary | { readonly code: string; readonly problems: readonly string[] };
}

/** The runs of one variant, one a seed, null where there is none yet. */
export interface VariantRuns {
  readonly variant: Variant;
  readonly seeds: readonly { readonly seed: number; readonly run: LabRun | null }[];
}

const DEAD: readonly LabRun['state'][] = ['failed', 'stopped'];

export function createRunsState(setting: ReadonlySignal<LabSetting>) {
  const lab = signal<Lab | null>(null);
  const runs = signal<readonly LabRun[]>([]);
  const opened = signal<LocalRun | null>(null);
  const chosen = signal<string | null>(null);
  const curves = signal<ReadonlyMap<string, LocalRun>>(new Map());
  const submissions = signal<readonly Submission[]>([]);
  const submitting = signal(false);
  const asked = signal(0); // how often the visitor wanted to see a run: the page shows it
  let stop = (): void => {};
  let gone = false;

  void openLab().then((ready) => {
    if (gone) return;
    const look = (): void => {
      runs.value = ready.runs();
    };
    stop = ready.listen(look);
    lab.value = ready;
    look();
  });

  const hashes = computed(() => setting.value.variants.map(({ recipe }) => recipeHash(recipe)));
  /** A run is a pure function of recipe and seed: the newest of that recipe's hash is that run. */
  const mine = computed<readonly VariantRuns[]>(() => {
    const known = runs.value.map((run) => ({ run, hash: recipeHashOf(run) }));
    return setting.value.variants.map((variant, i) => ({
      variant,
      seeds: setting.value.seeds.map((seed) => ({
        seed,
        run:
          known.find(({ run, hash }) => hash === hashes.value[i] && run.seed === seed && !DEAD.includes(run.state))
            ?.run ?? null,
      })),
    }));
  });
  const missing = computed(() => mine.value.flatMap(({ seeds }) => seeds).filter(({ run }) => run === null).length);

  const known = new WeakMap<LabRun['settings'], string>();
  function recipeHashOf({ settings }: LabRun): string {
    const hash = known.get(settings) ?? recipeHash(settings);
    known.set(settings, hash);
    return hash;
  }

  async function open(id: string): Promise<void> {
    chosen.value = id;
    const local = (await lab.peek()?.open(id)) ?? null;
    if (chosen.peek() === id && !gone) opened.value = local;
  }

  /** Curves are asked of runs that are open. */
  async function openCurve(id: string): Promise<void> {
    const local = await lab.peek()?.open(id);
    if (local && !gone) curves.value = new Map(curves.value).set(id, local);
  }

  return {
    lab,
    runs,
    mine,
    missing,
    opened,
    chosen,
    curves,
    submissions,
    submitting,
    asked,
    /** To be seen. */
    async show(id: string): Promise<void> {
      await open(id);
      asked.value += 1;
    },
    openCurve,
    /** Begins what is not there yet; if all is there, all of it anew. */
    begin(): void {
      const ready = lab.peek();
      if (!ready) return;
      const { pace } = setting.peek();
      const anew = missing.peek() === 0;
      const begun: string[] = [];
      for (const { variant, seeds } of mine.peek()) {
        for (const { seed, run } of seeds) {
          if (run && !anew) continue;
          const plan = { name: '', group: null, settings: variant.recipe, seed, lingerSteps: null };
          begun.push(ready.begin({ ...plan, stepMs: pace === 'watch' ? WATCH_STEP_MS : 0 }));
        }
      }
      runs.value = ready.runs();
      if (begun[0])
        void open(begun[0]).then(() => {
          asked.value += 1;
        });
    },
    async submit(): Promise<void> {
      if (submitting.peek()) return;
      submitting.value = true;
      const { variants, seeds, pace } = setting.peek();
      const answers: Submission[] = [];
      for (const { recipe } of variants) {
        for (const seed of seeds) {
          const answer = await submitRun({ recipe, seed, pace });
          answers.push({ recipe: recipe.name, seed, answer: answer.ok ? answer.value : answer });
        }
      }
      batch(() => {
        submissions.value = answers;
        submitting.value = false;
      });
    },
    remove(id: string): void {
      batch(() => {
        if (chosen.peek() === id) {
          chosen.value = null;
          opened.value = null;
        }
        const others = new Map(curves.peek());
        others.delete(id);
        curves.value = others;
        lab.peek()?.remove(id);
      });
    },
    dispose(): void {
      gone = true;
      stop();
    },
  };
}

export type RunsState = ReturnType<typeof createRunsState>;
