// The mark: a cart that holds its pole under the scale. On a grid of 64.
const turned = (degrees, radius) => {
  const angle = (degrees * Math.PI) / 180;
  return `${(32 + radius * Math.sin(angle)).toFixed(2)} ${(41.5 - radius * Math.cos(angle)).toFixed(2)}`;
};
const LEAN = 13; // degrees
const SCALE = { radius: 29, half: 37 };

/** @param colours by token */
export function mark(colours) {
  const [tip] = [turned(LEAN, 22.5)];
  const [tipX, tipY] = tip.split(' ');
  return [
    `<path d="M9 55.5h46" fill="none" stroke="${colours['line-strong']}" stroke-width="3.5" stroke-linecap="round"/>`,
    `<path d="M${turned(-SCALE.half, SCALE.radius)}A${SCALE.radius} ${SCALE.radius} 0 0 1 ${turned(SCALE.half, SCALE.radius)}" fill="none" stroke="${colours.agent}" stroke-width="4" stroke-linecap="round"/>`,
    `<rect x="16" y="36" width="32" height="14" rx="4.5" fill="${colours['cart-shade']}"/>`,
    `<path d="M16 46v-5.500a4.500 4.500 0 0 1 4.500-4.500h23a4.500 4.500 0 0 1 4.500 4.500V46Z" fill="${colours.cart}"/>`,
    `<path d="M32 41.5 ${tip}" stroke="${colours.human}" stroke-width="6" stroke-linecap="round"/>`,
    `<circle cx="${tipX}" cy="${tipY}" r="4.6" fill="${colours.human}"/>`,
    `<circle cx="32" cy="41.500" r="5" fill="${colours.human}"/><circle cx="32" cy="41.500" r="2.400" fill="${colours.ground}"/>`,
    ...[23.5, 40.5].map(
      (x) =>
        `<circle cx="${x}" cy="50.200" r="4.300" fill="${colours.ground}" stroke="${colours['cart-shade']}" stroke-width="2"/>`,
    ),
  ]
    .join('\n  ')
    .replaceAll(/(\.\d*?)0+(?=[^\d])/g, (_, digits) => (digits === '.' ? '' : digits));
}

/** @param corner radius of the ground's corners; 0 fills the square @param size share of the square that the mark has */
export function icon(colours, { corner, size = 1 }) {
  const edge = (64 * (1 - size)) / 2;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">
  <title>CartPole Arena</title>
  <linearGradient id="g" x2="0" y2="1"><stop stop-color="${colours['stage-glow']}"/><stop offset="1" stop-color="${colours.ground}"/></linearGradient>
  <rect width="64" height="64" rx="${corner}" fill="url(#g)"/>
  ${size === 1 ? mark(colours) : `<g transform="translate(${edge} ${edge}) scale(${size})">${mark(colours)}</g>`}
</svg>
`;
}
