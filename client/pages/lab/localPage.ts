/** A run of this browser behind the panels of a run's page: the same curves, collapse and timeline as on Watch. The address stays the setting's. */
import { computed, signal } from '@preact/signals';
import { checkpointAt } from '../../model/run/checkpointMarks.ts';
import { type RunLink, SHOWCASE_LINK } from '../../model/run/runLink.ts';
import type { LocalRun } from '../../workers/lab/localRun.ts';
import type { OpenedRun } from '../runs/openRun.ts';
import type { RunPageState } from '../runs/runPageState.ts';

const LOOKED_AT_EVERY_MS = 250;

export function createLocalPage(local: LocalRun): RunPageState {
  const opened = signal<OpenedRun | null>({ ...local, failure: () => null, followed: () => 1, stay: () => {} });
  const link = signal<RunLink>({ ...SHOWCASE_LINK, run: local.run().id });
  const version = signal(0);
  const at = computed(() => {
    void version.value;
    const { at: step } = link.value;
    return step === null ? null : checkpointAt(local.model.checkpoints(), step);
  });
  let seen = -1;
  const timer = window.setInterval(() => {
    const now = local.model.version();
    if (now === seen) return;
    seen = now;
    version.value += 1;
  }, LOOKED_AT_EVERY_MS);
  return {
    link,
    problems: signal([]),
    opened,
    version,
    at,
    change(view) {
      link.value = { ...link.value, ...view };
    },
    choose(checkpoint) {
      link.value = { ...link.value, at: checkpoint?.step ?? null };
    },
    dispose: () => window.clearInterval(timer),
  };
}
