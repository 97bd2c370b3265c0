/** What boards cost through the whole REST interface: database thread, service, route, JSON, a connection that is kept open. */
import { Agent, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import Fastify from 'fastify';
import { createSerializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import { createBoards } from '../../../server/boards/boards.ts';
import { addBoardRoutes } from '../../../server/net/boardRoutes.ts';
import { pageSchema } from '../../../server/net/schemas/boards.ts';
import type { Place } from '../../../server/storage/storage.ts';
import { openStorageThread } from '../../../server/storageThread.ts';
import { BOARDS, type BoardName, type BoardPage } from '../../../shared/protocol/boards.ts';
import { nextBelow, randomStream } from '../../../shared/sim/random.ts';
import { DIVISIONS, fullRow, nameOf, rowId } from './boardRows.ts';

const PAGE = 50;
const WORKER = fileURLToPath(new URL('../workers/storageWorker.js', import.meta.url)); // beside dist/server/cli

const random = randomStream(20_261_123, 'bench-http');

/** Addresses, one question with another row each time. */
function questions(board: BoardName, rows: number, ties: boolean): Readonly<Record<string, () => string>> {
  const any = (): number => nextBelow(random, rows);
  const page = (query: string): string => `?limit=${PAGE}${query}`;
  const search = (text: string): string => page(`&search=${encodeURIComponent(text)}`);
  return {
    'first page': () => page(''),
    'page after any place': () => page(`&after=${fullRow(board, any(), ties).place}`),
    'page before any place': () => page(`&before=${fullRow(board, any(), ties).place}`),
    'around any row': () => page(`&around=${rowId(board, any())}`),
    'one row with its proof': () => `/rows/${rowId(board, any())}`,
    'search for a whole name': () => search(nameOf(board, any())),
    'search for the first 3 letters': () => search(nameOf(board, any()).slice(0, 3)),
    'search within names': () => search(nameOf(board, any()).slice(2, 6)),
  };
}

/** @param costOf measures a question that is asked again and again */
export async function askByHttp<C>(
  place: Place,
  rows: number,
  ties: boolean,
  costOf: (ask: () => Promise<unknown>) => Promise<C>,
): Promise<Record<string, Record<string, C>>> {
  const storage = await openStorageThread(WORKER, place);
  const app = Fastify();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(() => (value) => JSON.stringify(value));
  const boards = createBoards({ store: storage.boards, ratings: storage.ratings, humanNormalised: () => null });
  addBoardRoutes(app, { boards });
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.server.address() as AddressInfo;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = (path: string): Promise<string> =>
    new Promise((resolve, reject) => {
      get({ port, host: '127.0.0.1', path, agent }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (chunk: string) => {
          text += chunk;
        });
        answer.on('end', () =>
          answer.statusCode === 200 ? resolve(text) : reject(new Error(`${path}: ${answer.statusCode} ${text}`)),
        );
      }).on('error', reject);
    });
  const costs: Record<string, Record<string, C>> = {};
  for (const board of BOARDS) {
    costs[board] = {};
    const of = `/api/v1/boards/${board}/${DIVISIONS[board]}`;
    for (const [name, query] of Object.entries(questions(board, rows, ties))) {
      costs[board][name] = await costOf(() => ask(of + query()));
      process.stderr.write(`${board} by HTTP: ${name}: ${JSON.stringify(costs[board][name])}\n`);
    }
  }
  const page = JSON.parse(await ask(`/api/v1/boards/players/1x?limit=${PAGE}`)) as BoardPage;
  const zod = createSerializerCompiler({})({ schema: pageSchema, method: 'GET', url: '/' } as never);
  costs['a page as JSON'] = {
    plainly: await costOf(async () => JSON.stringify(page)),
    'checked by its schema': await costOf(async () => zod(page)),
  };
  agent.destroy();
  await app.close();
  await storage.close();
  return costs;
}
