/** What a page of a run's log holds: its events, and the little of them that a curve needs. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { inBuckets, pointOf } from '../../shared/learner/runPoints.ts';
import type { RunEvent, RunPoint } from '../../shared/protocol/runEvents.ts';
import { fromText, toText } from './exactJson.ts';

export const PAGE_EVENTS = 500;

/** Episodes in one point of a summary: with it 100,000 episodes are read as 12,500 points, and what is shorter is read whole in as much time. */
export const SUMMARY_EPISODES = 8;

export interface Summary {
  readonly points: readonly RunPoint[];
  readonly events: readonly RunEvent[]; // all that are no episodes
}

export function summaryOf(events: readonly RunEvent[]): Summary {
  return {
    points: events.filter((event) => event.kind === 'episode').map(pointOf),
    events: events.filter((event) => event.kind !== 'episode'),
  };
}

export function packEvents(events: readonly RunEvent[]): Uint8Array {
  return gzipSync(toText(events));
}

export function unpackEvents(bytes: Uint8Array): readonly RunEvent[] {
  return fromText(gunzipSync(bytes).toString());
}

export function packSummary({ points, events }: Summary): Uint8Array {
  return gzipSync(toText({ points: inBuckets(points, SUMMARY_EPISODES), events }));
}

export function unpackSummary(bytes: Uint8Array): Summary {
  return fromText(gunzipSync(bytes).toString());
}
