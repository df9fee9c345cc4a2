/**
 * Charts over time that share one time cursor: what came as a solid line, what was expected as a dashed one within its band, and what lies ahead
 * in a shaded part. They take their colours from the style sheet's tokens and keep up with the theme and the room they have.
 *
 * @module chart
 *
 * @typedef {object} ChartSpec numbers by tick, `null` where there is none
 * @property {string} title
 * @property {string} [hint] what `title` shows on hover
 * @property {string} [share] a word on its weight, beside the title
 * @property {number} tickSeconds
 * @property {number[]} times starts of the ticks that came, the oldest first, seconds since 1970
 * @property {(number|null)[]} actual
 * @property {(number|null)[]} [expected]
 * @property {(number|null)[]} [lower]
 * @property {(number|null)[]} [upper]
 * @property {(number|null)[]} [boundary] from here on an alert is wanted
 * @property {number} [aheadTicks] how many ticks the time axis goes on after the newest one
 * @property {{middle: number[], lower?: number[], upper?: number[]}} [ahead] what is expected of them
 * @property {import('./chart/marks.js').Stretch[]} [stretches]
 * @property {import('./chart/marks.js').Mark[]} [marks]
 * @property {(value: number) => string} format a value for people
 * @property {(value: number, step: number) => string} [axisFormat] the same in little room, `step` from one label to the next; `format` where it is absent
 * @property {boolean} [binary] the scale is parted in powers of two
 * @property {string} [unit] of which `format` tells
 * @property {number} [floor] the scale does not go below
 * @property {string} [expectedWord] what `expected` is called, where not so
 * @property {boolean} [residual] all is told as actual minus expected
 */
import uPlot from '/uplot/uPlot.esm.js';
import {h} from './dom.js';
import {readPalette} from './chart/palette.js';
import {columnsOf, plotOptions} from './chart/plot.js';
import {steadyScale} from './chart/range.js';
import {readoutOf, summaryOf, tableOf} from './chart/words.js';

/** Charts this far beyond the edge of the screen count as seen. */
const NEAR = '200px 0px';
const LATER_MS = 30;
const LEAST_WIDTH = 40;

let groups = 0;

/** Charts with one time cursor. Each must be destroyed when its view goes. */
export class ChartGroup {
  #charts = new Map();
  #palette = readPalette();
  #syncKey = `charts-${++groups}`;
  #sizes;
  #sights;
  #later = null;
  #cursor = null;
  #recolour = () => {
    this.#palette = readPalette();
    this.#charts.forEach((chart) => chart.redraw());
  };

  constructor() {
    document.addEventListener('theme', this.#recolour);
    this.#sizes = new ResizeObserver((entries) => entries.forEach(({target}) => this.#charts.get(target)?.fit()));
    this.#sights = new IntersectionObserver((entries) => {
      entries.forEach(({target, isIntersecting}) => this.#charts.get(target)?.see(isIntersecting));
      this.#drawLater();
    }, {rootMargin: NEAR});
  }

  /**
   * Makes a chart. It is drawn when it comes near the screen, or when there is time for it; out of sight it keeps its numbers for later.
   *
   * @param {ChartSpec} spec
   * @param {{height?: number, narrow?: boolean}} [options] `narrow`: its numbers are short
   * @returns {Chart} whose `element` is to be put somewhere
   */
  add(spec, {height = 132, narrow = false} = {}) {
    const chart = new Chart(spec, {height, narrow, syncKey: this.#syncKey, palette: () => this.#palette, onCursor: (tick) => (this.#cursor = tick)});
    this.#charts.set(chart.host, chart);
    this.#sizes.observe(chart.host);
    this.#sights.observe(chart.host);
    return chart;
  }

  /** Takes one away. */
  remove(chart) {
    this.#sizes.unobserve(chart.host);
    this.#sights.unobserve(chart.host);
    this.#charts.delete(chart.host);
    chart.destroy();
  }

  /**
   * Lets the arrow keys move the time cursor while `section` has the focus.
   *
   * @param {HTMLElement} section that holds the charts
   */
  keysFrom(section) {
    section.tabIndex = 0;
    section.addEventListener('keydown', (event) => {
      const step = {ArrowLeft: -1, ArrowRight: 1}[event.key];
      if (event.target === section && (step || event.key === 'Escape')) {
        event.preventDefault();
        this.#moveCursor(step);
      }
    });
  }

  destroy() {
    document.removeEventListener('theme', this.#recolour);
    this.#sizes.disconnect();
    this.#sights.disconnect();
    clearTimeout(this.#later);
    this.#later = null;
    this.#charts.forEach((chart) => chart.destroy());
    this.#charts.clear();
  }

  /** One by one, so that nobody who scrolls or types waits. */
  #drawLater() {
    if (this.#later !== null) {
      return;
    }
    this.#later = setTimeout(() => {
      this.#later = null;
      const next = [...this.#charts.values()].find((chart) => !chart.isDrawn && chart.host.clientWidth > 0);
      if (next) {
        next.draw();
        this.#drawLater();
      }
    }, LATER_MS);
  }

  #moveCursor(step) {
    const first = [...this.#charts.values()].find((chart) => chart.isDrawn);
    if (first) {
      first.moveCursor(step ? (this.#cursor ?? first.newestTick + (step < 0 ? 1 : 0)) + step : null);
    }
  }

}

/** One chart. Confined to its group. */
export class Chart {
  #spec;
  #options;
  #plot = null;
  #seen = false;
  #stale = false;
  #steady = steadyScale();
  #title = h('h3.chart-title');
  #share = h('span.chart-share');
  #readout = h('p.chart-readout');
  #table = h('table.unseen');

  constructor(spec, options) {
    this.#spec = spec;
    this.#options = options;
    this.host = h('div.chart-host', {role: 'img', style: {height: `${options.height}px`}});
    this.element = h('section.chart', null, h('div.chart-head', null, this.#title, this.#share, this.#readout), this.host, h('div.unseen', null, this.#table));
    this.#tell();
  }

  get isDrawn() {
    return this.#plot !== null;
  }

  get newestTick() {
    return this.#spec.times.length - 1;
  }

  /** Takes other numbers, in place: neither the cursor nor the scale jumps. */
  update(spec) {
    const otherUnit = spec.unit !== this.#spec.unit;
    this.#spec = spec;
    this.#tell();
    this.#stale = true;
    if (otherUnit && this.#plot) {
      this.destroy(); // Its axis keeps the words it has until its numbers change.
      this.draw();
    } else if (this.#seen) {
      this.#catchUp();
    }
  }

  /** Told whether somebody may see it. */
  see(seen) {
    this.#seen = seen;
    if (seen && !this.#plot) {
      this.draw();
    } else if (seen && this.#stale) {
      this.#catchUp();
    }
  }

  /** Takes the width that its element has now. */
  fit() {
    const width = Math.floor(this.host.clientWidth);
    if (this.#plot && width >= LEAST_WIDTH && this.#plot.width !== width) {
      this.#plot.setSize({width, height: this.#options.height});
    }
  }

  /** Draws the same once more, in the colours of now. */
  redraw() {
    this.#plot?.redraw(false, true);
  }

  /** @param {number|null} tick null: away */
  moveCursor(tick) {
    const times = this.#plot.data[0];
    const at = tick === null ? null : times[Math.max(0, Math.min(times.length - 1, tick))];
    this.#plot.setCursor(at === null ? {left: -10, top: -10} : {left: this.#plot.valToPos(at, 'x'), top: 10}, true, true);
  }

  destroy() {
    this.#plot?.destroy();
    this.#plot = null;
  }

  /** Draws it for the first time, where it has room. */
  draw() {
    const width = Math.floor(this.host.clientWidth);
    if (width < LEAST_WIDTH) {
      return;
    }
    const {height, narrow, syncKey, palette} = this.#options;
    const rest = {width, height, narrow, syncKey, ratio: () => uPlot.pxRatio, steady: this.#steady, onCursor: (plot) => this.#pointAt(plot.cursor.idx)};
    this.#plot = new uPlot(plotOptions(() => this.#spec, palette, rest), columnsOf(this.#spec), this.host);
    this.#stale = false;
  }

  #catchUp() {
    this.#plot?.setData(columnsOf(this.#spec));
    this.#stale = false;
  }

  #pointAt(tick) {
    this.#options.onCursor(tick ?? null);
    this.#readout.replaceChildren(...readoutOf(this.#spec, this.#plot?.data ?? columnsOf(this.#spec), tick ?? null));
  }

  #tell() {
    const {title, hint, share} = this.#spec;
    setText(this.#title, title);
    this.#title.title = hint ?? title;
    setText(this.#share, share ?? '');
    this.#share.hidden = !share;
    const columns = columnsOf(this.#spec);
    this.host.setAttribute('aria-label', summaryOf(this.#spec));
    tableOf(this.#table, this.#spec, columns);
    this.#readout.replaceChildren(...readoutOf(this.#spec, columns, this.#plot?.cursor.idx ?? null));
  }
}

function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
