/** The incidents of the entity: what is open first, then those of the last day. */
import {h, hash} from '../../dom.js';
import {incidentItem, isOpen, tellOfMissed} from '../parts/incidents.js';
import {STANDINGS} from '../../standing.js';
import {part} from '../parts/part.js';

/**
 * @param {string} name of the entity
 * @param {object} ctx of the view
 * @param {() => void} changed called after something was said
 * @returns {{element: HTMLElement, show: (entity: object) => void}}
 */
export function incidentsPart(name, ctx, changed) {
  const list = h('ul.told-list');
  const may = ctx.may('operator');
  const element = h('section.card', {'aria-labelledby': 'incidents-title'},
    h('div.spread', null, h('h2', {id: 'incidents-title'}, 'Incidents'), h('a', {href: hash('alerts', {entity: name, state: 'all'})}, 'all of them')),
    list,
    h('p.missed', null, h('button.quiet', {
      type: 'button', disabled: !may, title: may ? null : 'Your role only looks: an operator may do this', onclick: () => tellOfMissed(name, ctx, changed),
    }, 'Tell of a missed incident …')));
  const show = part(list, (alerts) => alerts.length
    ? alerts.map((alert) => incidentItem(alert, ctx, changed))
    : [h('li.muted', null, 'None within the last day')]);
  return {
    element,
    show: ({alerts}) => show([...alerts].sort(openFirst)),
  };
}

function gravity({kind}) {
  return STANDINGS.findIndex(({id}) => id === kind);
}

function openFirst(one, other) {
  return isOpen(other) - isOpen(one) || (isOpen(one) && gravity(one) - gravity(other)) || other.startedAt.localeCompare(one.startedAt);
}

