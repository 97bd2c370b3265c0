/** HTML that cannot be broken by what is put into it: all text is escaped, only HTML made here is not. */

export interface Html {
  readonly html: string;
}

type Part = string | number | Html | null | readonly Part[]; // null is nothing

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function rendered(part: Part): string {
  if (part === null) return '';
  if (Array.isArray(part)) return part.map(rendered).join('');
  if (typeof part === 'object') return (part as Html).html;
  return String(part).replace(/[&<>"']/g, (letter) => ENTITIES[letter]!);
}

/** A template of HTML or SVG. Attributes are to be quoted. */
export function html(strings: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: strings.reduce((text, string, i) => text + rendered(parts[i - 1] ?? null) + string) };
}

/** Text that is HTML as it stands: a style sheet of our own. */
export function verbatim(text: string): Html {
  return { html: text };
}
