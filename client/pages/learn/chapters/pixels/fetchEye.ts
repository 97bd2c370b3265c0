/** The trained network of this chapter, fetched with it as one of the site's own files. */
import { type Eye, eyeFrom } from '../../../../model/learn/pixelsFigure.ts';

const ADDRESS = new URL('../../../../../assets/models/pixels/house-pixels.cpa', import.meta.url);

/** @throws Error where it cannot be had */
export async function fetchEye(): Promise<Eye> {
  const answer = await fetch(ADDRESS);
  if (!answer.ok) throw new Error(`the network of the chapter: ${answer.status}`);
  const eye = eyeFrom(new Uint8Array(await answer.arrayBuffer()));
  if (!eye) throw new Error('the network of the chapter is no network on frames');
  return eye;
}
