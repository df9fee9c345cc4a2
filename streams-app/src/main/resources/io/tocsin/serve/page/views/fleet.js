/**
 * The fleet: what is wrong, where, and how the rest does.
 *
 * @module views/fleet
 */
import {fill, h, hash} from '../dom.js';
import {filters} from '../fleet/filters.js';
import {noEntities, noMatch, noModel} from '../fleet/guide.js';
import {OpenIncidents} from '../fleet/incidents.js';
import {EntityList} from '../fleet/list.js';
import {FleetMap} from '../fleet/map.js';
import {FleetState} from '../fleet/state.js';
import {headline, scale, totalsStrip} from '../fleet/totals.js';
import {serverTime} from '../format.js';
import {loading, trouble} from '../trouble.js';

const ENTITIES_MAX = 100_000;
const TOTALS_EVERY_MS = 5_000;
const LIST_EVERY_MS = 10_000;
/** Live changes keep cells where they are; from time to time all is put into the server's order again. */
const ORDER_EVERY_MS = 60_000;
/** Where the stream does not tell all: it is broken, or a part of the fleet is shown that only the server can choose. */
const ORDER_SOON_EVERY_MS = 10_000;

export function title() {
  return 'Fleet';
}

export function mount(root, ctx) {
  const view = new FleetPage(root, ctx);
  view.begin();
  return () => view.end();
}

class FleetPage {
  #ending = new AbortController();
  #asking = null;
  #reading = null;
  #timers = [];
  #offs = [];
  #totals = null;
  /** The numbers are of whom it covers; a malformed one covers all. */
  #selector = '';
  #readAt = 0;
  #broken = false;
  #retryAt = 0;

  constructor(root, ctx) {
    this.root = root;
    this.ctx = ctx;
    this.state = new FleetState();
    this.map = new FleetMap(this.state, (name) => ctx.navigate(hash('entity', {name})));
    this.incidents = new OpenIncidents();
    this.filters = filters(ctx.params, (read) => this.#look(read));
    this.list = new EntityList(() => this.#readList());
    this.strip = totalsStrip();
    this.heading = h('h1.headline', {'aria-live': 'polite'}, 'The fleet');
    this.note = h('.notes');
    this.hint = h('p.muted.small');
    this.instead = h('.instead');
  }

  begin() {
    fill(this.root, loading());
    this.#offs = [
      this.ctx.live.on('fleet', (event) => this.#apply(event)),
      this.ctx.live.on('alert', ({alert}) => this.#alert(alert)),
      this.ctx.live.on('connection', (connected) => this.#entitle(connected)),
      this.ctx.live.on('hello', () => this.#readAgain()),
      this.ctx.live.on('models', () => this.#readTotals()),
    ];
    this.#every(TOTALS_EVERY_MS, () => this.#readTotals());
    this.#every(LIST_EVERY_MS, () => this.#readList());
    this.#every(1_000, () => this.#tick());
    this.#readAll();
  }

  end() {
    this.#ending.abort();
    this.#asking?.abort();
    this.#timers.forEach(clearInterval);
    this.#offs.forEach((off) => off());
    this.filters.end();
    this.map.end();
  }

  #every(ms, act) {
    this.#timers.push(setInterval(() => { if (!document.hidden) act(); }, ms));
  }

  #look(read) {
    this.ctx.setParams(read);
    this.list.reset();
    this.#readAll();
  }

  get #filtered() {
    return Object.values(this.filters.read()).some(Boolean);
  }

  /** What changed before the stream was open nobody tells: all is read anew, after what is being read. */
  async #readAgain() {
    await this.#reading;
    if (!this.#ending.signal.aborted) this.#readAll();
  }

  /** Reads the map, the list and the incidents; of two questions only the later is answered. */
  #readAll() {
    this.#reading = this.#readEverything();
    return this.#reading;
  }

  async #readEverything() {
    this.#asking?.abort();
    this.#asking = new AbortController();
    const {signal} = this.#asking;
    const from = performance.now();
    this.#readAt = Date.now();
    try {
      const {selector} = this.filters.read();
      const [fleet, open] = await Promise.all([
        this.ctx.api.get('/api/v1/fleet', {...this.filters.read(), limit: ENTITIES_MAX}, {signal}),
        this.ctx.api.get('/api/v1/alerts', {state: 'open', limit: 200, selector}, {signal}),
      ]);
      serverTime(fleet.at);
      this.#selector = selector;
      this.state.load(fleet.entities, Date.parse(fleet.at));
      this.incidents.load(open, this.#readAt);
      this.#show(fleet.totals);
      this.#entitle();
      measured('fleet-shown', from);
      await this.#readList();
    } catch (error) {
      // What is shown stays while the server cannot answer; the banner tells how old it is, and with the stream comes a hello.
      const passing = error.status === 0 || error.status >= 429;
      if (!signal.aborted && !(passing && this.#totals)) this.#fail(error);
    }
  }

  async #readTotals() {
    if (this.#broken) {
      if (Date.now() > this.#retryAt) await this.#readAll();
      return;
    }
    await this.#quietly(async (signal) => {
      const {totals, at} = await this.ctx.api.get('/api/v1/fleet', {limit: 0, selector: this.#selector}, {signal});
      serverTime(at);
      const wasEmpty = this.#totals?.entities === 0 && !this.#filtered;
      if (wasEmpty && totals.entities > 0) this.#readAll();
      else this.#showTotals(totals);
    });
  }

  async #readList() {
    if (this.#broken || !this.list.element.isConnected) return;
    await this.#quietly(async (signal) => {
      this.list.show(await this.ctx.api.get('/api/v1/entities', {...this.filters.read(), ...this.list.query}, {signal}));
    });
  }

  /** What is only refreshed may fail: the banner tells when the server is away, and what is shown stays. */
  async #quietly(read) {
    const {signal} = this.#ending;
    try {
      await read(signal);
    } catch (error) {
      if (!signal.aborted && (error.status === 401 || error.status === 403 || error.status === undefined)) this.#fail(error);
    }
  }

  #apply({entities, gone}) {
    if (!this.#totals) return;
    const from = performance.now();
    const moved = new Set(gone ? this.state.remove(gone) : []);
    if (entities) {
      const {changed, moved: others} = this.state.apply(entities, Date.now(), !this.#filtered);
      others.forEach((id) => moved.add(id));
      this.map.touch(changed.filter(({standing}) => !moved.has(standing)));
    }
    if (moved.size) this.map.draw([...moved]);
    measured('fleet-updated', from);
  }

  /** Whether a selector covers who is new only the server can tell; it does when all is read anew. */
  #alert(alert) {
    this.incidents.apply(alert, !this.filters.read().selector);
    this.#entitle();
  }

  /** Whoever has the page in the background sees how many incidents there are. */
  #entitle(isKnown = this.ctx.live.connected) {
    const matching = isKnown ? this.incidents.matching : 0;
    document.title = `${matching ? `(${matching}) ` : ''}${title()} · Tocsin`;
  }

  #tick() {
    if (!this.#totals) return;
    this.strip.draw(this.#totals, this.#selector);
    this.incidents.draw();
    const due = this.#filtered || !this.ctx.live.connected ? ORDER_SOON_EVERY_MS : ORDER_EVERY_MS;
    if (Date.now() - this.#readAt > due && !this.map.element.matches(':hover, :focus-within')) this.#readAll();
  }

  #show(totals) {
    this.#broken = false;
    this.#totals = totals;
    if (totals.entities === 0 && !this.#filtered) {
      fill(this.root, h('h1.unseen', null, 'The fleet'), noEntities());
      return;
    }
    if (!this.map.element.isConnected) this.#lay();
    this.#showTotals(totals);
    fill(this.instead, this.state.size ? null : noMatch(() => this.filters.clear()));
    this.map.draw();
  }

  #showTotals(totals) {
    this.#totals = totals;
    if (!this.map.element.isConnected) return;
    fill(this.heading, headline(totals));
    this.strip.draw(totals, this.#selector);
    fill(this.note, totals.withoutModel > 0 && totals.judged === 0 ? noModel() : null);
    fill(this.hint, scale(this.state.size, totals.entities));
  }

  #lay() {
    fill(this.root,
      h('header.lead', null, this.heading, this.strip.element),
      this.note,
      h('.fleet', null,
        this.incidents.element,
        h('.right', null,
          h('section.card.heat', {'aria-labelledby': 'map-title'},
            h('.spread', null, h('h2#map-title', null, 'Every entity'), this.hint), this.filters.element, this.instead, this.map.element),
          this.list.element)));
    if (this.ctx.params.get('search')) this.filters.focus();
  }

  #fail(error) {
    if (error.status === 400) {
      this.#misasked(error);
      return;
    }
    this.#broken = true;
    this.#totals = null;
    this.#retryAt = Date.now() + (error.retryAfter ?? 0) * 1000;
    fill(this.root, h('h1.unseen', null, 'The fleet'), trouble(error, () => this.#readAll()));
  }

  /** Half a selector is no selector: what is being written must stay. */
  #misasked(error) {
    if (!this.map.element.isConnected) this.#lay();
    this.state.load({name: [], standing: [], level: [], probability: [], sinceSeconds: []}, 0);
    this.map.draw();
    this.list.element.hidden = true;
    fill(this.instead, trouble(error));
    this.#selector = '';
    this.#readTotals();
    this.#quietly(async (signal) => this.incidents.load(await this.ctx.api.get('/api/v1/alerts', {state: 'open', limit: 200}, {signal})));
  }
}

/** How long it took until the browser has drawn it, for who looks into the performance panel. */
function measured(name, from) {
  requestAnimationFrame(() => performance.measure(name, {start: from, end: performance.now()}));
}
