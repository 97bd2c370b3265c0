/** The recipe that the visitor is about to hand in, as the address says it, what it costs, and its name on the board. */
import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type LearnerProblem, learnerProblems } from '../../../shared/boards/learnerRules.ts';
import { readNickname } from '../../../shared/boards/nickname.ts';
import { recipeHash } from '../../../shared/learner/recipeHash.ts';
import { RECIPES } from '../../../shared/learner/recipes/index.ts';
import { readSubmitAddress } from '../../model/lab/submitAddress.ts';
import { changesText, type Variant } from '../../model/lab/variant.ts';
import { postSubmission, type SubmitAnswer } from '../../net/submissions.ts';
import type { Wrong } from './agentState.ts';

export interface ChosenRecipe {
  readonly variant: Variant;
  readonly changes: readonly string[];
  readonly hash: string;
  readonly problems: readonly LearnerProblem[];
  readonly ofHouse: boolean; // a named recipe as it is
}

export interface LearnerState {
  readonly chosen: ReadonlySignal<ChosenRecipe | 'broken' | null>;
  readonly name: ReadonlySignal<string>;
  readonly sending: ReadonlySignal<boolean>;
  readonly refused: ReadonlySignal<Wrong | null>; // by the server
  readonly sent: ReadonlySignal<boolean>; // the one that is chosen
  rename(name: string): void;
  /** Null if there is nothing to send. */
  send(): Promise<SubmitAnswer | null>;
  dispose(): void;
}

const HOUSE_HASHES = new Set(RECIPES.map(recipeHash));

export function createLearnerState(): LearnerState {
  const read = (): Variant | 'broken' | null => readSubmitAddress(window.location.hash.slice(1));
  const variant = signal(read());
  const chosen = computed(() =>
    variant.value === null || variant.value === 'broken' ? variant.value : chosenRecipe(variant.value),
  );
  const name = signal(suggested(variant.value));
  const sending = signal(false);
  const refused = signal<Wrong | null>(null);
  const sent = signal(false);
  const fromAddress = (): void => {
    sent.value = false;
    variant.value = read();
    name.value = suggested(variant.value);
    refused.value = null;
  };
  window.addEventListener('hashchange', fromAddress);
  return {
    ...{ chosen, name, sending, refused, sent },
    rename(text) {
      name.value = text;
      refused.value = null;
    },
    async send() {
      const now = chosen.value;
      if (now === null || now === 'broken' || now.problems.length > 0 || sending.value) return null;
      sending.value = true;
      refused.value = null;
      const body = JSON.stringify({ name: name.value, recipe: now.variant.recipe });
      const answer = await postSubmission('/learners', body);
      sending.value = false;
      sent.value = answer.ok;
      if (!answer.ok) refused.value = { code: answer.code, detail: answer.detail };
      return answer;
    },
    dispose: () => window.removeEventListener('hashchange', fromAddress),
  };
}

function chosenRecipe(variant: Variant): ChosenRecipe {
  const hash = recipeHash(variant.recipe);
  return {
    variant,
    changes: changesText(variant).split(';').filter(Boolean),
    hash,
    problems: learnerProblems(variant.recipe),
    ofHouse: HOUSE_HASHES.has(hash),
  };
}

/** The recipe's own name, where the board takes such a name. */
function suggested(variant: Variant | 'broken' | null): string {
  if (variant === null || variant === 'broken') return '';
  const named = readNickname(variant.recipe.name);
  return named.ok ? named.name : '';
}
