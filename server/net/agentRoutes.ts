/** Who can be played against, and their files; and how the server is. */
import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { AgentInfo, MomentInfo } from '../../shared/protocol/events.ts';
import { slug } from '../../shared/protocol/fields.ts';
import { sendProblem } from './problem.ts';
import { agentsSchema, momentsSchema } from './schemas/agents.ts';
import { bytesSchema, idSchema, told } from './schemas/route.ts';
import { ASK_FIRST, sendJson } from './sendJson.ts';

export interface AgentRoutesNeeds {
  readonly agents: () => readonly AgentInfo[];
  readonly bumperAgents: () => readonly AgentInfo[];
  readonly moments: () => readonly MomentInfo[]; // of the showcase
  readonly model: (id: string) => Promise<Uint8Array | null>; // of an agent of the house or of the board, or a moment
  readonly health: () => Readonly<Record<string, unknown>>;
}

const healthSchema = z
  .looseObject({
    status: z.literal('ok'),
    uptimeSeconds: z.number(),
    connections: z.number(),
    matches: z.number(),
    tickLatenessMs: z.object({ p50: z.number(), p99: z.number() }),
  })
  .meta({ id: 'Health' });

export function addAgentRoutes(
  untyped: FastifyInstance,
  { agents, bumperAgents, moments, model, health }: AgentRoutesNeeds,
): void {
  const app = untyped.withTypeProvider<ZodTypeProvider>();
  const topic = 'agents';
  app.get(
    '/healthz',
    { schema: told({ topic: 'server', summary: 'How the server is' }, { is: 'It is well', schema: healthSchema }) },
    async (request, reply) => sendJson(request, reply, { status: 'ok', ...health() }),
  );
  app.get(
    '/api/v1/agents',
    {
      schema: told(
        { topic, summary: 'The house agents, weakest first', description: 'Those of the board are on the board.' },
        { is: 'All of them', schema: agentsSchema },
      ),
    },
    async (request, reply) => sendJson(request, reply, agents(), ASK_FIRST),
  );
  app.get(
    '/api/v1/bumper-agents',
    {
      schema: told(
        { topic, summary: 'The agents of Bumper, weakest first' },
        { is: 'All of them', schema: agentsSchema },
      ),
    },
    async (request, reply) => sendJson(request, reply, bumperAgents(), ASK_FIRST),
  );
  app.get(
    '/api/v1/agents/:id/model',
    {
      schema: {
        ...told(
          {
            topic,
            summary: 'The file of an agent: its weights, and how it came to be',
            description:
              'Of the house, of the board, or a moment of a run. The page Learn and `npm run evaluate` read it.',
            codes: ['unknown-agent'],
          },
          { is: 'A checkpoint file', schema: bytesSchema, type: 'application/octet-stream' },
        ),
        params: z.object({ id: idSchema }),
      },
    },
    async (request, reply) => {
      const id = slug(request.params.id);
      const bytes = id === null ? null : await model(id);
      if (!bytes) return sendProblem(reply, 'unknown-agent', 'there is no such agent, or it is kept no longer');
      reply.header('Content-Disposition', `attachment; filename="${id}.cpa"`);
      return reply.type('application/octet-stream').send(Buffer.from(bytes));
    },
  );
  app.get(
    '/api/v1/moments',
    {
      schema: told(
        {
          topic,
          summary: 'Moments of the showcase run and of the one before it',
          description: 'The newest run first, each by step.',
        },
        { is: 'Those that are kept', schema: momentsSchema },
      ),
    },
    async (request, reply) => sendJson(request, reply, moments()),
  );
}
