/** How the named recipes are offered: in groups, and as pairs of what a post wrote and what it meant. docs/recipes.md has the facts. */
import { RECIPES } from '../../../shared/learner/recipes/index.ts';
import { DEFAULT_SETTING, type LabSetting } from './labAddress.ts';
import { editVariant, namedVariant, type Variant } from './variant.ts';

export type CardGroup = 'ours' | 'posts' | 'peers';

const OURS = ['house', 'house-pixels', 'q-table'];
const PEERS = ['sb3-zoo', 'cleanrl', 'torch-tutorial'];

/** Every named recipe in one of the groups. */
export const CARD_GROUPS: readonly { readonly group: CardGroup; readonly names: readonly string[] }[] = [
  { group: 'ours', names: OURS },
  {
    group: 'posts',
    names: RECIPES.map(({ name }) => name).filter((name) => !OURS.includes(name) && !PEERS.includes(name)),
  },
  { group: 'peers', names: PEERS },
];

export interface RecipePair {
  readonly id: 'keras' | 'fastcampus' | 'torch' | 'limit';
  readonly written: Variant;
  readonly meant: Variant;
}

export const RECIPE_PAIRS: readonly RecipePair[] = [
  { id: 'keras', written: namedVariant('keras-blog-single'), meant: namedVariant('keras-blog') },
  { id: 'fastcampus', written: namedVariant('fastcampus-as-written'), meant: namedVariant('fastcampus') },
  { id: 'torch', written: namedVariant('torch-blog'), meant: namedVariant('torch-blog-double') },
  {
    id: 'limit',
    written: namedVariant('torch-blog'),
    meant: editVariant(namedVariant('torch-blog'), 'limitCutsBootstrap', false),
  },
];

export const COMPARED_SEEDS = [1, 2, 3] as const;

export function pairSetting({ written, meant }: RecipePair): LabSetting {
  return { ...DEFAULT_SETTING, variants: [written, meant], seeds: COMPARED_SEEDS };
}
