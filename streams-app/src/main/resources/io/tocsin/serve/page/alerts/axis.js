/**
 * One time axis for all incidents of a page.
 *
 * @module alerts/axis
 */
import {h} from '../dom.js';
import {clock, now} from '../format.js';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY];
const MARKS_MAX = 6;
const SPAN_MIN = 10 * MINUTE;

export class Axis {
  /**
   * @param {Array<Object>} alerts those that are shown; the axis begins with the first of them
   * @param {number|null} spanMillis how far back it reaches instead
   */
  constructor(alerts, spanMillis) {
    this.to = now();
    const first = Math.min(...alerts.map(({startedAt}) => Date.parse(startedAt)), this.to - SPAN_MIN);
    this.from = spanMillis ? this.to - spanMillis : first;
  }

  /** Where a time stands, from 0 to 1. */
  place(millis) {
    return Math.max(0, Math.min(1, (millis - this.from) / (this.to - this.from)));
  }

  /** The head of the column: some times and now. */
  head() {
    const span = this.to - this.from;
    const step = STEPS.find((one) => span / one <= MARKS_MAX) ?? Math.ceil(span / MARKS_MAX / DAY) * DAY;
    const marks = [];
    for (let back = step; back < span * 0.97; back += step) marks.push(back);
    return h('.axis', {'aria-hidden': 'true'},
      marks.map((back) => h('span', {style: {left: `${(1 - back / span) * 100}%`}, title: clock(new Date(this.to - back).toISOString())}, `−${short(back)}`)),
      h('span.now', {style: {left: '100%'}}, 'now'));
  }

  /** The life of an incident as a bar; its words stand beside it. */
  bar({startedAt, resolvedAt}) {
    const start = this.place(Date.parse(startedAt));
    const end = resolvedAt ? this.place(Date.parse(resolvedAt)) : 1;
    const classes = [resolvedAt ? 'over' : 'open', Date.parse(startedAt) < this.from ? 'earlier' : ''].join(' ').trim();
    return h('.track', {'aria-hidden': 'true'},
      h('.bar', {class: classes, style: {left: `${start * 100}%`, width: `${Math.max(0, end - start) * 100}%`}}));
  }
}

function short(millis) {
  if (millis % DAY === 0) return `${Math.round(millis / DAY)} d`;
  return millis >= HOUR ? `${Math.round(millis / HOUR)} h` : `${Math.round(millis / MINUTE)} min`;
}
