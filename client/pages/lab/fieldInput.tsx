/** The control of one field: what fits its kind of value. What is typed becomes a value as soon as it is one. */
import { useState } from 'preact/hooks';
import type { Budget } from '../../../shared/learner/recipe.ts';
import { readNumber } from '../../model/lab/fieldText.ts';
import type { RecipeField } from '../../model/lab/recipeFields.ts';
import { briefText, nudged, readShown, shownText } from './fieldForm.ts';
import { labWords } from './labWords.ts';

export interface FieldInputProps {
  readonly id: string;
  readonly field: RecipeField;
  readonly label: string | undefined; // where no label element names it
  readonly value: unknown;
  readonly draft: string | null; // what is half typed
  readonly described: string; // ids of the texts about it
  readonly wrong: boolean;
  readonly onValue: (value: unknown) => void;
  readonly onDraft: (text: string) => void;
}

export function FieldInput(props: FieldInputProps) {
  const { id, field, label, value, described, wrong, onValue } = props;
  const w = labWords.value;
  const about = { id, 'aria-label': label, 'aria-describedby': described, 'aria-invalid': wrong };
  switch (field.shape.kind) {
    case 'switch':
      return (
        <input
          {...about}
          class="labCheck"
          type="checkbox"
          checked={value === true}
          onChange={(event) => onValue(event.currentTarget.checked)}
        />
      );
    case 'choice':
      return (
        <select {...about} class="field" value={String(value)} onChange={(event) => onValue(event.currentTarget.value)}>
          {field.shape.options.map((option) => (
            <option key={option} value={option}>
              {option}
            </option>
          ))}
        </select>
      );
    case 'budget':
      return <BudgetInput {...props} />;
    case 'demonstrations':
      return (
        <span class="demonstrations" id={id}>
          <span>{briefText(field, value, w)}</span>
          {(value as readonly unknown[]).length > 0 ? (
            <button type="button" class="button small" onClick={() => onValue([])}>
              {w.clear}
            </button>
          ) : null}
        </span>
      );
    case 'convolutions':
    case 'lines':
    case 'number':
    case 'numbers':
    case 'part':
    case 'rows':
    case 'text':
    case 'word':
      return <TextInput {...props} />;
  }
}

/** What is typed stays as it was typed while the input has the focus: 0.10 may be on its way to 0.105. */
function TextInput({ id, field, label, value, draft, described, wrong, onValue, onDraft }: FieldInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const { kind } = field.shape;
  const read = (text: string): void => {
    setTyped(text);
    const next = readShown(field, text);
    if (next === undefined) onDraft(text);
    else onValue(next);
  };
  const common = {
    id,
    class: 'field',
    value: draft ?? typed ?? shownText(field, value),
    'aria-label': label,
    'aria-describedby': described,
    'aria-invalid': wrong,
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: false,
    onInput: (event: { readonly currentTarget: { readonly value: string } }) => read(event.currentTarget.value),
    onBlur: () => setTyped(null),
  } as const;
  if (kind === 'rows' || kind === 'lines' || kind === 'text') return <textarea {...common} rows={3} />;
  return (
    <input
      {...common}
      type="text"
      onKeyDown={(event) => {
        const now = readNumber(event.currentTarget.value.trim());
        if (kind !== 'number' || now === undefined || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
        event.preventDefault();
        setTyped(null);
        onValue(nudged(field, now, event.key === 'ArrowUp'));
      }}
    />
  );
}

function BudgetInput({ id, value, draft, described, wrong, onValue, onDraft }: FieldInputProps) {
  const w = labWords.value;
  const budget = value as Budget;
  const unit = 'steps' in budget ? 'steps' : 'episodes';
  const count = 'steps' in budget ? budget.steps : budget.episodes;
  const made = (next: number, of: string): Budget => (of === 'steps' ? { steps: next } : { episodes: next });
  return (
    <span class="budgetInput">
      <input
        id={id}
        class="field"
        type="text"
        inputMode="numeric"
        value={draft ?? String(count)}
        aria-describedby={described}
        aria-invalid={wrong}
        onInput={(event) => {
          const text = event.currentTarget.value;
          const next = readNumber(text.trim());
          if (next === undefined) onDraft(text);
          else onValue(made(next, unit));
        }}
      />
      <select
        class="field"
        aria-label={w.budgetUnit}
        value={unit}
        onChange={(event) => onValue(made(count, event.currentTarget.value))}
      >
        <option value="steps">{w.units.steps}</option>
        <option value="episodes">{w.units.episodes}</option>
      </select>
    </span>
  );
}
