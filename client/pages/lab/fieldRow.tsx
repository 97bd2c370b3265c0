/** One field: its name, its control, what it does, whether it differs from the base, and what is wrong with it. */
import type { RecipeField } from '../../model/lab/recipeFields.ts';
import { same, valueAt } from '../../model/lab/recipePaths.ts';
import { baseValue, type Variant } from '../../model/lab/variant.ts';
import { briefText, rangeText } from './fieldForm.ts';
import { FieldInput } from './fieldInput.tsx';
import { labWords } from './labWords.ts';
import type { SettingState } from './settingState.ts';

interface FieldRowProps {
  readonly state: SettingState;
  readonly index: number; // of the variant
  readonly variant: Variant;
  readonly field: RecipeField;
  readonly lines: readonly string[]; // what the recipe's checks say of it
}

export function FieldRow({ state, index, variant, field, lines }: FieldRowProps) {
  const w = labWords.value;
  const { path, optional, shape } = field;
  const [label, help] = w.fields[path] ?? [path, ''];
  const value = valueAt(variant.recipe, path);
  const draft = state.draftOf(index, path);
  const base = baseValue(variant, path);
  const changed =
    !same(value, base ?? null) && shape.kind !== 'part' ? true : (value === null) !== ((base ?? null) === null);
  const isOn = !optional || value !== optional.off;
  const id = `f-${path.replaceAll('.', '-')}`;
  const wrong = lines.length > 0 || draft !== null;
  const range = rangeText(field, w);
  const inline = shape.kind === 'switch' || shape.kind === 'part';
  const classes = ['fieldRow', changed ? 'changed' : '', wrong ? 'wrong' : '', inline ? 'inline' : ''];
  return (
    <div class={classes.filter(Boolean).join(' ')} data-field={path}>
      <div class="fieldHead">
        {optional ? (
          <label class="fieldSwitch">
            <input
              type="checkbox"
              class="labCheck"
              checked={isOn}
              aria-describedby={`${id}-help`}
              aria-label={w.switchOn(label)}
              onChange={(event) => state.edit(index, path, event.currentTarget.checked ? optional.fresh : optional.off)}
            />
            <span>{label}</span>
          </label>
        ) : shape.kind === 'demonstrations' ? (
          <span class="fieldName">{label}</span>
        ) : (
          <label for={id} class="fieldName">
            {label}
          </label>
        )}
        {field.unit ? <span class="faint fieldUnit">{w.units[field.unit]}</span> : null}
      </div>
      {isOn && shape.kind !== 'part' ? (
        <FieldInput
          id={id}
          field={field}
          label={optional ? label : undefined}
          value={value}
          draft={draft}
          described={`${id}-help${wrong ? ` ${id}-wrong` : ''}`}
          wrong={wrong}
          onValue={(next) => state.edit(index, path, next)}
          onDraft={(text) => state.draft(index, path, text)}
        />
      ) : null}
      <p class="fieldHelp faint" id={`${id}-help`}>
        {help}
        {range ? <span class="fieldRange"> {range}.</span> : null}
        {field.source ? <cite lang="en"> {field.source}.</cite> : null}
      </p>
      {wrong ? (
        <p class="fieldWrong" id={`${id}-wrong`}>
          {draft !== null ? w.notValue : lines.map(w.problem).join('. ')}
        </p>
      ) : null}
      {changed || draft !== null ? (
        <button type="button" class="fieldReset" onClick={() => state.reset(index, path)}>
          <span aria-hidden="true">↺</span> {w.baseHas(shortened(briefText(field, base, w)))}
          <span class="visually-hidden">{w.resetField(label)}</span>
        </button>
      ) : null}
    </div>
  );
}

const MOST = 28; // letters

function shortened(text: string): string {
  return text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text;
}
