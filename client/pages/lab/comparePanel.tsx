/** Recipes over seeds, as bands, as a table, and field by field. */
import './compare.css';
import { useEffect, useMemo, useState } from 'preact/hooks';
import { environmentNamed } from '../../../shared/sim/environments.ts';
import { type ComparedRun, type RecipeRow, recipeRow } from '../../model/lab/comparison.ts';
import type { LocalRun } from '../../workers/lab/localRun.ts';
import { CompareChart } from './compareChart.tsx';
import { CompareTable } from './compareTable.tsx';
import { DifferenceTable } from './differenceTable.tsx';
import { labWords } from './labWords.ts';
import type { RunsState, VariantRuns } from './runsState.ts';
import { variantName } from './variantName.ts';

const LOOKED_AT_EVERY_MS = 500;

export interface ComparedRow {
  readonly name: string;
  readonly row: RecipeRow;
}

function comparedRun(seed: number, local: LocalRun): ComparedRun {
  const { figures, solvedSeconds, status } = local.run();
  return {
    seed,
    over: status === 'ended',
    curve: local.model.evaluations(),
    solvedAtStep: figures.solvedAt,
    solvedAtSeconds: solvedSeconds,
  };
}

export function ComparePanel({ runs }: { readonly runs: RunsState }) {
  const w = labWords.value;
  const mine = runs.mine.value;
  const variants = mine.map(({ variant }) => variant);
  const ids = mine.flatMap(({ seeds }) => seeds.flatMap(({ run }) => (run ? [run.id] : [])));
  const version = useVersion(runs, ids);
  const rows = useMemo<readonly ComparedRow[]>(
    () => mine.map((own, i) => ({ name: variantName(variants, i), row: rowOf(own, runs) })),
    [version, mine.length, ids.join(' ')],
  );
  if (ids.length < 2 && variants.length < 2) return null;
  return (
    <section class="card comparePanel" aria-labelledby="compared">
      <h2 id="compared">{w.compareTitle}</h2>
      {ids.length > 0 ? (
        <>
          <p class="soft">{w.compareLead}</p>
          <CompareChart rows={rows} solvedAt={environmentNamed(variants[0]!.recipe.environment)?.solvedAt ?? null} />
          <CompareTable rows={rows} />
        </>
      ) : null}
      {variants.slice(1).map((variant, i) => (
        <DifferenceTable
          key={variantName(variants, i + 1)}
          names={[variantName(variants, 0), variantName(variants, i + 1)]}
          recipes={[variants[0]!.recipe, variant.recipe]}
        />
      ))}
    </section>
  );
}

function rowOf({ variant, seeds }: VariantRuns, runs: RunsState): RecipeRow {
  const all = seeds.flatMap(({ seed, run }) => {
    const local = run ? runs.curves.peek().get(run.id) : undefined;
    return local ? [comparedRun(seed, local)] : [];
  });
  return recipeRow(all, environmentNamed(variant.recipe.environment)?.solvedAt ?? Number.POSITIVE_INFINITY);
}

/** Opens the curves of these runs, and grows whenever one of them has more. */
function useVersion(runs: RunsState, ids: readonly string[]): string {
  const [version, setVersion] = useState('');
  const key = ids.join(' ');
  useEffect(() => {
    for (const id of ids) if (!runs.curves.peek().has(id)) void runs.openCurve(id);
    const look = (): void => {
      const curves = runs.curves.peek();
      setVersion(ids.map((id) => `${curves.get(id)?.model.evaluations().length} ${curves.get(id)?.state()}`).join(','));
    };
    look();
    const timer = window.setInterval(look, LOOKED_AT_EVERY_MS);
    return () => window.clearInterval(timer);
  }, [runs, key]);
  return version;
}
