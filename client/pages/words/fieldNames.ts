/** A recipe's checks speak of fields by their ids; a page calls them what its form calls them. */
type Labels = Readonly<Record<string, readonly [label: string, help: string]>>;

const ID = /[a-z][A-Za-z0-9]*(?:\.[A-Za-z]+)*/g;
const NO_WORD = /[A-Z.]/; // learningStarts, update.every: cannot be a word of the sentence
const NUMBER_NEXT = /^ -?[\d.]/;

/**
 * @param prose whether the line's other words may look like ids, as in English: `loss` and `name` are both
 * @returns the line with each field's name in quotes
 */
export function namedFields(line: string, labels: Labels, prose: boolean): string {
  return line.replace(ID, (id, at: number) => {
    const label = labels[id]?.[0];
    if (label === undefined) return id;
    const surely = !prose || at === 0 || NO_WORD.test(id) || NUMBER_NEXT.test(line.slice(at + id.length));
    return surely ? `“${label}”` : id;
  });
}
