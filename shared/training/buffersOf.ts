import type { TrainingNews } from './news.ts';

/** What of a bundle can be handed over to another thread instead of being copied. */
export function buffersOf(news: readonly TrainingNews[]): ArrayBuffer[] {
  const arrays = news.flatMap((one): readonly (Uint8Array | Float32Array)[] => {
    if (one.kind === 'weights') return [one.parameters];
    return one.kind === 'checkpoint' || one.kind === 'save' ? [one.bytes] : [];
  });
  return arrays.map(({ buffer }) => buffer as ArrayBuffer); // none is shared: the trainer keeps none of them
}
