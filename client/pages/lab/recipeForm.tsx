/** Every field of the recipe that is shown: the main ones at once, the others in groups to unfold. */
import './labForm.css';
import { useState } from 'preact/hooks';
import { FIELD_GROUPS, type FieldGroup, fieldAt, fieldsOf, type RecipeField } from '../../model/lab/recipeFields.ts';
import { hasField } from '../../model/lab/recipePaths.ts';
import type { Variant } from '../../model/lab/variant.ts';
import { FieldRow } from './fieldRow.tsx';
import { labWords } from './labWords.ts';
import { isChanged, type SettingState } from './settingState.ts';

/** The field that a line of the checks begins with. */
function fieldOfLine(line: string): string | null {
  let path = /^[A-Za-z][\w.]*/.exec(line)?.[0] ?? '';
  while (path !== '' && !fieldAt(path)) path = path.slice(0, Math.max(path.lastIndexOf('.'), 0));
  return path === '' ? null : path;
}

export function RecipeForm({ state }: { readonly state: SettingState }) {
  const w = labWords.value;
  const index = state.shown.value;
  const variant = state.setting.value.variants[index]!;
  const lines = state.problems.value[index] ?? [];
  const byField = new Map<string, string[]>();
  for (const line of lines) {
    const path = fieldOfLine(line) ?? '';
    byField.set(path, [...(byField.get(path) ?? []), line]);
  }
  const fields = fieldsOf(variant.recipe.kind).filter((field) => hasField(variant.recipe, field));
  const shown = new Set(fields.map(({ path }) => path));
  const homeless = [...byField].filter(([path]) => !shown.has(path)).flatMap(([, own]) => own);
  const anyChanged = fields.some(({ path }) => isChanged(variant, path));
  const rows = (list: readonly RecipeField[]) =>
    list.map((field) => (
      <FieldRow
        key={`${index} ${variant.base} ${field.path}`}
        state={state}
        index={index}
        variant={variant}
        field={field}
        lines={byField.get(field.path) ?? []}
      />
    ));
  return (
    <form class="recipeForm" onSubmit={(event) => event.preventDefault()}>
      {homeless.length > 0 ? (
        <ul class="fieldWrong" role="alert">
          {homeless.map((line) => (
            <li key={line}>{w.problem(line)}</li>
          ))}
        </ul>
      ) : null}
      <fieldset class="fieldGroup main">
        <legend>
          {w.mainFields}
          {anyChanged ? (
            <button type="button" class="fieldReset all" onClick={() => state.resetAll(index)}>
              <span aria-hidden="true">↺</span> {w.resetAll}
            </button>
          ) : null}
        </legend>
        {rows(fields.filter(({ main }) => main))}
      </fieldset>
      {FIELD_GROUPS.map((group) => {
        const own = fields.filter((field) => field.group === group && !field.main);
        if (own.length === 0) return null;
        const wrong = own.filter(({ path }) => byField.has(path) || state.draftOf(index, path) !== null).length;
        return (
          <Group key={group} group={group} variant={variant} own={own} wrong={wrong}>
            {rows(own)}
          </Group>
        );
      })}
    </form>
  );
}

interface GroupProps {
  readonly group: FieldGroup;
  readonly variant: Variant;
  readonly own: readonly RecipeField[];
  readonly wrong: number;
  readonly children: preact.ComponentChildren;
}

function Group({ group, variant, own, wrong, children }: GroupProps) {
  const w = labWords.value;
  const [open, setOpen] = useState(false);
  const changed = own.filter(({ path }) => isChanged(variant, path)).length;
  return (
    <details
      class="fieldGroup"
      open={open || wrong > 0}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      data-group={group}
    >
      <summary>
        <span>{w.groups[group]}</span>
        {changed > 0 ? <span class="tag changedTag">{w.changed(changed)}</span> : null}
        {wrong > 0 ? <span class="tag wrongTag">{w.wrong(wrong)}</span> : null}
      </summary>
      {open || wrong > 0 ? <div class="fieldRows">{children}</div> : null}
    </details>
  );
}
