/** A chart in words: at the cursor, as a sentence and as a table for those who do not see it. */
import {h} from '../dom.js';
import {clock, duration} from '../format.js';
import {newestTick} from './range.js';
import {ACTUAL, BOUNDARY, EXPECTED, LOWER, UPPER} from './plot.js';

const TOLD_TICKS = 5;

/** The newest tick at which something came, or the last one. */
function toldTick(spec) {
  const tick = newestTick(spec.actual);
  return tick < 0 ? spec.times.length - 1 : tick;
}

function timeOf(seconds) {
  return clock(new Date(seconds * 1000).toISOString());
}

/**
 * What stands beside the title: the numbers under the cursor, else the newest.
 *
 * @param {(number|null)[][]} columns as of `columnsOf`
 * @param {number|null} tick
 * @returns {Node[]}
 */
export function readoutOf(spec, columns, tick) {
  const at = tick ?? toldTick(spec);
  const value = (column) => columns[column]?.[at] ?? null;
  const shown = [];
  if (tick !== null && columns[0][at] !== undefined) {
    shown.push(h('span.readout-time', null, at >= spec.times.length ? `in ${duration((at - spec.times.length + 1) * spec.tickSeconds)}` : timeOf(columns[0][at])));
  }
  if (at < spec.times.length) {
    shown.push(h('span.readout-actual', null, value(ACTUAL) === null ? 'nothing came' : `${spec.format(value(ACTUAL))}${spec.residual ? ' off the forecast' : ''}`));
  }
  if (value(EXPECTED) !== null) {
    shown.push(h('span.readout-expected', null, `${spec.residual ? 'band' : `${spec.expectedWord ?? 'expected'} ${spec.format(value(EXPECTED))}`}${bandOf(spec, value)}`));
  }
  if (value(BOUNDARY) !== null) {
    shown.push(h('span.readout-expected', null, `boundary ${spec.format(value(BOUNDARY))}`));
  }
  return shown;
}

function bandOf(spec, value) {
  return value(LOWER) === null || value(UPPER) === null ? '' : ` (${spec.format(value(LOWER))} – ${spec.format(value(UPPER))})`;
}

/** One sentence that says what a glance at the chart does. */
export function summaryOf(spec) {
  const tick = toldTick(spec);
  const actual = spec.actual[tick] ?? null;
  if (actual === null) {
    return `${spec.title}: nothing came in the window`;
  }
  const expected = spec.expected?.[tick] ?? null;
  const boundary = spec.boundary?.[tick] ?? null;
  const parts = [`${spec.title} at ${timeOf(spec.times[tick])}: ${spec.format(actual)}`];
  if (expected !== null) {
    parts.push(`expected ${spec.format(expected)}${outside(spec, tick, actual)}`);
  }
  if (boundary !== null) {
    parts.push(`${actual >= boundary ? 'beyond' : 'under'} the boundary ${spec.format(boundary)}`);
  }
  const last = spec.ahead?.middle?.length ?? 0;
  if (last) {
    parts.push(`in ${duration(last * spec.tickSeconds)} ${spec.format(spec.ahead.middle[last - 1])} is expected`);
  }
  return parts.join(', ');
}

function outside(spec, tick, actual) {
  const lower = spec.lower?.[tick] ?? null;
  const upper = spec.upper?.[tick] ?? null;
  if (lower === null || upper === null) {
    return '';
  }
  return actual > upper ? ', above its band' : actual < lower ? ', below its band' : ', within its band';
}

/** Writes the newest ticks into a table; rows that are there already are used again. */
export function tableOf(table, spec, columns) {
  const shown = [['time', 0], [spec.residual ? 'actual minus expected' : 'actual', ACTUAL], ['expected', EXPECTED], ['lower', LOWER], ['upper', UPPER], ['boundary', BOUNDARY]]
    .filter(([, column]) => column === 0 || column === ACTUAL || columns[column].some((value) => value !== null));
  const end = spec.times.length;
  const rows = [shown.map(([name]) => name)];
  for (let tick = Math.max(0, end - TOLD_TICKS); tick < end; tick++) {
    rows.push(shown.map(([, column]) => cell(spec, column, columns[column][tick])));
  }
  if (columns[0].length > end && spec.ahead) {
    const tick = columns[0].length - 1;
    rows.push(shown.map(([, column]) => cell(spec, column, columns[column][tick])));
  }
  write(table, `${spec.title}: the newest ticks`, rows);
}

function cell(spec, column, value) {
  if (value === null || value === undefined) {
    return '–';
  }
  return column === 0 ? timeOf(value) : spec.format(value);
}

function write(table, caption, rows) {
  const same = table.rows.length === rows.length && table.rows[0]?.cells.length === rows[0].length;
  if (!same) {
    table.replaceChildren(
      h('caption', null, caption),
      h('thead', null, h('tr', null, rows[0].map((name) => h('th', {scope: 'col'}, name)))),
      h('tbody', null, rows.slice(1).map((row) => h('tr', null, row.map((text) => h('td', null, text))))),
    );
    return;
  }
  rows.forEach((row, at) => row.forEach((text, column) => {
    const box = table.rows[at].cells[column];
    if (box.textContent !== text) {
      box.textContent = text;
    }
  }));
}
