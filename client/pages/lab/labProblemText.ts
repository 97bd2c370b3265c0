/** What is wrong with a Lab link, in words. */
import type { SettingProblem } from '../../model/lab/labAddress.ts';
import type { LabWords } from '../words/parts/lab.en.ts';

export function problemText(problem: SettingProblem, w: LabWords): string {
  const told = w.broken;
  switch (problem.kind) {
    case 'base':
    case 'field':
      return told[problem.kind](problem.text, problem.nearest);
    case 'pair':
    case 'twice':
    case 'recipe':
    case 'seeds':
      return told[problem.kind](problem.text);
    case 'other':
      return told.other(problem.text, problem.base);
    case 'value':
      return told.value(problem.field.path, problem.text);
    case 'key':
    case 'again':
      return told[problem.kind](problem.part);
    case 'option':
      return told.option(problem.part, problem.text, problem.options.join(', '));
    case 'many':
      return told.many;
  }
}
