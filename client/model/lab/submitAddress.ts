/** The address of the page on which a recipe is handed in: '#recipe&base=house&set=hidden:32'. */
import { DEFAULT_SETTING, readSetting, settingText } from './labAddress.ts';
import type { Variant } from './variant.ts';

const MARK = 'recipe';

export function submitAddress(variant: Variant): string {
  return `${MARK}&${settingText({ ...DEFAULT_SETTING, variants: [variant] })}`;
}

/** What stands after the #: the recipe, null where the address names none, 'broken' where it cannot be read. */
export function readSubmitAddress(text: string): Variant | 'broken' | null {
  const [mark, ...rest] = text.split('&');
  if (mark !== MARK || rest.length === 0) return null;
  const { setting, problems } = readSetting(rest.join('&'));
  return problems.length === 0 ? setting.variants[0] : 'broken';
}
