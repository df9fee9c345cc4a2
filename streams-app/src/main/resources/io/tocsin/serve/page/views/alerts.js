/**
 * Incidents, open and resolved, each with its life; people take them here or call them false alarms.
 *
 * @module views/alerts
 */
import {Axis} from '../alerts/axis.js';
import {alertFilters} from '../alerts/filters.js';
import {row} from '../alerts/row.js';
import {fill, h} from '../dom.js';
import {count, now, serverTime} from '../format.js';
import {objection} from '../incidents.js';
import {loading, trouble} from '../trouble.js';

const PAGE = 50;
const REDRAW_EVERY_MS = 5_000;
const READ_EVERY_MS = 30_000;
const RETRY_MS = 5_000;
/** What arrives within this time is read together. */
const GATHER_MS = 1_000;

export function title() {
  return 'Alerts';
}

export function mount(root, ctx) {
  const page = new AlertsPage(root, ctx);
  page.begin();
  return () => page.end();
}

class AlertsPage {
  #asking = null;
  #timers = [];
  #gathering = null;
  #retry = null;
  #offs = [];
  #offset = 0;
  #answer = null;
  #lines = new Map();

  constructor(root, ctx) {
    this.root = root;
    this.ctx = ctx;
    this.filters = alertFilters(ctx.params, (read) => {
      ctx.setParams({...read, state: read.state === 'open' ? '' : read.state});
      this.#offset = 0;
      this.#read();
    });
    this.told = h('p.muted', {'aria-live': 'polite'});
    this.body = h('.body', null, loading());
  }

  begin() {
    const reason = this.ctx.may('operator') ? null : objection({}, this.ctx);
    fill(this.root, h('.lead', null, h('h1', null, 'Alerts'), this.told), this.filters.element, reason ? h('p.muted.small.role', null, reason) : null, this.body);
    this.#offs = [
      this.ctx.live.on('alert', ({alert}) => this.#apply(alert)),
      this.ctx.live.on('hello', () => this.#read()),
    ];
    this.#timers = [setInterval(() => { if (!document.hidden) this.#redraw(); }, REDRAW_EVERY_MS), setInterval(() => { if (!document.hidden) this.#read(); }, READ_EVERY_MS)];
    this.#read();
  }

  end() {
    this.#asking?.abort();
    clearTimeout(this.#gathering);
    clearTimeout(this.#retry);
    this.#timers.forEach(clearInterval);
    this.#offs.forEach((off) => off());
    this.filters.end();
  }

  async #read() {
    this.#asking?.abort();
    clearTimeout(this.#retry);
    this.#asking = new AbortController();
    const {signal} = this.#asking;
    const {state, kind, last, entity, selector} = this.filters.read();
    const since = last ? new Date(now() - Number(last) * 1000).toISOString().replace(/\.\d+Z$/, 'Z') : '';
    try {
      this.#answer = await this.ctx.api.get('/api/v1/alerts', {state, kind, entity, selector, since, offset: this.#offset, limit: PAGE}, {signal});
      serverTime(this.#answer.at);
      this.#draw();
    } catch (error) {
      if (signal.aborted) return;
      // What was read before stays while the server is away: the banner tells that it is old.
      const passing = error.status === 0 || error.status >= 429;
      if (passing) this.#retry = setTimeout(() => this.#read(), (error.retryAfter ?? 0) * 1000 || RETRY_MS);
      if (this.#answer && passing) return;
      this.#answer = null;
      fill(this.told);
      fill(this.body, trouble(error, () => this.#read()));
    }
  }

  /** What is on the page changes where it stands; what is new is read with its neighbours. */
  #apply(alert) {
    const alerts = this.#answer?.alerts;
    if (!alerts) return;
    const at = alerts.findIndex(({id}) => id === alert.id);
    if (at >= 0) {
      alerts[at] = alert;
      this.#line(alert);
    } else if (this.#offset === 0 && this.#gathering === null) {
      this.#gathering = setTimeout(() => {
        this.#gathering = null;
        this.#read();
      }, GATHER_MS);
    }
  }

  #draw() {
    if (asking()) return; // The button that asked must be there when the dialog gives the focus back.
    const {alerts, matching, offset} = this.#answer;
    const focused = this.body.contains(document.activeElement) ? document.activeElement.getAttribute('aria-label') : null;
    fill(this.told, `${count(matching, 'incident')}${matching > alerts.length ? `, ${offset + 1}–${offset + alerts.length} shown` : ''}, the newest first`);
    if (!alerts.length) {
      fill(this.body, this.#none());
      return;
    }
    const last = this.filters.read().last;
    this.axis = new Axis(alerts, last ? Number(last) * 1000 : null);
    this.#lines = new Map(alerts.map((alert) => [alert.id, row(alert, this.axis, this.ctx, () => this.#read())]));
    fill(this.body,
      h('.incident.head', {'aria-hidden': 'true'}, h('.what', null, 'What'), h('.when', null, 'When'), this.axis.head(), h('.how', null, 'How bad'), h('.whose', null, 'Whose'), h('.do')),
      h('ol.lives', {'aria-label': 'Incidents'}, [...this.#lines.values()]),
      matching > PAGE ? this.#pager(matching, offset) : null);
    if (focused) [...this.body.querySelectorAll('[aria-label]')].find((one) => one.getAttribute('aria-label') === focused)?.focus();
  }

  /** Times grow; the line in which somebody stands is left alone. */
  #redraw() {
    if (!this.#answer?.alerts.length) return;
    for (const alert of this.#answer.alerts) {
      if (alert.state !== 'resolved') this.#line(alert);
    }
  }

  #line(alert) {
    const before = this.#lines.get(alert.id);
    if (!before || asking() || before.contains(document.activeElement)) return;
    const after = row(alert, this.axis, this.ctx, () => this.#read());
    before.replaceWith(after);
    this.#lines.set(alert.id, after);
  }

  #pager(matching, offset) {
    const go = (to) => {
      this.#offset = Math.max(0, to);
      this.#read();
      window.scrollTo(0, 0);
    };
    return h('.pager', null, `${(offset + 1).toLocaleString('en')}–${Math.min(offset + PAGE, matching).toLocaleString('en')} of ${matching.toLocaleString('en')}`,
      h('button', {type: 'button', disabled: offset === 0, onclick: () => go(offset - PAGE)}, 'Newer'),
      h('button', {type: 'button', disabled: offset + PAGE >= matching, onclick: () => go(offset + PAGE)}, 'Older'));
  }

  #none() {
    const {state, kind, last, entity, selector} = this.filters.read();
    const narrowed = kind || last || entity || selector;
    return h('section.nothing', null,
      h('h2', null, narrowed ? 'No such incident' : state === 'open' ? 'No incident is open' : 'No incident yet'),
      narrowed ? h('p', null, 'An entity is asked for by its whole name; a selector covers the whole name, too, and its globs may be ', h('code', null, '*'), '.')
        : h('p', null, 'An incident opens when a score, a failure probability or a metric stays beyond its boundary, or when nothing comes from an entity any more. It is kept for 30 days. '
          + 'Something should have been told? Say so: ', h('code', null, './tocsin feedback missed'), '.'),
      h('p', null, 'Whether Tocsin itself can warn: ', h('a', {href: '#/system'}, 'System'), '.'));
  }
}

function asking() {
  return document.querySelector('dialog[open]') !== null;
}
