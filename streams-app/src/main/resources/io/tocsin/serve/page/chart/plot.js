/** What uPlot is told: which lines there are and how they look. */
import {paintMarks, paintStretches} from './marks.js';
import {newestTick, scaleOf} from './range.js';

/** Which column is what; the first is the time. */
export const LOWER = 1;
export const UPPER = 2;
export const EXPECTED = 3;
export const ACTUAL = 4;
export const BOUNDARY = 5;

const AXIS_WIDTH = 62;
const NARROW_AXIS_WIDTH = 46;
const TIME_AXIS_HEIGHT = 24;
/** Bytes are told in powers of 1024: only such steps are round numbers then. */
const BINARY_STEPS = Array.from({length: 51}, (_, power) => 2 ** power);
const SECONDS_BETWEEN_LABELS = [10, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];

/**
 * The columns of a chart: those of the window, then those of what lies ahead.
 *
 * @param {import('../chart.js').ChartSpec} spec
 */
export function columnsOf(spec) {
  const ticks = spec.times.length;
  const last = spec.times[ticks - 1] ?? 0;
  const further = Array.from({length: spec.aheadTicks ?? 0}, (_, tick) => last + (tick + 1) * spec.tickSeconds);
  const nothing = further.map(() => null);
  const whole = (been, ahead) => [...(been ?? spec.times.map(() => null)), ...further.map((_, tick) => ahead?.[tick] ?? null)];
  return [
    [...spec.times, ...further],
    whole(spec.lower, spec.ahead?.lower),
    whole(spec.upper, spec.ahead?.upper),
    whole(spec.expected, spec.ahead?.middle),
    [...spec.actual, ...nothing],
    whole(spec.boundary, null),
  ];
}

/**
 * @param {() => import('../chart.js').ChartSpec} spec as it is at the moment of drawing
 * @param {() => import('./palette.js').Palette} palette
 * @param {object} rest `{width, height, narrow, ratio, syncKey, steady, onCursor}`
 */
export function plotOptions(spec, palette, rest) {
  return {
    width: rest.width,
    height: rest.height,
    legend: {show: false},
    padding: [8, 8, 0, 0],
    scales: {
      x: {time: true, range: (plot, least, greatest) => [least, greatest]},
      y: {range: () => rest.steady(scaleOf(spec()))},
    },
    cursor: {
      y: false,
      drag: {x: false, y: false, setScale: false},
      sync: {key: rest.syncKey, setSeries: false, scales: ['x', null]},
      points: {
        show: (plot, column) => (column === ACTUAL ? pointElement() : null),
        fill: () => palette().colour('surface'),
        stroke: () => palette().colour('accent'),
      },
    },
    axes: axes(spec, palette, rest.narrow ? NARROW_AXIS_WIDTH : AXIS_WIDTH),
    series: series(spec, palette),
    bands: [{series: [UPPER, LOWER], fill: () => palette().colour('accent', 0.17)}],
    hooks: {
      drawClear: [(plot) => paintStretches(plot, spec(), palette(), nowOf(spec()), rest.ratio())],
      draw: [(plot) => paintMarks(plot, spec(), palette(), nowOf(spec()), rest.ratio())],
      setCursor: [rest.onCursor],
    },
  };
}

function pointElement() {
  const point = document.createElement('div');
  point.className = 'chart-point';
  return point;
}

function nowOf(spec) {
  return spec.times[spec.times.length - 1] ?? 0;
}

function axes(spec, palette, width) {
  const common = {
    stroke: () => palette().colour('muted'),
    font: '11px system-ui, sans-serif',
    grid: {stroke: () => palette().colour('line', 0.7), width: 1},
    ticks: {show: false},
  };
  return [
    {...common, size: TIME_AXIS_HEIGHT, gap: 4, space: 64, incrs: SECONDS_BETWEEN_LABELS, values: (plot, splits, axis, space, step) => splits.map((time) => timeLabel(time, step))},
    {...common, size: width, gap: 6, space: 22, ...(spec().binary ? {incrs: BINARY_STEPS} : {}), values: (plot, splits, axis, space, step) => splits.map((value) => (spec().axisFormat ?? spec().format)(value, step))},
  ];
}

function timeLabel(time, step) {
  const moment = new Date(time * 1000);
  const two = (part) => String(part).padStart(2, '0');
  const minute = `${two(moment.getHours())}:${two(moment.getMinutes())}`;
  if (step < 60) {
    return `${minute}:${two(moment.getSeconds())}`;
  }
  return step >= 86400 ? `${moment.getDate()}.${moment.getMonth() + 1}.` : minute;
}

function series(spec, palette) {
  const line = (more) => ({points: {show: false}, ...more});
  const edge = () => palette().colour('accent', 0.3);
  return [
    {},
    line({stroke: edge, width: 0.5}),
    line({stroke: edge, width: 0.5}),
    line({stroke: () => palette().colour('muted'), width: 1.25, dash: [5, 4]}),
    line({
      stroke: (plot) => actualInk(plot, spec(), palette()),
      fill: (plot) => overBoundaryInk(plot, spec(), palette()),
      width: 1.75,
      points: {show: true, size: 4, filter: () => loneTicks(spec().actual)},
    }),
    line({stroke: () => palette().colour('anomaly'), width: 1.25, dash: [2, 3]}),
  ];
}

/** A lone tick between gaps has no line: it gets a dot. */
function loneTicks(values) {
  const isGap = (tick) => (values[tick] ?? null) === null;
  return values.flatMap((value, tick) => (value !== null && isGap(tick - 1) && isGap(tick + 1) ? [tick] : []));
}

/** The line changes its colour where it crosses the boundary. */
function actualInk(plot, spec, palette) {
  return twoInks(plot, spec, palette.colour('anomaly'), palette.colour('accent'));
}

function overBoundaryInk(plot, spec, palette) {
  return newest(spec.boundary) === null ? null : twoInks(plot, spec, palette.colour('anomaly', 0.22), palette.colour('accent', 0.08));
}

function twoInks(plot, spec, over, under) {
  const boundary = newest(spec.boundary);
  const {top, height} = plot.bbox;
  if (boundary === null || !(height > 0) || plot.scales.y?.min === null || plot.scales.y?.min === undefined) {
    return under;
  }
  const stop = (plot.valToPos(boundary, 'y', true) - top) / height;
  if (!(stop > 0)) {
    return under;
  }
  if (stop >= 1) {
    return over;
  }
  const ink = plot.ctx.createLinearGradient(0, top, 0, top + height);
  ink.addColorStop(0, over);
  ink.addColorStop(stop, over);
  ink.addColorStop(stop, under);
  ink.addColorStop(1, under);
  return ink;
}

function newest(values) {
  return values?.[newestTick(values)] ?? null;
}
