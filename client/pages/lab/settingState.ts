/** The setting that the form edits and the address holds. What is half typed stays here until it is a value. */
import { batch, computed, effect, signal } from '@preact/signals';
import {
  DEFAULT_SETTING,
  type LabSetting,
  MOST_VARIANTS,
  readSetting,
  type SettingProblem,
  settingText,
} from '../../model/lab/labAddress.ts';
import { baseForm, edited, same, valueAt } from '../../model/lab/recipePaths.ts';
import { baseValue, editVariant, namedVariant, type Variant, variantProblems } from '../../model/lab/variant.ts';
import { visits } from '../router.ts';

export interface Broken {
  readonly problems: readonly SettingProblem[];
  readonly nearest: LabSetting;
}

/** What stands in a field that holds no value of its kind, by variant and path. */
type Drafts = ReadonlyMap<string, string>;

const draftKey = (index: number, path: string): string => `${index} ${path}`;

export function createSettingState() {
  const setting = signal<LabSetting>(DEFAULT_SETTING);
  const broken = signal<Broken | null>(null);
  const shown = signal(0); // which variant the form shows
  const drafts = signal<Drafts>(new Map());
  const seedsDraft = signal<string | null>(null);

  const problems = computed(() => setting.value.variants.map(variantProblems));
  const troubles = computed(
    () =>
      problems.value.reduce((sum, lines) => sum + lines.length, 0) +
      drafts.value.size +
      (seedsDraft.value === null ? 0 : 1),
  );
  const text = computed(() => (troubles.value === 0 ? settingText(setting.value) : null));

  function show(next: LabSetting): void {
    batch(() => {
      setting.value = next;
      drafts.value = new Map();
      seedsDraft.value = null;
      shown.value = Math.min(shown.peek(), next.variants.length - 1);
      broken.value = null;
    });
  }

  /** Going to another page changes the address before this one is gone. */
  const isHere = (): boolean => window.location.pathname.startsWith('/lab');

  function fromAddress(): void {
    if (!isHere()) return;
    const asked = window.location.hash.slice(1);
    if (asked === text.peek() && broken.peek() === null) return;
    const { setting: nearest, problems: wrong } = readSetting(asked);
    if (wrong.length === 0) show(nearest);
    else broken.value = { problems: wrong, nearest };
  }
  window.addEventListener('hashchange', fromAddress);
  const stops = [
    effect(() => {
      if (visits.value >= 0) fromAddress(); // a link of our own changes the address without an event
    }),
    effect(() => {
      const plain = text.value === settingText(DEFAULT_SETTING) ? '' : text.value;
      if (!isHere() || broken.value !== null || plain === null || window.location.hash.slice(1) === plain) return;
      if (plain === '' && window.location.hash.slice(1) === text.value) return;
      window.history.replaceState(null, '', plain === '' ? '/lab' : `/lab#${plain}`);
    }),
  ];

  function replace(index: number, next: Variant): void {
    const variants = setting.value.variants.map((one, i) => (i === index ? next : one));
    setting.value = { ...setting.value, variants: variants as unknown as LabSetting['variants'] };
  }

  function withoutDrafts(index: number, path: string | null): Drafts {
    const keep = ([key]: readonly [string, string]): boolean =>
      path === null ? !key.startsWith(`${index} `) : key !== draftKey(index, path);
    return new Map([...drafts.value].filter(keep));
  }

  return {
    setting,
    broken,
    shown,
    drafts,
    seedsDraft,
    problems,
    troubles,
    text,
    show,
    draftOf: (index: number, path: string): string | null => drafts.value.get(draftKey(index, path)) ?? null,
    edit(index: number, path: string, value: unknown): void {
      batch(() => {
        drafts.value = withoutDrafts(index, path);
        replace(index, editVariant(setting.value.variants[index]!, path, value));
      });
    },
    /** Something that is no value: the field keeps its last one meanwhile. */
    draft(index: number, path: string, written: string): void {
      drafts.value = new Map(drafts.value).set(draftKey(index, path), written);
    },
    reset(index: number, path: string): void {
      const variant = setting.value.variants[index]!;
      batch(() => {
        drafts.value = withoutDrafts(index, path);
        replace(index, editVariant(variant, path, baseValue(variant, path)));
      });
    },
    resetAll(index: number): void {
      batch(() => {
        drafts.value = withoutDrafts(index, null);
        replace(index, namedVariant(setting.value.variants[index]!.base));
      });
    },
    choose(index: number, base: string): void {
      batch(() => {
        drafts.value = withoutDrafts(index, null);
        replace(index, namedVariant(base));
      });
    },
    /** Compares with one more; null: with a copy of the one shown. */
    add(base: string | null): void {
      const { variants, seeds } = setting.value;
      if (variants.length >= MOST_VARIANTS) return;
      const next = base === null ? variants[shown.value]! : namedVariant(base);
      batch(() => {
        setting.value = {
          ...setting.value,
          variants: [...variants, next],
          seeds: seeds.length > 1 ? seeds : [1, 2, 3],
        };
        shown.value = variants.length;
      });
    },
    remove(index: number): void {
      const variants = setting.value.variants.filter((_, i) => i !== index);
      if (variants.length > 0) show({ ...setting.value, variants: variants as unknown as LabSetting['variants'] });
    },
    change(part: Partial<Pick<LabSetting, 'seeds' | 'where' | 'pace'>>): void {
      batch(() => {
        if (part.seeds) seedsDraft.value = null;
        setting.value = { ...setting.value, ...part };
      });
    },
    dispose(): void {
      window.removeEventListener('hashchange', fromAddress);
      for (const stop of stops) stop();
    },
  };
}

export type SettingState = ReturnType<typeof createSettingState>;

/** Does a field of the variant differ from its base? */
export function isChanged(variant: Variant, path: string): boolean {
  if (path === 'environment') return baseForm(variant.base)!.environment !== variant.recipe.environment;
  const base = baseForm(variant.base, variant.recipe.environment)!;
  if (path === 'name') return baseValue(variant, 'name') !== variant.recipe.name;
  const [now, before] = [valueAt(variant.recipe, path), valueAt(base, path)];
  return !same(now ?? null, before ?? null) && !same(edited(base, path, now), base);
}
