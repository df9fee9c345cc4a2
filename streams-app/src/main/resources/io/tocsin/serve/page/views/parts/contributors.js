/** Why: the metrics that explain a score or a probability. */
import {h, named} from '../../dom.js';
import {percent, quantity} from '../../format.js';
import {shareBar} from './meter.js';

const SHOWN = 6;

/**
 * @param {{metric: string, actual?: number, expected?: number, share: number}[]} contributors
 * @param {object} how
 * @param {string} how.caption
 * @param {string} how.expected what `expected` is: expected, usual, limit
 * @param {(metric: string) => string} how.unitOf UCUM, empty where it is not known
 * @param {(metric: string) => void} [how.choose] goes to the metric's chart
 * @returns {HTMLElement}
 */
export function contributorsTable(contributors, {caption, expected, unitOf, choose}) {
  return h('div.scroll', null, h('table.contributors', null,
    h('caption', null, caption),
    h('thead', null, h('tr', null,
      h('th', {scope: 'col'}, 'Metric'), h('th.number', {scope: 'col'}, 'Share'),
      h('th.number', {scope: 'col'}, 'Actual'), h('th.number', {scope: 'col'}, expected))),
    h('tbody', null, contributors.slice(0, SHOWN).map((one) => row(one, unitOf(one.metric), choose)))));
}

function row({metric, actual, expected, share}, unit, choose) {
  return h('tr', null,
    h('th', {scope: 'row'}, choose ? metricButton(metric, choose) : named(metric), shareBar(share)),
    h('td.number', null, percent(share)),
    h('td.number.strong', null, quantity(actual, unit), direction(actual, expected)),
    h('td.number', null, quantity(expected, unit)));
}

function metricButton(metric, choose) {
  return h('button.plain.name', {type: 'button', title: `${metric}: to its chart`, dataset: {key: `metric ${metric}`}, onclick: () => choose(metric)}, h('bdi', null, metric));
}

function direction(actual, expected) {
  if (!Number.isFinite(actual) || !Number.isFinite(expected) || actual === expected) {
    return null;
  }
  const [sign, words] = actual > expected ? ['↑', 'higher'] : ['↓', 'lower'];
  return h('span.direction', {title: words, role: 'img', 'aria-label': words}, sign);
}
