/** The last touches to the OpenAPI document: only what is referred to, under its plain name, open to more fields, with an example each. */
import examples from './schemas/examples.json' with { type: 'json' };

/** What a route was asked and answered once: `answer` is missing for files, and where nothing comes. */
interface Example {
  readonly path: string;
  readonly body?: unknown;
  readonly answer?: unknown;
}

const EXAMPLES: Readonly<Record<string, Example>> = examples;
const REF = '#/components/schemas/';

/** Names of all schemas that are referred to, from the paths on. */
function referred(paths: unknown, schemas: Readonly<Record<string, object>>): ReadonlySet<string> {
  const used = new Set<string>();
  function visit(value: unknown): void {
    if (typeof value === 'string' && value.startsWith(REF)) {
      const name = value.slice(REF.length);
      if (used.has(name)) return;
      used.add(name);
      visit(schemas[name]);
    } else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) visit(inner);
  }
  visit(paths);
  return used;
}

type Paths = Readonly<Record<string, Readonly<Record<string, object>>>>;

function withExamples(paths: Paths): Paths {
  const ofPath = (path: string, methods: Paths[string]) =>
    Object.entries(methods).map(([method, operation]) => {
      const example = EXAMPLES[`${method.toUpperCase()} ${path}`];
      return [method, example ? { ...operation, 'x-example': example } : operation];
    });
  return Object.fromEntries(
    Object.entries(paths).map(([path, methods]) => [path, Object.fromEntries(ofPath(path, methods))]),
  );
}

interface Document {
  readonly paths?: object | undefined;
  readonly components?: { readonly schemas?: object | undefined } | undefined;
  readonly 'x-problem-codes': readonly object[];
}

export function finishDocument(document: Document): object {
  const all = (document.components?.schemas ?? {}) as Readonly<Record<string, object>>;
  const used = referred(document.paths, all);
  const plain = (name: string): string => {
    const short = name.replace(/Input$/, '');
    return used.has(short) ? name : short; // a body has the plain name unless an answer has it
  };
  const schemas = Object.fromEntries([...used].sort().map((name) => [plain(name), all[name]]));
  const paths = withExamples((document.paths ?? {}) as Paths);
  const text = JSON.stringify({ ...document, paths, components: { ...document.components, schemas } });
  return JSON.parse(text, (key, value: unknown) => {
    if (key === '$ref' && typeof value === 'string') return REF + plain(value.slice(REF.length));
    return key === 'additionalProperties' && value === false ? undefined : value; // answers may grow by fields
  }) as object;
}
