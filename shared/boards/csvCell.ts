/** A cell of CSV (RFC 4180), safe to open in a spreadsheet: text never begins as a formula does (API7). */
export type Cell = string | number | boolean | null;

/** Numbers as they are; text quoted where it has to be, with an apostrophe before what a spreadsheet would compute. */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const text = /^[\s]*[=+\-@\t\r]/u.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
