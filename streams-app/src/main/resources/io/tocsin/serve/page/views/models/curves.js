/** Small pictures of how true a version is. */
import {h, svg} from '../../dom.js';
import {number, percent} from '../../format.js';

const WIDTH = 360;
const HEIGHT = 230;
const LEFT = 44;
const RIGHT = 12;
const TOP = 10;
const BOTTOM = 34;

/** From where in the unit square to where in the picture. */
const across = (share) => LEFT + share * (WIDTH - LEFT - RIGHT);
const up = (share) => HEIGHT - BOTTOM - share * (HEIGHT - TOP - BOTTOM);

/**
 * How seldom which score was reached on the calibration ticks; 1 is the boundary.
 *
 * @param {{quantile: number, score: number}[]} quantiles
 */
export function calibrationCurve(quantiles) {
  // Rounded: 1 − 0.999 is a little more than a thousandth, and its decade would not be marked.
  const points = quantiles.filter(({quantile}) => quantile < 1).map(({quantile, score}) => ({rarity: Math.round(-1e6 * Math.log10(1 - quantile)) / 1e6, score}));
  const most = Math.max(1.2, ...points.map(({score}) => score)) * 1.05;
  const end = Math.max(1, ...points.map(({rarity}) => rarity));
  const place = ({rarity, score}) => `${across(rarity / end)},${up(score / most)}`;
  const decades = Array.from({length: Math.floor(end) + 1}, (_, power) => power).filter((power) => power > 0);
  return figure('How seldom which score was reached', `Calibration: ${quantiles.map(({quantile, score}) => `${percent(quantile)} of the ticks score below ${number(score)}`).join(', ')}`,
    frame([0, 0.5, 1].map((score) => [score / most, number(score)]), decades.map((power) => [power / end, power < 3 ? String(10 ** power) : `${10 ** (power % 3)} ${' kMG'[Math.floor(power / 3)]}`]), 'one tick in so many scores higher'),
    svg('line.curve-boundary', {x1: across(0), x2: across(1), y1: up(1 / most), y2: up(1 / most)}),
    svg('text.curve-words.of-boundary', {x: across(0) + 6, y: up(1 / most) - 5}, 'boundary'),
    svg('polyline.curve-line', {points: points.map(place).join(' ')}),
    points.map((point) => svg('circle.curve-point', {cx: across(point.rarity / end), cy: up(point.score / most), r: 3}, svg('title', null, `score ${number(point.score)}`))));
}

/**
 * What was told against what was seen: on the diagonal it is true.
 *
 * @param {{told: number, seen: number, ticks: number}[]} bins
 * @param {number} boundary from which on an alert is wanted
 * @param {string} horizon in words
 */
export function reliabilityDiagram(bins, boundary, horizon) {
  const most = Math.max(...bins.map(({ticks}) => ticks), 1);
  const radius = ({ticks}) => 3 + 5 * Math.sqrt(Math.log1p(ticks) / Math.log1p(most));
  const halves = [0, 0.25, 0.5, 0.75, 1].map((share) => [share, percent(share)]);
  return figure('Told against seen', `Reliability within ${horizon}: ${bins.map(({told, seen}) => `where ${percent(told)} was told, ${percent(seen)} was seen`).join('; ')}`,
    // The 0 of both axes is one, and the largest point covers it.
    frame(halves.map(([share, text]) => [share, share > 0 ? text : '']), halves, 'told'),
    svg('line.curve-diagonal', {x1: across(0), y1: up(0), x2: across(1), y2: up(1)}),
    svg('line.curve-boundary', {x1: across(boundary), x2: across(boundary), y1: up(0), y2: up(1)}),
    svg('text.curve-words.of-boundary', {x: across(boundary) + (boundary > 0.4 ? -5 : 5), y: up(1) + 10, 'text-anchor': boundary > 0.4 ? 'end' : 'start'}, 'alert from here'),
    svg('polyline.curve-line', {points: bins.map(({told, seen}) => `${across(told)},${up(seen)}`).join(' ')}),
    bins.map((bin) => svg('circle.curve-point', {cx: across(bin.told), cy: up(bin.seen), r: radius(bin)},
      svg('title', null, `told ${percent(bin.told)}, seen ${percent(bin.seen)}, ${bin.ticks.toLocaleString('en')} ticks`))));
}

function figure(caption, words, ...inside) {
  return h('figure.curve', null, svg('svg', {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': words}, ...inside), h('figcaption.muted.small', null, caption));
}

function frame(rows, columns, name) {
  return [
    rows.map(([share, text]) => [
      svg('line.curve-grid', {x1: across(0), x2: across(1), y1: up(share), y2: up(share)}),
      svg('text.curve-words', {x: LEFT - 6, y: up(share) + 3.5, 'text-anchor': 'end'}, text),
    ]),
    columns.map(([share, text]) => svg('text.curve-words', {x: across(share), y: HEIGHT - BOTTOM + 14, 'text-anchor': share >= 0.97 ? 'end' : 'middle'}, text)),
    svg('text.curve-words', {x: across(0.5), y: HEIGHT - 5, 'text-anchor': 'middle'}, name),
  ];
}
