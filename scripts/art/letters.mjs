// The wordmark's own letters: strokes on a grid 10 high, so that no font is needed and none is copied. `width` is without the stroke.
const LETTERS = {
  A: { width: 9, path: 'M0 10 4.5 0 9 10M1.7 6.7H7.3' },
  B: { width: 7.2, path: 'M0 0V10H4.4A2.7 2.7 0 0 0 4.4 4.8H0M4 4.8A2.4 2.4 0 0 0 4 0H0' },
  C: { width: 8.6, path: 'M8.54 1.46A5 5 0 1 0 8.54 8.54' },
  E: { width: 6.2, path: 'M6.2 0H0V10H6.2M0 5H5.4' },
  H: { width: 7.4, path: 'M0 0V10M7.4 0V10M0 5H7.4' },
  I: { width: 0, path: 'M0 0V10' },
  L: { width: 5.8, path: 'M0 0V10H5.8' },
  N: { width: 7.6, path: 'M0 10V0L7.6 10V0' },
  O: { width: 10, path: 'M0 5A5 5 0 1 0 10 5A5 5 0 1 0 0 5' },
  P: { width: 7.4, path: 'M0 10V0H4.4A3 3 0 0 1 4.4 6H0' },
  R: { width: 7.4, path: 'M0 10V0H4.4A2.9 2.9 0 0 1 4.4 5.8H0M4 5.8 7.4 10' },
  T: { width: 7.8, path: 'M0 0H7.8M3.9 0V10' },
  W: { width: 11.6, path: 'M0 0 2.9 10 5.8 1.6 8.7 10 11.6 0' },
  '.': { width: 0, path: 'M0 9.9V10' },
  ' ': { width: 2.4, path: '' },
};
const GAP = 3.3;
const STROKE = 2;

/** A line of text as SVG. @returns its width too, both in pixels */
export function lettering(text, { x, y, height, colour }) {
  const scale = height / 10;
  let at = 0;
  const parts = [...text].map((sign) => {
    const { width, path } = LETTERS[sign];
    const part = path && `<path transform="translate(${at.toFixed(2)})" d="${path}"/>`;
    at += width + GAP;
    return part;
  });
  const svg = `<g transform="translate(${x} ${y}) scale(${scale})" fill="none" stroke="${colour}" stroke-width="${STROKE}" stroke-linecap="round" stroke-linejoin="round">${parts.join('')}</g>`;
  return { svg, width: (at - GAP) * scale };
}
