/**
 * One incident as a line: what, since when, its life, how bad, whose, and what can be said of it.
 *
 * @module alerts/row
 */
import {h, hash, named} from '../dom.js';
import {actions, because, fate, heading, isOpen, lasting, level, peak} from '../incidents.js';
import {standing} from '../standing.js';

const LABELS_MAX = 4;

/**
 * @param {Object} alert
 * @param {Axis} axis
 * @param {Object} ctx of the view
 * @param {function(): void} done called when something was said of it
 */
export function row(alert, axis, ctx, done) {
  const {css, label, mark} = standing(alert.kind);
  return h('li.incident', {class: `of-${css} ${isOpen(alert) ? 'open' : 'over'}`},
    h('.what', null,
      h('.first', null, h('span.mark', {title: label}, mark), heading(alert)),
      because(alert), labels(alert)),
    h('.when', null, lasting(alert)),
    axis.bar(alert),
    h('.how', null, alert.kind === 'no_data' ? null : [
      isOpen(alert) ? h('.now', null, `now ${level(alert)}`) : null, h('.muted', null, `peak ${peak(alert)}`)]),
    h('.whose', null, fate(alert), !isOpen(alert) && alert.acknowledgedBy ? h('span.muted.fate', null, 'taken by ', named(alert.acknowledgedBy)) : null),
    h('.do', null, actions(alert, ctx, done)));
}

function labels({labels: all, entity}) {
  const shown = Object.entries(all).slice(0, LABELS_MAX);
  return h('.labels', null, h('a.small', {href: hash('entity', {name: entity})}, 'entity'),
    shown.map(([key, value]) => h('span.tag', {title: `${key}=${value}`}, `${key}=${value}`)));
}
