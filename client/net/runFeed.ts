/** Keeps a view of the live run filled: history first, then what follows, and after a gap only what is missing. */
import type { RunEvent, RunHistory, RunInfo, RunSteps } from '../../shared/protocol/events.ts';
import { parseRunEvents, parseRunHistory, parseRunInfo, parseRunSteps } from '../../shared/protocol/parseRun.ts';
import type { Connection } from './connection.ts';

/** What this feed fills; each answer says whether the view could follow. */
export interface RunSink {
  newest(): number;
  onHistory(history: RunHistory): boolean;
  onEvents(events: readonly RunEvent[]): boolean;
  onSteps(msg: RunSteps): boolean;
  onStarted(info: RunInfo): boolean;
}

const ASK_AGAIN_MS = 2000;

/** @returns ends the subscription */
export function followRun({ socket, ask }: Connection, sink: RunSink): () => void {
  let stopped = false;
  let asking = false;
  let timer = 0;

  async function askFor(after: number): Promise<void> {
    if (asking || stopped) return;
    asking = true;
    const answer = await ask<RunHistory>((to, reply) => to.emit('run:watch', { after }, reply), parseRunHistory);
    asking = false;
    if (stopped) return;
    if (!answer.ok) {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void askFor(sink.newest()), ASK_AGAIN_MS);
    } else if (!sink.onHistory(answer.value)) await askFor(0);
  }
  const followed = (went: boolean): void => {
    if (!went) void askFor(sink.newest());
  };
  const onEvents = (raw: unknown): void => {
    const events = parseRunEvents(raw);
    if (events) followed(sink.onEvents(events));
  };
  const onSteps = (raw: unknown): void => {
    const steps = parseRunSteps(raw);
    if (steps) followed(sink.onSteps(steps));
  };
  const onStarted = (raw: unknown): void => {
    const info = parseRunInfo(raw);
    if (info && sink.onStarted(info)) void askFor(0);
  };
  const onConnect = (): void => void askFor(sink.newest());

  socket.on('run:events', onEvents);
  socket.on('run:steps', onSteps);
  socket.on('run:started', onStarted);
  socket.on('connect', onConnect);
  void askFor(sink.newest());
  return () => {
    stopped = true;
    window.clearTimeout(timer);
    socket.off('run:events', onEvents);
    socket.off('run:steps', onSteps);
    socket.off('run:started', onStarted);
    socket.off('connect', onConnect);
    if (socket.connected) socket.emit('run:leave');
  };
}
