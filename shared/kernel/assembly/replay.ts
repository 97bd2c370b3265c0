import { layerAt, panelsAt, plan } from './layout';
import { transpose4 } from './transpose';

/**
 * Brings the transitions at `indices` into panels. A record of the ring: observation, next observation (each filled with
 * zeros to a multiple of 4), then reward, discount, action (i32), 0. Filled-up samples point at a record of zeros.
 */
export function gather(): void {
  const columns = (layerAt(0).inputs + 3) >> 2;
  const here = panelsAt(plan.learnSet, 0);
  const next = panelsAt(plan.targetSet, 0);
  const halves = plan.panels * 2;
  const meta = <usize>columns * 32;
  for (let h = 0; h < halves; h++) {
    const at = plan.indices + <usize>h * 16;
    let r0 = record(load<u32>(at, 0));
    let r1 = record(load<u32>(at, 4));
    let r2 = record(load<u32>(at, 8));
    let r3 = record(load<u32>(at, 12));
    // rows 0..3: rewards, discounts, actions, nothing; each its own array, so go through the tile
    transpose4(r0 + meta, r1 + meta, r2 + meta, r3 + meta, plan.tile, 16);
    v128.store(plan.rewards + <usize>h * 16, v128.load(plan.tile, 0));
    v128.store(plan.discounts + <usize>h * 16, v128.load(plan.tile, 16));
    v128.store(plan.actions + <usize>h * 16, v128.load(plan.tile, 32));
    let a = here.base + <usize>(h >> 1) * here.panelStride + <usize>(h & 1) * 16;
    let b = next.base + <usize>(h >> 1) * next.panelStride + <usize>(h & 1) * 16;
    const jump = <usize>columns * 16;
    for (let c = 0; c < columns; c++) {
      transpose4(r0, r1, r2, r3, a, 32);
      transpose4(r0 + jump, r1 + jump, r2 + jump, r3 + jump, b, 32);
      r0 += 16;
      r1 += 16;
      r2 += 16;
      r3 += 16;
      a += 128;
      b += 128;
    }
  }
}

// @ts-ignore: decorator
@inline
function record(index: u32): usize {
  return plan.ring + <usize>index * plan.recordBytes;
}

/** Brings the caller's rows [panels * 8, inputs] into the panels that `values` reads; rows past the caller's are stale. */
export function arrangeRows(panels: i32): void {
  const inputs = layerAt(0).inputs;
  const columns = (inputs + 3) >> 2;
  const to = panelsAt(plan.valuesSet, 0);
  const rowBytes = <usize>inputs * 4;
  let row = plan.rows;
  for (let h = 0; h < panels * 2; h++) {
    let at = to.base + <usize>(h >> 1) * to.panelStride + <usize>(h & 1) * 16;
    let r = row;
    for (let c = 0; c < columns; c++) {
      transpose4(r, r + rowBytes, r + rowBytes * 2, r + rowBytes * 3, at, 32);
      r += 16;
      at += 128;
    }
    row += rowBytes * 4;
  }
}
