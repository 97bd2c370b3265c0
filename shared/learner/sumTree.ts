/** Weights of numbered leaves, with their sum, and the leaf at a share of it; each in log2(size) steps. Float64. */
export interface SumTree {
  readonly total: number;
  /** @param weight 0 or more */
  set(leaf: number, weight: number): void;
  get(leaf: number): number;
  /** The leaf over which `mass` lies when all weights are laid side by side in order. @param mass 0..total */
  find(mass: number): number;
}

/** @param size leaves, all 0 at first */
export function createSumTree(size: number): SumTree {
  let leaves = 1;
  while (leaves < size) leaves *= 2;
  const sums = new Float64Array(2 * leaves); // node n has the children 2n and 2n + 1; leaf i is node leaves + i
  return {
    get total() {
      return sums[1]!;
    },
    set(leaf, weight) {
      let node = leaves + leaf;
      sums[node] = weight;
      for (node = node >> 1; node >= 1; node >>= 1) sums[node] = sums[2 * node]! + sums[2 * node + 1]!;
    },
    get: (leaf) => sums[leaves + leaf]!,
    find(mass) {
      let node = 1;
      let left = mass;
      while (node < leaves) {
        node *= 2;
        // Rounding may leave a little more than there is: never walk into an empty half.
        if (left >= sums[node]! && sums[node + 1]! > 0) {
          left -= sums[node]!;
          node++;
        }
      }
      return node - leaves;
    },
  };
}
