/** All instances, what each holds and how it does. */
import {fill, h} from '../../dom.js';
import {count, duration, number, quantity} from '../../format.js';
import {part} from '../parts/part.js';

const STATES = {RUNNING: ['✓', 'running', 'ok'], REBALANCING: ['↻', 'rebalancing', 'attention'], CREATED: ['…', 'created', 'attention'], PENDING_SHUTDOWN: ['…', 'shutting down', 'attention'],
  PENDING_ERROR: ['✕', 'failing', 'bad'], ERROR: ['✕', 'failed', 'bad'], NOT_RUNNING: ['✕', 'not running', 'bad']};
const LAG_HIGH = 10_000;
const HEAP_HIGH = 0.9;

/** @returns {{element: HTMLElement, show: (answer: object) => void, fail: (error: Error, trouble: Function) => void}} */
export function instancesPart() {
  const summary = h('p.muted.small');
  const problem = h('div');
  const body = h('tbody');
  const table = h('div.table', {tabindex: '0', role: 'group', 'aria-label': 'Instances, a table that scrolls'}, h('table.instances.stacks', null, h('thead', null, heads()), body));
  const element = h('section.card', {'aria-labelledby': 'instances-title'}, h('div.spread', null, h('h2', {id: 'instances-title'}, 'Instances'), summary), problem, table);
  table.hidden = true;
  let known = false;
  const rows = part(body, ({instances}) => {
    const mostState = Math.max(1, ...instances.map(({stateBytes}) => stateBytes ?? 0));
    return instances.map((instance) => row(instance, mostState));
  });
  return {
    element,
    show(answer) {
      known = true;
      table.hidden = false;
      fill(problem, answer.complete ? null : h('p.note', null, 'An instance did not answer: what it holds is missing here. Its own log says why; the table is whole again when it has come back or its tasks were taken over.'));
      fill(summary, summaryOf(answer.instances));
      rows(answer);
    },
    fail(error, trouble) {
      fill(problem, known ? h('p.note', null, `The newest question was not answered: ${error.message}. What follows is older.`) : trouble(error));
    },
  };
}

function summaryOf(instances) {
  const sum = (key) => instances.reduce((total, one) => total + (one[key] ?? 0), 0);
  return `${count(instances.length, 'instance')} · ${sum('entities').toLocaleString('en')} entities · ${number(sum('ticksPerSecond'))} ticks a second`;
}

function heads() {
  const right = (text, title) => h('th.number', {scope: 'col', title}, text);
  return h('tr', null,
    h('th', {scope: 'col'}, 'Instance'), h('th', {scope: 'col'}, 'State'), right('Tasks'), right('Entities'), right('Ticks/s'), right('Lag', 'Records that wait'),
    right('Late', 'Samples that came too late since the start'), right('Dead letters', 'Since the start'), h('th', {scope: 'col'}, 'Heap'), h('th', {scope: 'col', title: 'What its state stores have on disk'}, 'Stores'),
    right('Last swap', 'How long the last change of a model took'), right('Up'));
}

function row(one, mostState) {
  const [mark, word, level] = STATES[one.state] ?? ['·', String(one.state).toLowerCase(), 'attention'];
  return h('tr', null,
    h('th', {scope: 'row'}, h('span.name', {title: one.instance}, h('bdi', null, one.instance)), one.self ? h('span.tag', {title: 'The one that answers you'}, 'this one') : null,
      h('p.muted.made-of', null, [one.version && `Tocsin ${one.version}`, one.java && `Java ${one.java}`, one.arithmetic].filter(Boolean).join(' · '))),
    h('td', {'data-label': 'State'}, h('span.state', {class: `level-${level}`, title: one.state}, h('span', {'aria-hidden': 'true'}, `${mark} `), word)),
    h('td.number', {'data-label': 'Tasks'}, whole(one.tasks), one.restoringTasks ? h('span.odd', {title: 'They do not judge until they are restored'}, ` ${one.restoringTasks} restoring`) : null),
    h('td.number', {'data-label': 'Entities'}, whole(one.entities)),
    h('td.number', {'data-label': 'Ticks/s'}, number(one.ticksPerSecond)),
    h('td.number', {'data-label': 'Lag'}, one.lag >= LAG_HIGH ? h('span.odd', {title: 'Much waits'}, `! ${whole(one.lag)}`) : whole(one.lag)),
    h('td.number', {'data-label': 'Late'}, whole(one.late)),
    h('td.number', {'data-label': 'Dead letters'}, one.deadLetters ? h('span.odd', null, whole(one.deadLetters)) : whole(one.deadLetters)),
    h('td', {'data-label': 'Heap'}, bar(one.heapUsedBytes, one.heapMaxBytes, `${bytes(one.heapUsedBytes)} of ${bytes(one.heapMaxBytes)}`, HEAP_HIGH)),
    h('td', {'data-label': 'Stores'}, bar(one.stateBytes, mostState, bytes(one.stateBytes))),
    h('td.number', {'data-label': 'Last swap'}, Number.isFinite(one.lastSwapMillis) ? `${whole(one.lastSwapMillis)} ms` : '–'),
    h('td.number.nowrap', {'data-label': 'Up'}, duration(one.uptimeSeconds)));
}

function whole(value) {
  return Number.isFinite(value) ? value.toLocaleString('en') : '–';
}

function bytes(value) {
  return quantity(value, 'By');
}

function bar(value, most, words, high = Infinity) {
  if (!Number.isFinite(value)) {
    return h('span.muted', null, '–');
  }
  const share = Math.max(0, Math.min(1, value / most));
  return h('div.amount', {class: share >= high ? 'high' : null},
    h('div.amount-bar', {'aria-hidden': 'true'}, h('div.amount-fill', {style: {width: `${100 * share}%`}})),
    h('span.amount-words', null, share >= high ? `! ${words}` : words));
}
