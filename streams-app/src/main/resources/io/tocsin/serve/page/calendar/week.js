/**
 * The next seven days at a glance: a lane for each event that is in force or begins within them.
 *
 * @module calendar/week
 */
import {h} from '../dom.js';
import {now} from '../format.js';

const DAY = 86_400_000;
const DAYS = 7;
const LANES_MAX = 12;

/** @param {Array<Object>} events planned events; answers null where none falls into the week */
export function week(events) {
  const from = now();
  const place = (millis) => Math.max(0, Math.min(1, (millis - from) / (DAYS * DAY))) * 100;
  const near = events.filter(({next}) => next && Date.parse(next.start) < from + DAYS * DAY && Date.parse(next.end) > from).slice(0, LANES_MAX);
  if (!near.length) return null;
  return h('section.card.week', {'aria-hidden': 'true'},
    h('.lane.days', null, h('span'), h('.track', null, midnights(from).map((time) => h('span', {style: {left: `${place(time)}%`}},
      new Date(time).toLocaleDateString('en-GB', {weekday: 'short', day: 'numeric'}))))),
    near.map(({title, next, inForce}) => h('.lane', null, h('bdi.name', {title}, title),
      h('.track', null, h('.bar', {class: inForce ? 'now' : null,
        style: {left: `${place(Date.parse(next.start))}%`, width: `${place(Date.parse(next.end)) - place(Date.parse(next.start))}%`}})))));
}

/** The midnights of who looks. */
function midnights(from) {
  const first = new Date(from);
  first.setHours(24, 0, 0, 0);
  return Array.from({length: DAYS}, (_, i) => new Date(first.getFullYear(), first.getMonth(), first.getDate() + i).getTime());
}
