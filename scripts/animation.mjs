// A short animation of a page, as a GIF: what the browser draws, in equal steps of time, each frame only where it differs from the one before.
import gifenc from 'gifenc';

const { GIFEncoder, quantize, applyPalette } = gifenc;

const COLOURS = 127; // and one for "as before"
const SAMPLED = 6; // frames that the colours are taken from

/**
 * What a page shows for so long, in the frames that it draws.
 * @returns PNGs, each with its second
 */
export async function film(page, seconds) {
  const session = await page.context().newCDPSession(page);
  const frames = [];
  session.on('Page.screencastFrame', ({ data, metadata, sessionId }) => {
    frames.push({ png: data, at: metadata.timestamp });
    void session.send('Page.screencastFrameAck', { sessionId });
  });
  await session.send('Page.startScreencast', { format: 'png', everyNthFrame: 2 });
  await page.waitForTimeout(seconds * 1_000);
  await session.send('Page.stopScreencast');
  await session.detach();
  return frames;
}

/** Frames at equal steps: at each the newest that had been drawn. */
function inSteps(frames, perSecond) {
  const [{ at: from }] = frames;
  const count = Math.floor((frames.at(-1).at - from) * perSecond);
  return Array.from({ length: count }, (_, i) => frames.findLast(({ at }) => at <= from + i / perSecond + 1e-6));
}

/** The pixels of PNGs, scaled to a width, by a browser's own decoder. */
async function pixelsOf(page, frames, width) {
  const decoded = [];
  for (const { png } of frames) {
    const { height, bytes } = await page.evaluate(
      async ([base64, wide]) => {
        const picture = await createImageBitmap(await (await fetch(`data:image/png;base64,${base64}`)).blob());
        const high = Math.round((picture.height * wide) / picture.width);
        const pen = new OffscreenCanvas(wide, high).getContext('2d');
        pen.imageSmoothingQuality = 'high';
        pen.drawImage(picture, 0, 0, wide, high);
        const { data } = pen.getImageData(0, 0, wide, high);
        let text = '';
        for (let i = 0; i < data.length; i += 32_768) text += String.fromCharCode(...data.subarray(i, i + 32_768));
        return { height: high, bytes: btoa(text) };
      },
      [png, width],
    );
    decoded.push({ height, data: new Uint8Array(Buffer.from(bytes, 'base64')) });
  }
  return decoded;
}

/** @param page a blank one, to decode in */
export async function toGif(page, frames, { width, perSecond }) {
  const pictures = await pixelsOf(page, inSteps(frames, perSecond), width);
  const [{ height }] = pictures;
  const every = Math.max(1, Math.floor(pictures.length / SAMPLED));
  const sampled = pictures.filter((_, i) => i % every === 0).map(({ data }) => data);
  const palette = [...quantize(Buffer.concat(sampled), COLOURS), [0, 0, 0]];
  const same = palette.length - 1;
  const gif = GIFEncoder();
  let before = null;
  for (const { data } of pictures) {
    const index = applyPalette(data, palette.slice(0, same));
    const changed = before === null ? index : index.map((colour, i) => (colour === before[i] ? same : colour));
    gif.writeFrame(changed, width, height, {
      palette: before === null ? palette : undefined,
      delay: 1_000 / perSecond,
      transparent: before !== null,
      transparentIndex: same,
      dispose: 1,
    });
    before = index;
  }
  gif.finish();
  return Buffer.from(gif.bytes());
}
