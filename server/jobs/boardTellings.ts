/** What processes tell each other about boards, players and submissions. What is lost while Redis is away, caches and looks at the database make up for. */

import type { BoardName, Division } from '../../shared/protocol/boards.ts';
import type { MeasuredAgent } from '../boards/humanScores.ts';
import type { SubmissionNews } from '../boards/submissionWork.ts';
import type { Ask } from '../cluster/ask.ts';

/** By topic. */
export interface BoardTellings {
  'board:changed': { readonly board: BoardName; readonly division: Division };
  'board:submission': SubmissionNews;
  'board:human': readonly MeasuredAgent[];
  /** Something that is stored of them is another now. */
  'player:changed': { readonly player: string };
  /** Nothing is stored of them any more. */
  'player:forgotten': { readonly player: string };
  'player:renamed': { readonly player: string; readonly name: string };
  /** Their connections end. */
  'player:out': { readonly player: string };
}

export interface Tellings {
  tell<T extends keyof BoardTellings>(topic: T, news: BoardTellings[T]): void;
  /** From the other processes. @returns how to hear no more */
  hear<T extends keyof BoardTellings>(topic: T, heard: (news: BoardTellings[T]) => void): () => void;
}

export const createTellings = (ask: Ask): Tellings => ({
  tell: (topic, news) => ask.tell(topic, news),
  hear: (topic, heard) =>
    ask.hear(topic, (news, from) => {
      if (from !== ask.node) heard(news);
    }),
});
