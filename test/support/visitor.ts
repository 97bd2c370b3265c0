/** A visitor of the REST interface: with a session, and with agents and runs that nobody has sent before. */
import { encodePolicyJson } from '../../shared/policy/policyJson.ts';

/** The token of a new session. @param origin such as http://127.0.0.1:3000 */
export async function newSession(origin: string): Promise<string> {
  const answer = await fetch(`${origin}/api/v1/sessions`, { method: 'POST' });
  return ((await answer.json()) as { readonly token: string }).token;
}

export interface Wish {
  readonly kind: 'agents' | 'runs';
  readonly answer: Response;
}

/** By turns an agent of two neurons, each number another one, and a short run. */
export async function submitNew(origin: string, name: string, number: number, withinMs = 30_000): Promise<Wish> {
  const headers = { authorization: `Bearer ${await newSession(origin)}`, 'content-type': 'application/json' };
  const kind = number % 2 === 0 ? 'agents' : 'runs';
  const run = { recipe: { base: 'house', budget: { steps: 3_000 } }, seed: number, pace: 'max' };
  const body = JSON.stringify(kind === 'agents' ? agentOf(`${name} ${number}`, number) : run);
  const signal = AbortSignal.timeout(withinMs);
  return { kind, answer: await fetch(`${origin}/api/v1/${kind}`, { method: 'POST', headers, body, signal }) };
}

/** One that stands for hundreds of ticks: z and -z of a linear law. */
function agentOf(name: string, number: number) {
  const law = [0.05, 0.1, 1, 0.25];
  const opposite = [-0.05, -0.1, -1, -0.25 - number / 1_000];
  const parameters = Float32Array.from([...law, ...opposite, 0, 0, 0, 1, 1, 0, 0, 0]);
  const shape = { inputs: 4, hidden: [2], outputs: 2 };
  const policy = encodePolicyJson({ shape, observationScale: null, parameters });
  return { name, files: [{ name: 'policy.json', base64: Buffer.from(policy).toString('base64') }] };
}
