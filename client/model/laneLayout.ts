/**
 * Where the lanes of carts lie on a stage, one to eight of a match or a whole class: for the canvas, and for the HTML that is laid over it.
 * In whatever pixels the stage is given in; from three lanes on, sizes are compared with CSS pixels.
 */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface LaneBox extends Box {
  readonly small: boolean; // thin details are left out, and text over it has one line
}

const LOW_STAGE = 2.8; // width to height: from here on lanes stand side by side (pages/arena.css has the same number)
const OF_A_MATCH = { lanes: 8, mostColumns: 4, leastWidth: 135 }; // CSS pixels of a lane in a column
const OF_A_CLASS = { mostColumns: 10, leastWidth: 105 };
const SMALL = { width: 300, height: 200 }; // CSS pixels: below either a lane is small
const OWN_SHARE = [0.56, 0.46, 0.4, 0.36]; // of the height, by the rows above it
const TEXT_AND_RAIL = 34; // CSS pixels of a small lane's height that no pole can have
const HEIGHT_TO_WIDTH = 0.52; // of the view when it is as close as it gets

/**
 * One box per lane, by its index. Two lanes: one above the other, or side by side on a low stage, the own one below or on the right.
 * More: the own one has the largest part, the rest share a grid; without an own one all are equally large.
 * @param own index of the own lane; undefined for who only watches
 */
export function laneBoxes(width: number, height: number, count: number, own?: number): readonly LaneBox[] {
  const stage = { x: 0, y: 0, width, height };
  if (count <= 2) return withOwnLast(lineUp(stage, count), own);
  if (own === undefined) return grid(stage, bestColumns(count, width, height), count, false);
  const others = besideOwn(stage, count - 1);
  return withOwnLast([...others.boxes, sized(others.own, true)], own);
}

/** The boxes come with the own one at their end; its index says where it belongs. */
function withOwnLast(boxes: readonly LaneBox[], own: number | undefined): readonly LaneBox[] {
  if (own === undefined || boxes.length < 2) return boxes;
  const last = boxes.length - 1;
  return [...boxes.slice(0, own), boxes[last]!, ...boxes.slice(own, last)];
}

function lineUp({ width, height }: Box, count: number): readonly LaneBox[] {
  const beside = count > 1 && width / height >= LOW_STAGE;
  return Array.from({ length: count }, (_, i) =>
    beside
      ? { x: (i * width) / count, y: 0, width: width / count, height, small: false }
      : { x: 0, y: (i * height) / count, width, height: height / count, small: false },
  );
}

/** The own lane below the others, or to their right on a low stage. */
function besideOwn(stage: Box, others: number): { readonly boxes: readonly LaneBox[]; readonly own: Box } {
  const { width, height } = stage;
  if (width / height >= LOW_STAGE) {
    const half = width / 2;
    const columns = bestColumns(others, half, height);
    return {
      boxes: grid({ ...stage, width: half }, columns, others, true),
      own: { x: half, y: 0, width: half, height },
    };
  }
  const heightAbove = (columns: number): number => {
    const rows = Math.ceil(others / columns);
    return height * (1 - OWN_SHARE[Math.min(rows, OWN_SHARE.length) - 1]!);
  };
  const columns = bestColumns(others, width, heightAbove);
  const above = heightAbove(columns);
  return {
    boxes: grid({ ...stage, height: above }, columns, others, true),
    own: { x: 0, y: above, width, height: height - above },
  };
}

/** How many columns draw the poles longest, with an eye on how many places they leave empty. */
function bestColumns(count: number, width: number, height: number | ((columns: number) => number)): number {
  const { mostColumns, leastWidth } = count > OF_A_MATCH.lanes ? OF_A_CLASS : OF_A_MATCH;
  const most = Math.min(mostColumns, count, Math.max(Math.floor(width / leastWidth), 1));
  let best = { columns: 1, score: Number.NEGATIVE_INFINITY };
  for (let columns = 1; columns <= most; columns++) {
    const rows = Math.ceil(count / columns);
    const each = (typeof height === 'number' ? height : height(columns)) / rows;
    const pole = Math.min(each - TEXT_AND_RAIL, (width / columns) * HEIGHT_TO_WIDTH);
    const score = pole * (1 + count / (rows * columns));
    if (score > best.score) best = { columns, score };
  }
  return best.columns;
}

/** Row by row. A last row with fewer lanes is `filled` by wider ones, or stands in the middle. */
function grid(area: Box, columns: number, count: number, filled: boolean): readonly LaneBox[] {
  const height = area.height / Math.ceil(count / columns);
  return Array.from({ length: count }, (_, i) => {
    const row = Math.floor(i / columns);
    const inRow = Math.min(columns, count - row * columns);
    const width = area.width / (filled ? inRow : columns);
    const left = area.x + (area.width - width * inRow) / 2;
    return sized({ x: left + (i % columns) * width, y: area.y + row * height, width, height }, false);
  });
}

function sized(box: Box, own: boolean): LaneBox {
  return { ...box, small: !own && (box.width < SMALL.width || box.height < SMALL.height) };
}
