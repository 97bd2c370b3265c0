// What a link shows where it is shared: both sides of a duel, drawn as the stage draws them, on 1200 by 630.
import { lettering } from './letters.mjs';
import { mark } from './mark.mjs';

const WIDTH = 1200;
const HEIGHT = 630;
const RAIL = 500; // y
const METRE = 250; // px
const LIMIT = (12 * Math.PI) / 180;

const around = ({ x, y }, angle, radius) => ({ x: x + Math.sin(angle) * radius, y: y - Math.cos(angle) * radius });
const at = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;

function scale(hinge, theta, accent, colours) {
  const radius = 1.13 * METRE;
  const arc = (from, to, r) => `M${at(around(hinge, from, r))}A${r} ${r} 0 0 1 ${at(around(hinge, to, r))}`;
  const ends = [-1, 1].map((side) => {
    const line = (from, to) => `M${at(around(hinge, side * LIMIT, from))}L${at(around(hinge, side * LIMIT, to))}`;
    return `<path d="${line(0.3 * METRE, radius)}" stroke="${colours.danger}" stroke-width="2.5" stroke-dasharray="10 10" opacity="0.6"/>
    <path d="${line(radius - 12, radius + 12)}" stroke="${colours.danger}" stroke-width="5"/>`;
  });
  const [from, to] = [Math.min(theta, 0), Math.max(theta, 0)];
  return `<path d="${arc(from, to, radius)}L${at(hinge)}Z" fill="${accent}" opacity="0.22"/>
    ${ends.join('\n    ')}
    <path d="${arc(-LIMIT, LIMIT, radius)}" fill="none" stroke="${colours.rail}" stroke-width="3"/>
    <path d="${arc(from, to, radius)}" fill="none" stroke="${accent}" stroke-width="10"/>`;
}

function cart({ x, theta, push, accent }, shape, colours) {
  const { CART, BODY_BOTTOM, HINGE_HEIGHT, POLE_LENGTH, POLE_WIDTH } = shape;
  const hinge = { x, y: RAIL - HINGE_HEIGHT * METRE };
  const tip = around(hinge, theta, POLE_LENGTH * METRE);
  const thick = POLE_WIDTH * METRE;
  const [width, height] = [CART.width * METRE, CART.height * METRE];
  const top = RAIL - (BODY_BOTTOM + CART.height) * METRE;
  const wheel = CART.wheel * METRE;
  const left = x - width / 2;
  const arrow = { x: x + push * (width / 2 + 18), y: top + height / 2 };
  return `<g>
    <path d="M${x - 40} 0h80L${x + 190} ${RAIL}h-380Z" fill="${accent}" opacity="0.07"/>
    ${scale(hinge, theta, accent, colours)}
    <rect x="${left}" y="${top}" width="${width}" height="${height}" rx="13" fill="${colours['cart-shade']}"/>
    <path d="M${left} ${top + height * 0.74}v-${height * 0.74 - 13}a13 13 0 0 1 13 -13h${width - 26}a13 13 0 0 1 13 13v${height * 0.74 - 13}Z" fill="${colours.cart}"/>
    <rect x="${left}" y="${top + height * 0.64}" width="${width}" height="${height * 0.14}" fill="${accent}"/>
    ${[-0.3, 0.3].map((side) => `<circle cx="${x + side * width}" cy="${RAIL - wheel}" r="${wheel * 0.9}" fill="${colours['stage-top']}" stroke="${colours['cart-shade']}" stroke-width="${wheel * 0.24}"/><circle cx="${x + side * width}" cy="${RAIL - wheel}" r="${wheel * 0.28}" fill="${accent}"/>`).join('')}
    <path d="M${at(hinge)}L${at(tip)}" stroke="${accent}" stroke-width="${thick}" stroke-linecap="round"/>
    <circle cx="${hinge.x}" cy="${hinge.y}" r="${thick}" fill="${accent}"/><circle cx="${hinge.x}" cy="${hinge.y}" r="${thick * 0.45}" fill="${colours['stage-top']}"/>
    <circle cx="${tip.x}" cy="${tip.y}" r="${thick * 0.9}" fill="${accent}"/>
    <path d="M${arrow.x} ${arrow.y - 8}h${push * 62}v-20l${push * 38} 28 ${-push * 38} 28v-20h${-push * 62}Z" fill="${accent}"/>
  </g>`;
}

function backdrop(colours) {
  const tiers = [
    { y: 210, height: 34, step: 238, opacity: 0.45 },
    { y: 262, height: 40, step: 288, opacity: 0.65 },
    { y: 322, height: 46, step: 350, opacity: 0.85 },
  ];
  const seats = tiers.map(({ y, height, step, opacity }) =>
    Array.from({ length: Math.ceil(WIDTH / step) + 1 }, (_, i) => {
      const x = WIDTH / 2 - step * Math.ceil(WIDTH / 2 / step) + i * step;
      return `<rect x="${x + 6}" y="${y}" width="${step - 12}" height="${height}" fill="${colours['stage-seats']}" opacity="${opacity}"/>`;
    }).join(''),
  );
  const posts = Array.from(
    { length: 24 },
    (_, i) => `<rect x="${i * 52}" y="${RAIL}" width="5" height="40" fill="${colours['tick-mark']}" opacity="0.6"/>`,
  );
  return `${seats.join('')}
  <rect y="${RAIL + 40}" width="${WIDTH}" height="${HEIGHT - RAIL - 40}" fill="${colours['stage-floor']}"/>
  ${posts.join('')}
  <rect y="${RAIL + 38}" width="${WIDTH}" height="3" fill="${colours['tick-mark']}"/>
  <rect y="${RAIL}" width="${WIDTH}" height="8" fill="${colours.rail}"/>`;
}

/** @param shape client/game/cartShape.ts */
export function shareCard(colours, shape) {
  const name = lettering('CARTPOLE ARENA', { x: 150, y: 56, height: 38, colour: colours.ink });
  const line = lettering('WATCH IT LEARN. BEAT IT.', { x: 72, y: 575, height: 22, colour: colours['ink-soft'] });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}">
  <title>CartPole Arena</title>
  <linearGradient id="sky" x2="0" y2="1"><stop stop-color="${colours.ground}"/><stop offset="1" stop-color="${colours['stage-glow']}"/></linearGradient>
  <rect width="${WIDTH}" height="${HEIGHT}" fill="url(#sky)"/>
  ${backdrop(colours)}
  ${cart({ x: 345, theta: -0.1, push: -1, accent: colours.agent }, shape, colours)}
  ${cart({ x: 845, theta: 0.15, push: 1, accent: colours.human }, shape, colours)}
  <g transform="translate(60 36) scale(1.2)">${mark(colours)}</g>
  ${name.svg}
  ${line.svg}
</svg>
`;
}
