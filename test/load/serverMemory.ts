/** What a server process really holds: its heap and resident memory after a collection, by the inspector that node opens when signalled. */
import { WebSocket } from 'ws';
import { residentBytes } from './processStats.ts';

export interface Memory {
  readonly heap: number; // bytes in use after a full collection, of the main thread
  readonly resident: number; // bytes of the process after it, all threads in it
}

interface Answer {
  readonly id?: number;
  readonly result?: { readonly result?: { readonly value?: unknown } };
}

/** To be given to node, so that its inspector takes any free port when it is opened. */
export const INSPECTABLE = '--inspect-port=127.0.0.1:0';

/** @param inspector its address, as node says it */
export async function measureMemory(inspector: string, pid: number): Promise<Memory> {
  const socket = new WebSocket(inspector, { perMessageDeflate: false });
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.on('message', (data: Buffer) => {
    const answer = JSON.parse(data.toString()) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('open', () => resolve());
    socket.once('error', reject);
  });
  let last = 0;
  const ask = (method: string, params: object = {}): Promise<Answer> =>
    new Promise((resolve) => {
      waiting.set(++last, resolve);
      socket.send(JSON.stringify({ id: last, method, params }));
    });
  try {
    await ask('HeapProfiler.collectGarbage');
    await ask('HeapProfiler.collectGarbage');
    const { result } = await ask('Runtime.evaluate', { expression: 'process.memoryUsage().heapUsed' });
    return { heap: Number(result?.result?.value), resident: residentBytes(pid) };
  } finally {
    socket.terminate();
  }
}
