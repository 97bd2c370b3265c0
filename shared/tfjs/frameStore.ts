/** Frames by content: equal ones are stored once, as bytes, for as long as someone refers to them (PIXEL3). */
export interface FrameStore {
  /** Distinct frames held. */
  readonly count: number;
  /**
   * One reference more to this frame, which is stored if it is new.
   * @param frame [pixels] whole numbers 0..255
   * @returns its number, the same for equal frames until the last reference is released
   * @throws RangeError at anything but whole numbers 0..255
   */
  keep(frame: Float32Array): number;
  /** One reference less. At the last one the frame is forgotten, and its number goes to another. */
  release(id: number): void;
  /** The frame itself, not a copy. @returns [pixels] */
  frame(id: number): Uint8Array;
}

const BLOCK = 1024; // frames allocated together

/** @param pixels of each frame */
export function createFrameStore(pixels: number): FrameStore {
  const blocks: Uint8Array[] = [];
  const references: number[] = []; // by frame
  const hashes: number[] = []; // by frame
  const free: number[] = [];
  const byHash = new Map<number, number[]>(); // frames of equal hash
  const words = new Uint32Array(Math.ceil(pixels / 4));
  const candidate = new Uint8Array(words.buffer, 0, pixels);

  const frame = (id: number): Uint8Array => {
    const start = (id % BLOCK) * pixels;
    return blocks[Math.floor(id / BLOCK)]!.subarray(start, start + pixels);
  };

  function equalsCandidate(id: number): boolean {
    const held = frame(id);
    for (let i = 0; i < pixels; i++) if (held[i] !== candidate[i]) return false;
    return true;
  }

  function newId(): number {
    const recycled = free.pop();
    if (recycled !== undefined) return recycled;
    const id = references.length;
    if (id % BLOCK === 0) blocks.push(new Uint8Array(BLOCK * pixels));
    return id;
  }

  return {
    get count() {
      return references.length - free.length;
    },
    keep(source) {
      candidate.set(source);
      for (let i = 0; i < pixels; i++) {
        if (candidate[i] !== source[i])
          throw new RangeError(`pixel ${source[i]} is not a whole number within 0 and 255`);
      }
      const hash = hashOf(words);
      const alike = byHash.get(hash);
      const held = alike?.find(equalsCandidate);
      if (held !== undefined) {
        references[held]! += 1;
        return held;
      }
      const id = newId();
      frame(id).set(candidate);
      references[id] = 1;
      hashes[id] = hash;
      if (alike) alike.push(id);
      else byHash.set(hash, [id]);
      return id;
    },
    release(id) {
      references[id]! -= 1;
      if (references[id] !== 0) return;
      const hash = hashes[id]!;
      const others = byHash.get(hash)!.filter((other) => other !== id);
      if (others.length > 0) byHash.set(hash, others);
      else byHash.delete(hash);
      free.push(id);
    },
    frame,
  };
}

/** Finds equal frames only; what it is never shows in a result. Source: FNV-1a, by words. */
function hashOf(words: Uint32Array): number {
  let hash = 0x811c9dc5;
  for (const word of words) {
    hash = Math.imul(hash ^ word, 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash;
}
