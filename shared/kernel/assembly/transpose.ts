/**
 * Reads 4 floats from each of 4 rows, stores the 4 columns.
 * @param step bytes between the stored columns
 */
// @ts-ignore: decorator
@inline
export function transpose4(r0: usize, r1: usize, r2: usize, r3: usize, to: usize, step: usize): void {
  transposeVectors(v128.load(r0), v128.load(r1), v128.load(r2), v128.load(r3), to, step);
}

// @ts-ignore: decorator
@inline
export function transposeVectors(a: v128, b: v128, c: v128, d: v128, to: usize, step: usize): void {
  const ab0 = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const ab1 = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const cd0 = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const cd1 = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  v128.store(to, v128.shuffle<i64>(ab0, cd0, 0, 2));
  v128.store(to + step, v128.shuffle<i64>(ab0, cd0, 1, 3));
  v128.store(to + step * 2, v128.shuffle<i64>(ab1, cd1, 0, 2));
  v128.store(to + step * 3, v128.shuffle<i64>(ab1, cd1, 1, 3));
}

/** Per vector the sum of its lanes, (l0 + l1) + (l2 + l3). */
// @ts-ignore: decorator
@inline
export function sumLanes(a: v128, b: v128, c: v128, d: v128): v128 {
  const ab0 = v128.shuffle<i32>(a, b, 0, 4, 1, 5);
  const ab1 = v128.shuffle<i32>(a, b, 2, 6, 3, 7);
  const cd0 = v128.shuffle<i32>(c, d, 0, 4, 1, 5);
  const cd1 = v128.shuffle<i32>(c, d, 2, 6, 3, 7);
  return f32x4.add(
    f32x4.add(v128.shuffle<i64>(ab0, cd0, 0, 2), v128.shuffle<i64>(ab0, cd0, 1, 3)),
    f32x4.add(v128.shuffle<i64>(ab1, cd1, 0, 2), v128.shuffle<i64>(ab1, cd1, 1, 3)),
  );
}
