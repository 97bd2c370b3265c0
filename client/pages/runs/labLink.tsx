/** The way from a run or a row to the Lab, where its very recipe and seed are open. */
import { useEffect, useState } from 'preact/hooks';
import type { AnyRecipe } from '../../../shared/learner/anyRecipe.ts';
import type { RunDetail } from '../../../shared/protocol/runEvents.ts';
import { words } from '../language.ts';
import { lazily } from '../lazily.ts';
import { Link } from '../link.tsx';

export function LabLink({ detail: { settings, seed } }: { readonly detail: RunDetail }) {
  return <RecipeLabLink settings={settings} seed={seed} />;
}

interface RecipeLabLinkProps {
  readonly settings: AnyRecipe;
  readonly seed: number;
}

export function RecipeLabLink({ settings, seed }: RecipeLabLinkProps) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(
    () =>
      lazily(
        () => import('../../model/lab/runAddress.ts'),
        ({ runAddress }) => setAddress(runAddress(settings, seed)),
      ),
    [settings, seed],
  );
  return address === null ? null : (
    <Link to={`/lab#${address}`} class="button">
      {words.value.runToLab}
    </Link>
  );
}
