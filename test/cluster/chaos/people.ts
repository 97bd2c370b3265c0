/** People who go on whatever breaks: they survive, duel, send agents and runs, and write down what they were told. */
import { setTimeout as wait } from 'node:timers/promises';
import { packInput } from '../../../shared/protocol/frame.ts';
import type { MatchResult } from '../../../shared/protocol/matchEvents.ts';
import { submitNew } from '../../support/visitor.ts';
import { openPage, type Page, playing, wish } from '../support/page.ts';
import type { Ledger } from './ledger.ts';

export interface People {
  /** Resolves once all have gone home. */
  leave(): Promise<void>;
}

type Doing = (number: number) => Promise<void>;

const WITHIN_MS = 25_000;

/** The first such message that is about this match; null if none comes in time. */
function about<T extends { readonly match?: string; readonly run?: string }>(
  page: Page,
  event: string,
  id: string,
  withinMs = WITHIN_MS,
): Promise<T | null> {
  return new Promise((resolve) => {
    const client = page.client();
    const done = (value: T | null): void => {
      clearTimeout(timer);
      client.off(event as never, hear as never);
      resolve(value);
    };
    const timer = setTimeout(() => done(null), withinMs);
    const hear = (value: T): void => {
      if (value.match === id || value.run === id) done(value);
    };
    client.on(event as never, hear as never);
    client.once('disconnect', () => done(null));
  });
}

function told(ledger: Ledger, page: Page): void {
  page.client().on('match:finished', ({ match, tick, winner, end }: MatchResult) => {
    if (end === 'fall') ledger.results.push({ match, result: `${tick} ${winner}` });
  });
}

async function survive(url: string, ledger: Ledger): Promise<void> {
  const page = await openPage(url);
  try {
    told(ledger, page);
    const { match } = playing(await wish.start(page, { mode: 'survival', agent: null, seats: 1 }));
    const ranked = await about<{
      readonly run: string;
      readonly row: string | null;
      readonly ticks: number;
      readonly why: string | null;
    }>(page, 'survival:ranked', match);
    if (ranked?.row && ranked.why === null) ledger.survivals.push({ run: match, row: ranked.row, ticks: ranked.ticks });
  } finally {
    page.close();
  }
}

async function duel(url: string, ledger: Ledger): Promise<void> {
  const [ann, bob] = [await openPage(url), await openPage(url)];
  try {
    const begins = new Promise<string | null>((resolve) => {
      ann.client().once('match:joined', ({ match }) => resolve(match));
      setTimeout(() => resolve(null), WITHIN_MS).unref();
    });
    const wished = { company: 'anyone', agent: null } as const;
    const first = await wish.start(ann, wished);
    const second = await wish.start(bob, wished);
    const match =
      first.kind === 'playing' ? first.joined.match : second.kind === 'playing' ? second.joined.match : await begins;
    if (match === null) return;
    for (const page of [ann, bob]) told(ledger, page);
    const rated = [ann, bob].map((page) =>
      about<{ readonly match: string; readonly change: { readonly row: string } | null }>(page, 'match:rated', match),
    );
    ann.client().emit('i', packInput({ tick: 3, action: 1 }));
    for (const news of await Promise.all(rated)) if (news?.change) ledger.ratings.push({ match, row: news.change.row });
  } finally {
    for (const page of [ann, bob]) page.close();
  }
}

async function submit(url: string, ledger: Ledger, number: number): Promise<void> {
  const { kind, answer } = await submitNew(url, 'Chaos', number, WITHIN_MS);
  if (!answer.ok) return;
  const ids = kind === 'agents' ? ledger.submissions : ledger.runs;
  ids.push(((await answer.json()) as { readonly id: string }).id);
}

/** @param url of nginx */
export function invite(url: string, ledger: Ledger): People {
  let left = false;
  async function again(doing: Doing, pauseMs: number): Promise<void> {
    for (let number = 0; !left; number++) {
      await doing(number).catch(() => {}); // that is what is going on here; who is refused tries again
      await wait(pauseMs);
    }
  }
  const all = [
    ...Array.from({ length: 4 }, () => again(() => survive(url, ledger), 200)),
    ...Array.from({ length: 2 }, () => again(() => duel(url, ledger), 200)),
    again((number) => submit(url, ledger, number), 3_000),
  ];
  return {
    async leave() {
      left = true;
      await Promise.all(all);
    },
  };
}
