/** Numbers as pixels: a canvas has one pixel a number, and is enlarged by the page without smoothing. */

type Colour = readonly [number, number, number]; // 0..255

export interface Scale {
  readonly left: Colour;
  readonly middle: Colour;
  readonly right: Colour;
}

/** The scale of now: another object after the page has changed between dark and light, or to more contrast. */
export function followScale(): () => Scale {
  const { dataset } = document.documentElement;
  const colours = (): string => `${dataset['scheme']} ${dataset['contrast']}`;
  let known = colours();
  let scale = readScale();
  return () => {
    if (colours() !== known) {
      known = colours();
      scale = readScale();
    }
    return scale;
  };
}

/** The diverging scale of the page's tokens: two hues that no kind of colour blindness confuses, apart from the middle. */
function readScale(): Scale {
  const style = getComputedStyle(document.documentElement);
  const colour = (token: string): Colour => {
    const text = style.getPropertyValue(token).trim();
    const value = Number.parseInt(text.replace(/^#(.)(.)(.)$/, '#$1$1$2$2$3$3').slice(1), 16); // a build may shorten it
    return [value >> 16, (value >> 8) & 255, value & 255];
  };
  return { left: colour('--map-left'), middle: colour('--map-middle'), right: colour('--map-right') };
}

/** @param values [rows * columns]; `largest` in size is the full colour, 0 the middle */
export function paintDiverging(
  canvas: HTMLCanvasElement,
  values: ArrayLike<number>,
  columns: number,
  largest: number,
  scale: Scale,
): void {
  paint(canvas, columns, values.length / columns, (i) => {
    const share = largest > 0 ? Math.min(Math.abs(values[i]!) / largest, 1) : 0;
    return mixed(scale.middle, values[i]! < 0 ? scale.left : scale.right, Math.sqrt(share)); // small differences are seen too
  });
}

/** @param values 0 black..1 white */
export function paintGray(canvas: HTMLCanvasElement, values: ArrayLike<number>, columns: number): void {
  paint(canvas, columns, values.length / columns, (i) => {
    const level = Math.round(Math.min(Math.max(values[i]!, 0), 1) * 255);
    return [level, level, level];
  });
}

function paint(canvas: HTMLCanvasElement, columns: number, rows: number, at: (i: number) => Colour): void {
  const context = canvas.getContext('2d');
  if (!context) return;
  if (canvas.width !== columns || canvas.height !== rows) Object.assign(canvas, { width: columns, height: rows });
  const image = context.createImageData(columns, rows);
  for (let i = 0; i < columns * rows; i++) {
    const [red, green, blue] = at(i);
    image.data[4 * i] = red;
    image.data[4 * i + 1] = green;
    image.data[4 * i + 2] = blue;
    image.data[4 * i + 3] = 255;
  }
  context.putImageData(image, 0, 0);
}

function mixed(from: Colour, to: Colour, share: number): Colour {
  const channel = (k: 0 | 1 | 2): number => Math.round(from[k] + (to[k] - from[k]) * share);
  return [channel(0), channel(1), channel(2)];
}
