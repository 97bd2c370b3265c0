/** What stands beside the board of ratings, by REST: who of the agents beats whom, and how agents compare with people. */
import type { FastifyInstance, FastifyReply } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { SPEED_CLASSES, type SpeedClass } from '../../shared/arena/speed.ts';
import type { CrossPlay, Division, HumanFigures } from '../../shared/protocol/boards.ts';
import { sendProblem } from './problem.ts';
import { count, crossPlaySchema } from './schemas/boards.ts';
import { told } from './schemas/route.ts';
import { ASK_FIRST, sendJson } from './sendJson.ts';

export interface RatingRoutesNeeds {
  readonly crossPlay: (division: Division) => Promise<CrossPlay>;
  readonly human: (division: SpeedClass) => Promise<HumanFigures>;
}

const params = z.object({ division: z.string().meta({ enum: [...SPEED_CLASSES], description: 'A speed class' }) });

const ticks = z.number().meta({ description: 'Ticks survived' });
const humanSchema = z
  .object({
    division: z.string(),
    players: count.meta({ description: 'With enough finished runs to count as practised' }),
    human: z.number().nullable().meta({ description: 'Median of their best runs; null: not enough players yet' }),
    random: z.number().meta({ description: 'Mean ticks of a policy that flips a coin' }),
    agents: z.array(
      z.object({
        id: z.string(),
        name: z.string(),
        ticks,
        score: z.number().meta({ description: '100 * (ticks - random) / (human - random)' }),
      }),
    ),
    rule: z.object({
      practisedRuns: count,
      leastPlayers: count,
      leastMargin: count.meta({ description: 'Ticks that people have to be above chance' }),
      randomEpisodes: count,
      randomSeed: count.meta({ description: 'Of the first episode; the others follow' }),
      agentEpisodes: count.meta({ description: 'On seeds drawn from the hash and entropy of the row' }),
    }),
  })
  .meta({ id: 'HumanFigures' }) satisfies z.ZodType<HumanFigures>;

/** @returns null if it was refused: the answer is sent then */
function knownDivision(division: string, reply: FastifyReply): SpeedClass | null {
  const known = SPEED_CLASSES.find((speed) => speed === division);
  if (!known) sendProblem(reply, 'unknown-board', `division is one of ${SPEED_CLASSES.join(', ')}`);
  return known ?? null;
}

export function addRatingRoutes(untyped: FastifyInstance, { crossPlay, human }: RatingRoutesNeeds): void {
  const app = untyped.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/api/v1/ratings/:division/crossplay',
    {
      schema: {
        ...told(
          {
            topic: 'ratings',
            summary: 'Who of the best agents won how often against whom',
            description: 'From the games that agents of the board play in the background; a few seconds old at most.',
            codes: ['unknown-board'],
          },
          { is: 'Best first', schema: crossPlaySchema },
        ),
        params,
      },
    },
    async (request, reply) => {
      const division = knownDivision(request.params.division, reply);
      return division ? sendJson(request, reply, await crossPlay(division), ASK_FIRST) : reply;
    },
  );
  app.get(
    '/api/v1/ratings/:division/human',
    {
      schema: {
        ...told(
          {
            topic: 'ratings',
            summary: 'Agents on a scale on which chance is 0 and a practised player 100',
            description:
              'All in the world of the Players board. A person is the median of the best runs of players with enough runs; until there are enough of them, there are no scores.',
            codes: ['unknown-board'],
          },
          { is: 'What is known now', schema: humanSchema },
        ),
        params,
      },
    },
    async (request, reply) => {
      const division = knownDivision(request.params.division, reply);
      return division ? sendJson(request, reply, await human(division), ASK_FIRST) : reply;
    },
  );
}
