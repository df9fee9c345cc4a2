/**
 * A small line of the last scores, with their boundary.
 *
 * @module spark
 */
import {svg} from './dom.js';
import {number} from './format.js';

const WIDTH = 96;
const HEIGHT = 24;

/**
 * @param {Array<number|null>} scores divided by their boundaries, the newest last; null where there was none
 * @returns {SVGElement}
 */
export function spark(scores) {
  const told = scores.filter((score) => score !== null);
  const top = Math.max(1.25, ...told);
  const x = (i) => 1 + (i / Math.max(1, scores.length - 1)) * (WIDTH - 2);
  const y = (score) => HEIGHT - 1.5 - (Math.max(0, score) / top) * (HEIGHT - 3);
  const label = told.length ? `last scores up to ${number(Math.max(...told))} of the boundary, now ${number(told[told.length - 1])}` : 'no scores';
  const beyond = scores.map((score, i) => (score !== null && score >= 1 ? svg('circle', {cx: x(i), cy: y(score), r: 1.6, class: 'beyond'}) : null));
  return svg('svg.spark', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, width: WIDTH, height: HEIGHT, role: 'img', 'aria-label': label},
    svg('line', {x1: 0, x2: WIDTH, y1: y(1), y2: y(1), class: 'boundary'}),
    svg('path', {d: path(scores, x, y)}), beyond);
}

/** A gap begins a new stroke; a score alone between gaps is a dot. */
function path(scores, x, y) {
  let down = false;
  return scores.map((score, i) => {
    if (score === null) {
      down = false;
      return '';
    }
    const step = `${down ? 'L' : 'M'}${x(i).toFixed(1)} ${y(score).toFixed(1)}${down ? '' : 'h.01'}`;
    down = true;
    return step;
  }).join('');
}
