/** The Dense layers of a Keras topology in the order in which values pass through them. */
import { isObject, quoted, type Refusal, refuse } from './imported.ts';

export interface ChainedLayer {
  readonly name: string;
  readonly units: number;
  readonly useBias: boolean;
}

interface LayerJson {
  readonly className: unknown;
  readonly name: string;
  readonly config: Readonly<Record<string, unknown>>;
  readonly inbound: unknown;
}

/** @param topology `modelTopology` of model.json, as tfjs or its converter writes it. Never throws. */
export function layerChain(topology: unknown): ChainedLayer[] | Refusal {
  const outer = isObject(topology) ? topology : {};
  const model = isObject(outer['model_config']) ? outer['model_config'] : outer; // the converter's, else tfjs's own
  const { class_name: className, config } = model;
  const listed = isObject(config) ? config['layers'] : config; // Keras before 2.2: the list itself
  if (!Array.isArray(listed)) return refuse('bad-header', 'its modelTopology lists no layers');
  const layers = (listed as unknown[]).map(layerJson);
  if (className === 'Sequential') return denseLayers(layers);
  if (className !== 'Functional' && className !== 'Model')
    return refuse('unsupported', `it is a ${quoted(className)}; a Sequential or a functional chain is read`);
  const chain = followed(layers);
  return Array.isArray(chain) ? denseLayers(chain) : chain;
}

function layerJson(raw: unknown): LayerJson {
  const layer = isObject(raw) ? raw : {};
  const config = isObject(layer['config']) ? layer['config'] : {};
  const name = layer['name'] ?? config['name'];
  return {
    className: layer['class_name'],
    name: typeof name === 'string' ? name : '',
    config,
    inbound: layer['inbound_nodes'],
  };
}

/** Layers from the input on, each fed by the one before it and by nothing else. */
function followed(layers: readonly LayerJson[]): LayerJson[] | Refusal {
  const chain: LayerJson[] = [];
  let next = layers.filter(({ inbound }) => feederOf(inbound) === null);
  for (let layer = next[0]; layer && next.length === 1 && !chain.includes(layer); layer = next[0]) {
    chain.push(layer);
    const { name } = layer;
    next = layers.filter(({ inbound }) => feederOf(inbound) === name);
  }
  if (chain.length === layers.length) return chain;
  const stray = layers.find((layer) => !chain.includes(layer));
  return refuse('unsupported', `its layer ${quoted(stray?.name)} is not part of one chain of layers`);
}

/** The only layer that feeds one; null for an input; undefined if there are several. Inbound nodes: [[[name, 0, 0, {}]]]. */
function feederOf(inbound: unknown): string | null | undefined {
  if (!Array.isArray(inbound) || inbound.length === 0) return null;
  const [node] = inbound as unknown[];
  const [feeder] = Array.isArray(node) ? (node as unknown[]) : [];
  const single = inbound.length === 1 && Array.isArray(node) && node.length === 1;
  return single && Array.isArray(feeder) && typeof feeder[0] === 'string' ? feeder[0] : undefined;
}

function denseLayers(layers: readonly LayerJson[]): ChainedLayer[] | Refusal {
  const dense = layers.filter(({ className }, l) => l > 0 || className !== 'InputLayer');
  const chained: ChainedLayer[] = [];
  for (const [l, { className, name, config }] of dense.entries()) {
    if (className !== 'Dense')
      return refuse('unsupported', `its layer ${quoted(name)} is a ${quoted(className)}; only Dense is read`);
    const { units, activation, use_bias: useBias = true } = config;
    const expected = l + 1 < dense.length ? 'relu' : 'linear';
    if (activation !== expected) {
      const words = `its layer ${quoted(name)} has the activation ${quoted(activation)}, not "${expected}"`;
      return refuse('unsupported', words);
    }
    if (typeof units !== 'number' || typeof useBias !== 'boolean' || name === '')
      return refuse('bad-header', `its layer ${quoted(name)} lacks a name or units`);
    chained.push({ name, units, useBias });
  }
  return chained;
}
