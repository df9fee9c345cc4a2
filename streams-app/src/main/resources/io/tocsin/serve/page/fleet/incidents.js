/**
 * What is wrong right now, in words: the open incidents, the gravest first.
 *
 * @module fleet/incidents
 */
import {fill, h, hash} from '../dom.js';
import {because, byGravity, fate, heading, isOpen, lasting, level} from '../incidents.js';
import {count} from '../format.js';
import {standing} from '../standing.js';

const SHOWN_MAX = 40;
/** Older than this an incident that is opened is not news to somebody who reads the list. */
const NEW_MS = 4_000;

export class OpenIncidents {
  #alerts = new Map();
  #arrived = new Map();
  #told = new Map();
  #matching = 0;

  constructor() {
    this.list = h('ol.incidents');
    this.summary = h('p.muted.small');
    this.element = h('section.card.wrong', {'aria-labelledby': 'wrong-title'},
      h('.spread', null, h('h2#wrong-title', null, 'What is wrong now'), h('a.small', {href: '#/alerts'}, 'All alerts')), this.summary, this.list);
  }

  /** Takes the place of all there were; what was told since they were asked for is newer than they are. */
  load({alerts, matching}, askedAt = Date.now()) {
    this.#alerts = new Map(alerts.map((alert) => [alert.id, alert]));
    this.#matching = matching;
    for (const [id, {alert, grows, at}] of this.#told) {
      if (at < askedAt) {
        this.#told.delete(id);
      } else {
        this.#take(alert, grows);
      }
    }
    this.draw();
  }

  /** How many are open, whether they are shown or not. */
  get matching() {
    return this.#matching;
  }

  /** Takes one change in the life of an incident; one that is new only where the list grows. */
  apply(alert, grows) {
    this.#told.set(alert.id, {alert, grows, at: Date.now()});
    this.#take(alert, grows);
    this.draw();
  }

  #take(alert, grows) {
    const had = this.#alerts.has(alert.id);
    if (!had && !grows) return;
    if (isOpen(alert)) {
      if (!had) this.#arrived.set(alert.id, Date.now());
      this.#alerts.set(alert.id, alert);
    } else {
      this.#alerts.delete(alert.id);
    }
    this.#matching += Number(this.#alerts.has(alert.id)) - Number(had);
  }

  draw() {
    // Who stands in the list with the keyboard must not be thrown out of it each second.
    const focused = this.list.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
    const all = [...this.#alerts.values()].sort(byGravity);
    const untaken = all.filter((alert) => !alert.acknowledgedBy && alert.kind !== 'no_data').length;
    fill(this.summary, this.#matching === 0 ? 'No incident is open.'
      : `${count(this.#matching, 'incident')} open${all.length === this.#matching && untaken ? `, ${untaken} that nobody has taken` : ''}.`);
    fill(this.list, all.slice(0, SHOWN_MAX).map((alert) => this.#line(alert)),
      this.#matching > SHOWN_MAX ? h('li.more', null, h('a', {href: hash('alerts')}, `${count(this.#matching - SHOWN_MAX, 'more', 'more')}`)) : null);
    if (focused) [...this.list.querySelectorAll('a')].find((link) => link.getAttribute('href') === focused)?.focus();
  }

  #line(alert) {
    const isNew = Date.now() - (this.#arrived.get(alert.id) ?? 0) < NEW_MS;
    return h('li', {class: `of-${standing(alert.kind).css}${isNew ? ' new' : ''}`},
      h('.first', null, h('span.mark', {'aria-hidden': 'true'}, standing(alert.kind).mark), heading(alert),
        alert.kind === 'no_data' ? null : h('span.level', {title: 'now, beside its boundary'}, level(alert))),
      h('.facts', null, lasting(alert), fate(alert)),
      because(alert));
  }
}
