/** Where a replay stands in an address: `http://host/replay#CODE`. */

/** The code in whatever was pasted: what follows the last #, up to white space; the whole text where there is no #. */
export function codeInLink(text: string): string {
  const after = text.slice(text.lastIndexOf('#') + 1).trim();
  return text.includes('#') ? after.split(/\s/, 1)[0]! : after;
}

/** @param origin such as http://localhost:3000 */
export function replayAddress(origin: string, code: string): string {
  return `${origin}/replay#${code}`;
}
