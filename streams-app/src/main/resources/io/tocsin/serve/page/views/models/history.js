/** What was decided about models, by whom and why. */
import {h, hash, named} from '../../dom.js';
import {clock, moment, number} from '../../format.js';
import {part} from '../parts/part.js';

/** A sign, a word and how good it is, by kind. */
const KINDS = {
  promoted: ['★', 'promoted', 'good'],
  shadowed: ['◌', 'into the shadow', ''],
  canary: ['◗', 'is the canary', ''],
  rolled_back: ['↶', 'rolled back', 'bad'],
  kept_back: ['✕', 'kept back by the gate', 'attention'],
  held: ['!', 'does not do well, held', 'bad'],
  stood_down: ['–', 'stood down', ''],
  pinned: ['⚲', 'pinned', ''],
  unpinned: ['⚲', 'unpinned', ''],
  retired: ['∅', 'retired', ''],
};

/** @returns {{element: HTMLElement, show: (events: object[]) => void}} */
export function historyPart() {
  const list = h('ol.history');
  const element = h('section.card.history-card', {'aria-labelledby': 'history-title'}, h('h2', {id: 'history-title'}, 'What was decided'), list);
  const show = part(list, (events) => (events.length ? events.map(item) : [h('li.muted.small', null, 'Nothing yet')]));
  return {element, show};
}

function item({at, model, version, kind, by, reason, figures}) {
  const [mark, word, level] = KINDS[String(kind).toLowerCase()] ?? ['·', String(kind).toLowerCase().replace(/_/g, ' '), ''];
  return h('li', {class: level || null},
    h('span.history-mark', {'aria-hidden': 'true'}, mark),
    h('div.history-words', null,
      h('p', null, h('a.name', {href: hash('model', {model, version}), title: `${model} ${version}`}, h('bdi', null, `${model} ${version}`)), ' ', h('strong', null, word)),
      h('p.muted.small', null, h('time', {datetime: at, title: moment(at)}, clock(at)), by ? [' by ', named(by)] : null),
      reason ? h('p.small.break', null, h('bdi', null, reason)) : null,
      figuresOf(figures)));
}

/** The gate's figures come as `rule (side)`: one row a rule, one column a side. */
function figuresOf(figures) {
  const all = Object.entries(figures ?? {});
  if (!all.length) {
    return null;
  }
  const rules = new Map();
  const sides = [];
  for (const [name, value] of all) {
    const [, rule, side] = /^(.*?)(?: \(([^()]*)\))?$/s.exec(name);
    const column = side ?? 'figure';
    if (!sides.includes(column)) {
      sides.push(column);
    }
    rules.set(rule, {...rules.get(rule), [column]: value});
  }
  return h('details', null, h('summary', null, 'Figures'), h('div.table', null, h('table', null,
    h('thead', null, h('tr', null, h('th', {scope: 'col'}, h('span.unseen', null, 'Rule')), sides.map((side) => h('th.number', {scope: 'col'}, side)))),
    h('tbody', null, [...rules].map(([rule, values]) => h('tr', null, h('th', {scope: 'row', title: rule}, rule), sides.map((side) => h('td.number', null, number(values[side])))))))));
}
