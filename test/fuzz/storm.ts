/** Many pages that behave badly, some at a time, until so many messages were sent; requests to the REST interface among them. */

import { Agent, request as send } from 'node:http';
import { connect } from 'node:net';
import { createDraw, type Draw } from './draw.ts';
import {
  type Answer,
  answerProblem,
  brokenText,
  type Request,
  type Route,
  request,
  routesOf,
  saidProblem,
} from './rest.ts';
import type { Known } from './said.ts';
import { newTally, type Tally, visit } from './visit.ts';

export interface StormPlan {
  readonly port: number;
  readonly seed: number;
  readonly messages: number;
  readonly agents: readonly string[]; // names that a page may ask for
  readonly addresses: number | null; // from so many the visits come, where the server believes X-Forwarded-For; null: none is told
}

const AT_ONCE = 12;
const REST_SHARE = 0.25; // of visits
const REQUESTS = 20; // of one visit to the REST interface

const addressOf = (number: number): string => `10.${number >> 16}.${(number >> 8) & 255}.${number & 255}`;

function ask(port: number, agent: Agent, { method, path, headers, body }: Request): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const wish = send({ port, host: '127.0.0.1', agent, method, path, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          type: response.headers['content-type'] ?? '',
          text: Buffer.concat(chunks).toString(),
        }),
      );
      response.on('error', reject);
    });
    wish.on('error', reject);
    wish.end(body ?? undefined);
  });
}

/** Everything that comes back to a text that need not be HTTP. */
function tell(port: number, text: string): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(port, '127.0.0.1', () => socket.end(text));
    socket.setTimeout(5_000, () => socket.destroy());
    socket.on('data', (chunk: Buffer) => {
      said += chunk.toString('latin1');
    });
    socket.on('error', () => {});
    socket.on('close', () => resolve(said));
  });
}

async function requests(
  plan: StormPlan,
  routes: readonly Route[],
  address: string | null,
  tally: Tally,
  draw: Draw,
): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const from: Record<string, string> = address === null ? {} : { 'x-forwarded-for': address };
  const session = await ask(plan.port, agent, { method: 'POST', path: '/api/v1/sessions', headers: from, body: null });
  const token = session.status < 300 ? (JSON.parse(session.text) as { readonly token: string }).token : 'none';
  for (let i = 0; i < REQUESTS; i++) {
    const wish = request(draw.pick(routes), token, from, draw);
    tally.sent++;
    tally.requests++;
    if (draw.chance(0.03)) {
      const text = brokenText(wish, draw);
      const said = await tell(plan.port, text);
      const wrong = saidProblem(said);
      if (wrong !== null && !tally.problems.has(wrong))
        tally.problems.set(wrong, `${text.slice(0, 600)} -> ${said.slice(0, 600)}`);
      continue;
    }
    const answer = await ask(plan.port, agent, wish).catch((error: Error) => error);
    const problem = answer instanceof Error ? `a connection ended: ${answer.message}` : answerProblem(wish, answer);
    tally.answers++;
    if (!(answer instanceof Error)) tally.statuses.set(answer.status, (tally.statuses.get(answer.status) ?? 0) + 1);
    if (problem !== null && !tally.problems.has(problem))
      tally.problems.set(
        problem,
        `${JSON.stringify(wish).slice(0, 600)} -> ${answer instanceof Error ? '' : answer.text.slice(0, 600)}`,
      );
  }
  agent.destroy();
}

/** @param each called after every visit */
export async function storm(plan: StormPlan, each: (tally: Tally) => void = () => {}): Promise<Tally> {
  const tally = newTally();
  const known: Known = { matches: [], lobbies: [], runs: [], agents: plan.agents, classes: [] };
  const document = await fetch(`http://127.0.0.1:${plan.port}/api/v1/openapi.json`);
  const routes = routesOf((await document.json()) as Parameters<typeof routesOf>[0]);
  let number = 0;
  async function go(): Promise<void> {
    while (tally.sent < plan.messages) {
      const draw = createDraw(plan.seed, `visit ${number++}`);
      const address = plan.addresses === null ? null : addressOf(draw.below(plan.addresses));
      if (draw.chance(REST_SHARE)) await requests(plan, routes, address, tally, draw);
      else await visit({ port: plan.port, known, tally, most: plan.messages - tally.sent, address }, draw);
      each(tally);
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, go));
  return tally;
}
