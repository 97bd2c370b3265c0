/** Agents and moments that one can play against, as the OpenAPI document tells them. */
import { z } from 'zod';
import type { AgentInfo, MomentInfo } from '../../../shared/protocol/events.ts';
import { count } from './boards.ts';

const agent = z.object({
  id: z.string(),
  recipe: z.string(),
  recipeHash: z.string(),
  seed: count.meta({ description: 'Of the run that it comes from' }),
  step: count,
  episode: count,
  mean: z.number().meta({ description: 'Of 100 greedy episodes' }),
  sha256: z.string().meta({ description: 'Of the checkpoint file' }),
});

export const agentsSchema = z.array(agent.meta({ id: 'Agent' })) satisfies z.ZodType<AgentInfo[]>;
export const momentsSchema = z.array(
  agent.extend({ run: z.string() }).meta({ id: 'Moment', description: 'A run as it was at one of its evaluations' }),
) satisfies z.ZodType<MomentInfo[]>;
