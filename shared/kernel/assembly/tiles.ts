/**
 * Inner loops here and in forward.ts do one step at a time: engines unroll them, and unroll them well. Steps written out by
 * hand are one block to V8, which then orders them sum by sum, waits for every addition and spills (1.5 times slower).
 *
 * result[r][c] = sum over i of scalars[r][i] * vectors[i][c], from +0, i ascending: 4 rows, 8 columns, 8 accumulators.
 * @param scalars [i / 8][r][8]; `stride` bytes from eight to eight, `count` in all
 * @param vectors [i][8]
 * @param result  [4][8]
 */
// @ts-ignore: decorator
@inline
export function productTile(scalars: usize, stride: usize, count: i32, vectors: usize, result: usize): void {
  let a0 = f32x4.splat(0);
  let a1 = a0;
  let b0 = a0;
  let b1 = a0;
  let c0 = a0;
  let c1 = a0;
  let d0 = a0;
  let d1 = a0;
  let x0: v128, x1: v128, s: v128;
  for (let left = count; left > 0; left -= 8) {
    for (let n = min(left, 8); n > 0; n--) {
      x0 = v128.load(vectors, 0);
      x1 = v128.load(vectors, 16);
      s = v128.load32_splat(scalars, 0);
      a0 = f32x4.add(a0, f32x4.mul(s, x0));
      a1 = f32x4.add(a1, f32x4.mul(s, x1));
      s = v128.load32_splat(scalars, 32);
      b0 = f32x4.add(b0, f32x4.mul(s, x0));
      b1 = f32x4.add(b1, f32x4.mul(s, x1));
      s = v128.load32_splat(scalars, 64);
      c0 = f32x4.add(c0, f32x4.mul(s, x0));
      c1 = f32x4.add(c1, f32x4.mul(s, x1));
      s = v128.load32_splat(scalars, 96);
      d0 = f32x4.add(d0, f32x4.mul(s, x0));
      d1 = f32x4.add(d1, f32x4.mul(s, x1));
      vectors += 32;
      scalars += 4;
    }
    scalars += stride - 32;
  }
  v128.store(result, a0, 0);
  v128.store(result, a1, 16);
  v128.store(result, b0, 32);
  v128.store(result, b1, 48);
  v128.store(result, c0, 64);
  v128.store(result, c1, 80);
  v128.store(result, d0, 96);
  v128.store(result, d1, 112);
}
