/**
 * What is planned: what is in force, what comes next, what is over.
 *
 * @module views/calendar
 */
import {planForm} from '../calendar/form.js';
import {kind, recurrence} from '../calendar/kinds.js';
import {week} from '../calendar/week.js';
import {confirm, toast} from '../dialog.js';
import {fill, h} from '../dom.js';
import {age, clock, duration, moment, number, serverTime} from '../format.js';
import {command, loading, nothing, trouble} from '../trouble.js';

const READ_EVERY_MS = 15_000;
const PATH = '/api/v1/calendar';

export function title() {
  return 'Calendar';
}

export function mount(root, ctx) {
  const page = new CalendarPage(root, ctx);
  page.begin();
  return () => page.end();
}

class CalendarPage {
  #ending = new AbortController();
  #timer = null;
  #shown = '';

  constructor(root, ctx) {
    this.root = root;
    this.ctx = ctx;
    this.body = h('.calendar', null, loading());
    this.planning = h('.planning');
    this.reason = ctx.may('operator') ? null : `Your role (${ctx.me.role}) looks only; operators plan.`;
  }

  begin() {
    const add = h('button.primary', {type: 'button', title: this.reason, 'aria-disabled': this.reason ? 'true' : null,
      onclick: () => (this.reason ? toast(this.reason, 'attention') : this.#form())}, 'Plan an event');
    fill(this.root, h('.lead', null, h('h1', null, 'Calendar'), add), this.reason ? h('p.muted.small', null, this.reason) : null, this.planning, this.body);
    this.#timer = setInterval(() => { if (!document.hidden) this.#read(); }, READ_EVERY_MS);
    this.#read();
  }

  end() {
    this.#ending.abort();
    clearInterval(this.#timer);
  }

  async #read() {
    const {signal} = this.#ending;
    try {
      const {at, events} = await this.ctx.api.get(PATH, {}, {signal});
      serverTime(at);
      this.#draw(events);
    } catch (error) {
      if (signal.aborted || (this.#shown && (error.status === 0 || error.status >= 429))) return;
      this.#shown = '';
      fill(this.body, trouble(error, () => this.#read()));
    }
  }

  #draw(events) {
    const told = JSON.stringify([events, Math.floor(Date.now() / 60_000)]);
    if (told === this.#shown) return; // Nothing new: who stands on a button keeps standing there.
    this.#shown = told;
    const inForce = events.filter((event) => event.inForce);
    const ahead = events.filter((event) => !event.inForce && event.next);
    const over = events.filter((event) => !event.inForce && !event.next);
    if (!events.length) {
      fill(this.body, this.#nothing());
      return;
    }
    fill(this.body, week(events),
      this.#section('In force now', inForce, 'Nothing is in force.'),
      this.#section('Next', ahead, 'Nothing comes next.'),
      over.length ? this.#section('Over', over, '') : null);
  }

  #section(name, events, otherwise) {
    return h('section', null, h('h2', null, name, ' ', h('span.muted', null, events.length || '')),
      events.length ? h('ul.events', null, events.map((event) => this.#event(event))) : h('p.muted', null, otherwise));
  }

  #event(event) {
    const {mark, label, effect} = kind(event.kind);
    const {id, title: name, selector, next, inForce, durationSeconds, multiple, rule, timeZone, start} = event;
    return h('li.card.event', {class: inForce ? 'now' : null},
      h('.sign', {'aria-hidden': 'true'}, mark),
      h('.what', null,
        h('h3', null, h('bdi.name', {title: name}, name)),
        h('p', null, `${label}${multiple ? ` × ${number(multiple)}` : ''}: ${effect}`),
        h('p', null, 'for ', h('code.tag', {title: selector}, h('bdi', null, selector)))),
      h('.when', null,
        h('p.main', null, whenText(event)),
        next ? h('p.muted', {title: `${moment(next.start)} – ${moment(next.end)}`}, `${clock(next.start)} – ${clock(next.end)} your time`) : null,
        h('p.muted', null, `${start.replace('T', ' ')} ${timeZone}, ${recurrence(rule)}, lasts ${duration(durationSeconds)}`)),
      h('button', {type: 'button', title: this.reason ?? `id ${id}`, 'aria-disabled': this.reason ? 'true' : null, 'aria-label': `Remove ${name}`,
        onclick: () => (this.reason ? toast(this.reason, 'attention') : this.#remove(event))}, 'Remove'));
  }

  #form() {
    const close = () => fill(this.planning);
    const form = planForm(async (request) => {
      const event = await this.ctx.api.post(PATH, request);
      toast(`Planned: ${event.title}. It is in force within a second of its begin.`);
      close();
      this.#read();
    }, close);
    fill(this.planning, form.element);
    form.focus();
  }

  async #remove({id, title: name, inForce}) {
    const yes = await confirm({
      title: `Remove “${name}”?`, action: 'Remove it', danger: true,
      body: inForce ? 'It is in force: alerts that it silenced can open from the next tick on. Ticks that were marked stay marked.'
        : 'It will not come into force. Whoever planned it is not told.',
    });
    if (!yes) return;
    try {
      await this.ctx.api.post(`${PATH}/remove`, {id});
      toast(`Removed: ${name}`);
      this.#read();
    } catch (error) {
      toast(`Not removed: ${error.message}`, 'bad');
    }
  }

  #nothing() {
    return nothing('Nothing is planned',
      h('p', null, 'Maintenance that is entered here wakes nobody and is not learned as normal; a sale that is announced is no surprise to the model. It is in force within a second, at every instance.'),
      h('p', null, 'Files of other calendars come in by'), command('./tocsin calendar import maintenance.ics --selector \'*{env=prod}\''));
  }
}

function whenText({inForce, next}) {
  if (!next) return 'over';
  return inForce ? `${duration(-age(next.end))} left` : `in ${duration(-age(next.start))}`;
}
