/**
 * The entities as a table, a page at a time: what the map shows in colours stands here in words and numbers.
 *
 * @module fleet/list
 */
import {fill, h, hash, named} from '../dom.js';
import {count, duration, metricValue, number, percent} from '../format.js';
import {spark} from '../spark.js';
import {badge} from '../standing.js';

const PAGE = 25;
const ORDERS = [['what_matters', 'what matters first'], ['score', 'highest score'], ['probability', 'likeliest to fail'], ['since', 'longest'], ['name', 'name']];

export class EntityList {
  #offset = 0;
  #changed;

  /** @param {function(): void} changed called when another page or order is wanted */
  constructor(changed) {
    this.#changed = changed;
    this.order = h('select', {id: 'order', onchange: () => this.#go(0)}, ORDERS.map(([value, label]) => h('option', {value}, label)));
    this.body = h('tbody');
    this.told = h('span');
    this.before = h('button', {type: 'button', onclick: () => this.#go(this.#offset - PAGE)}, 'Back');
    this.after = h('button', {type: 'button', onclick: () => this.#go(this.#offset + PAGE)}, 'On');
    this.element = h('section.card.list', {'aria-labelledby': 'list-title'},
      h('.spread', null, h('h2#list-title', null, 'Entities'), h('.row', null, h('label.muted.small', {for: 'order'}, 'Order'), this.order)),
      h('.table', {tabindex: '0', role: 'region', 'aria-label': 'Table of entities'}, h('table', null, h('thead', null, h('tr', null,
        h('th', {scope: 'col'}, 'Standing'), h('th', {scope: 'col'}, 'Entity'), h('th.number', {scope: 'col'}, 'Score'), h('th.wide', {scope: 'col'}, 'Last scores'),
        h('th.number.wide', {scope: 'col'}, 'Failure'), h('th.number.wide', {scope: 'col'}, 'For'), h('th.wide', {scope: 'col'}, 'Because'),
        h('th.wide.by', {scope: 'col'}, 'Judged by'))), this.body)),
      h('.pager', null, this.told, this.before, this.after));
  }

  /** What the list asks of the server. */
  get query() {
    return {order: this.order.value, offset: this.#offset, limit: PAGE};
  }

  /** To the first page, when something else is looked for. */
  reset() {
    this.#offset = 0;
  }

  show({entities, matching, offset, complete}) {
    const focused = this.body.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null;
    fill(this.body, entities.map(row));
    if (focused) [...this.body.querySelectorAll('a')].find((link) => link.getAttribute('href') === focused)?.focus();
    this.element.hidden = matching === 0;
    const from = Math.min(offset + 1, matching);
    fill(this.told, `${from.toLocaleString('en')}–${Math.min(offset + PAGE, matching).toLocaleString('en')} of ${count(matching, 'entity', 'entities')}`
      + (complete ? '' : ', not all: an instance did not answer'));
    this.before.disabled = offset === 0;
    this.after.disabled = offset + PAGE >= matching;
  }

  #go(offset) {
    this.#offset = Math.max(0, offset);
    this.#changed();
  }
}

function row(line) {
  const {entity, standing, acknowledged, score, boundary, scores, outlook, because, lastsSeconds, model, version} = line;
  return h('tr', null,
    h('td', null, badge(standing), acknowledged ? h('span.taken.wide', {title: 'somebody has taken it'}, ' taken') : null),
    h('td.who', null, named(entity, hash('entity', {name: entity}))),
    h('td.number', null, score === undefined ? '–' : number(score / boundary)),
    h('td.wide', null, spark(scores)),
    h('td.number.wide', null, outlook ? h('span', {title: `alert from ${percent(outlook.boundary)} on`},
      percent(outlook.probability), h('span.muted', null, ` in ${duration(outlook.horizonSeconds)}`)) : '–'),
    h('td.number.wide', null, lastsSeconds === undefined ? '–' : duration(lastsSeconds)),
    h('td.wide', null, because ? h('.because', null, named(because.metric), h('span', null,
      ` ${metricValue(because.metric, because.actual)}, ${because.limit ? 'limit' : 'expected'} ${metricValue(because.metric, because.expected)}`)) : '–'),
    h('td.wide.by', null, model ? named(`${model} ${version}`) : h('span.muted', null, 'limits')));
}
