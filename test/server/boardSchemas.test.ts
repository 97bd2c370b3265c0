import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { crossPlaySchema, pageSchema, rowSchema, summariesSchema } from '../../server/net/schemas/boards.ts';
import { meSchema } from '../../server/net/schemas/me.ts';
import { problemSchema } from '../../server/net/schemas/problem.ts';
import { detailSchema } from '../../server/net/schemas/proofs.ts';
import { submissionSchema } from '../../server/net/schemas/submissions.ts';
import type { Parser } from '../../shared/protocol/fields.ts';
import {
  parseBoardPage,
  parseBoardRow,
  parseBoardSummaries,
  parseCrossPlay,
  parseMe,
  parseProblem,
  parseSubmission,
} from '../../shared/protocol/parseBoards.ts';
import { parseRowDetail } from '../../shared/protocol/parseRowDetail.ts';
import {
  anyCrossPlay,
  anyDetail,
  anyMe,
  anyPage,
  anyProblem,
  anyRow,
  anySubmission,
  anySummaries,
} from '../protocol/boardValues.ts';

const TOLD: readonly (readonly [string, z.ZodType, Parser<unknown>, fc.Arbitrary<unknown>])[] = [
  ['row', rowSchema, parseBoardRow, anyRow],
  ['page', pageSchema, parseBoardPage, anyPage],
  ['row with its proof', detailSchema, parseRowDetail, anyDetail],
  ['list of boards', summariesSchema, parseBoardSummaries, anySummaries],
  ['table of cross-play', crossPlaySchema, parseCrossPlay, anyCrossPlay],
  ['submission', submissionSchema, parseSubmission, anySubmission],
  ['identity', meSchema, parseMe, anyMe],
  ['problem', problemSchema, parseProblem, anyProblem],
];
const RUNS = { numRuns: 100, seed: 7 };

describe('what the document tells', () => {
  it.each(TOLD)('[API5] is what pages take: any %s', (_name, schema, parse, values) => {
    fc.assert(
      fc.property(values, (value) => {
        const sent: unknown = JSON.parse(JSON.stringify(value));
        expect(schema.parse(sent)).toEqual(parse(sent)); // the same fields, none left out, none more
      }),
      RUNS,
    );
  });
});
