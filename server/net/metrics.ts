/** GET /metrics in Prometheus' text format (version 0.0.4): what /healthz tells, and how much is stored. Names are for ever. */

export interface Metric {
  readonly name: string; // without cartpole_arena_
  readonly type: 'gauge' | 'counter';
  readonly help: string;
  readonly samples: readonly Sample[];
}

export interface Sample {
  readonly labels?: Readonly<Record<string, string>>;
  readonly value: number;
}

export const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';
const PREFIX = 'cartpole_arena_';

const escaped = (text: string): string => text.replaceAll('\\', '\\\\').replaceAll('\n', '\\n');
const labelled = (labels: Readonly<Record<string, string>> = {}): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value).replaceAll('"', '\\"')}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
};

/** @throws RangeError at a name that Prometheus would not take, or two of one name */
export function writeMetrics(metrics: readonly Metric[]): string {
  const names = new Set<string>();
  const lines = metrics.flatMap(({ name, type, help, samples }) => {
    if (!/^[a-z][a-z0-9_]*$/.test(name) || names.has(name)) throw new RangeError(`${name} is no new metric's name`);
    names.add(name);
    const full = `${PREFIX}${name}`;
    const values = samples.map(
      ({ labels, value }) => `${full}${labelled(labels)} ${Number.isFinite(value) ? value : 'NaN'}`,
    );
    return [`# HELP ${full} ${escaped(help)}`, `# TYPE ${full} ${type}`, ...values];
  });
  return `${lines.join('\n')}\n`;
}
