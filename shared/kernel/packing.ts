import type { NetworkShape } from './engine.ts';
import { type Layer, layersOf } from './layers.ts';

/** A layer and its place in a parameter block of the kernel: weights [block of 8 outputs][input][8], biases [outputs]. */
export interface PackedLayer extends Layer {
  readonly packedWeights: number; // bytes from the block's start
  readonly packedBiases: number;
  readonly stride: number; // from block to block
}

export const roundUp = (value: number, unit: number): number => Math.ceil(value / unit) * unit;

/**
 * The kernel's layout of one network, its moments or its gradients. Blocks of wide layers lie an odd number of pairs of
 * cache lines apart: at a power of two, one input's weights of all blocks would share a few sets of the L1 cache and push
 * each other out.
 */
export function packedLayers(shape: NetworkShape): { layers: readonly PackedLayer[]; parameterBytes: number } {
  let end = 0;
  const layers = layersOf(shape).map((layer) => {
    const quads = roundUp(layer.inputs, 4) / 4;
    const rows = 4 * (layer.inputs >= 64 && quads % 2 === 0 ? quads + 1 : quads); // an odd number of pairs of lines
    const stride = rows * 32;
    const packedWeights = end;
    const packedBiases = packedWeights + Math.ceil(layer.outputs / 8) * stride;
    end = roundUp(packedBiases + roundUp(layer.outputs, 8) * 4, 64);
    return { ...layer, packedWeights, packedBiases, stride };
  });
  return { layers, parameterBytes: end };
}

/** Canonical parameters into a parameter block; `block` is a view of it. Padding stays as it is. */
export function pack(layers: readonly PackedLayer[], canonical: Float32Array, block: Float32Array): void {
  eachParameter(layers, (flat, packed) => {
    block[packed] = canonical[flat]!;
  });
}

/** The inverse of `pack`. */
export function unpack(layers: readonly PackedLayer[], block: Float32Array, canonical: Float32Array): void {
  eachParameter(layers, (flat, packed) => {
    canonical[flat] = block[packed]!;
  });
}

function eachParameter(layers: readonly PackedLayer[], visit: (flat: number, packed: number) => void): void {
  for (const layer of layers) {
    for (let o = 0; o < layer.outputs; o++) {
      const row = (layer.packedWeights + Math.floor(o / 8) * layer.stride) / 4 + (o % 8);
      for (let k = 0; k < layer.inputs; k++) visit(layer.weights + o * layer.inputs + k, row + k * 8);
      visit(layer.biases + o, layer.packedBiases / 4 + o);
    }
  }
}
