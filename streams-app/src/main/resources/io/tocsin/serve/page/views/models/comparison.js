/** Champion and shadow, side by side on the ticks that both judged. */
import {h, hash, named} from '../../dom.js';
import {number} from '../../format.js';

const FRESH_MS = 30_000;

/**
 * What is known of each comparison; asked for when somebody looks, and seldom: it is read from the topics.
 *
 * @param {object} api
 * @param {() => void} changed called when an answer has come
 */
export function comparisons(api, changed) {
  const known = new Map();
  const stopped = new AbortController();

  async function ask(deployment, entry) {
    entry.askedAt = performance.now();
    try {
      entry.answer = {of: await api.get('/api/v1/model/comparison', {model: deployment.model}, {signal: stopped.signal})};
    } catch (error) {
      if (stopped.signal.aborted) {
        return;
      }
      entry.answer = {problem: error.status === 404 ? 'No tick was judged by both yet; a minute after it was put into the shadow there is something to compare.' : error.message};
    }
    changed();
  }

  return {
    /** @returns {{of?: object, problem?: string}|null} null while the first answer is on its way */
    of(deployment) {
      const key = JSON.stringify([deployment.model, deployment.champion, deployment.shadow]);
      if (!known.has(key)) {
        known.set(key, {answer: null, askedAt: -Infinity});
      }
      const entry = known.get(key);
      if (performance.now() - entry.askedAt > FRESH_MS) {
        ask(deployment, entry);
      }
      return entry.answer;
    },
    stop: () => stopped.abort(),
  };
}

/** @param {{of?: object, problem?: string}|null} comparison */
export function comparisonBlock(comparison) {
  const title = h('h3', null, 'Champion beside shadow');
  if (!comparison) {
    return h('div.comparison', null, title, h('p.muted.small', null, 'Reading the scores of both …'));
  }
  if (comparison.problem) {
    return h('div.comparison', null, title, h('p.muted.small.break', null, comparison.problem));
  }
  const {champion, shadow, ticks, agreement, both, entities} = comparison.of;
  return h('div.comparison', null,
    title,
    h('p.agreement', null, h('strong.agreement-figure', null, percentFine(agreement)),
      h('span.muted.small', null, ` agreement on ${ticks.toLocaleString('en')} ticks of the last hour; ${both.toLocaleString('en')} beyond the boundary of both`)),
    h('div.comparison-body', null,
      figures(champion, shadow, ticks),
      differing(entities)));
}

/** Two models that agree on all but a few ticks differ in the third digit: that is the one that matters. */
function percentFine(ratio) {
  return ratio === null || ratio === undefined ? '–' : `${(ratio * 100).toFixed(2)} %`;
}

function figures(champion, shadow, ticks) {
  const share = (beyond) => `${beyond.toLocaleString('en')}${ticks ? ` (${percentFine(beyond / ticks)})` : ''}`;
  const line = (name, format, key) => h('tr', null, h('th', {scope: 'row'}, name), h('td.number', null, format(champion[key])), h('td.number', null, format(shadow[key])));
  return h('div.table', {tabindex: '0', role: 'group', 'aria-label': 'Figures of both'}, h('table', null,
    h('thead', null, h('tr', null, h('th', {scope: 'col'}, h('span.unseen', null, 'Figure')),
      h('th.number', {scope: 'col'}, 'Champion ', h('bdi.name.column-name', {title: champion.version}, champion.version)),
      h('th.number', {scope: 'col'}, 'Shadow ', h('bdi.name.column-name', {title: shadow.version}, shadow.version)))),
    h('tbody', null,
      line('Ticks beyond the boundary', share, 'beyond'),
      line('Stretches beyond it', (many) => many.toLocaleString('en'), 'stretches'),
      line('Median score', number, 'median'),
      line('99 of 100 scores below', number, 'high'))));
}

function differing(entities) {
  if (!entities.length) {
    return h('p.muted.small', null, 'They differ on no entity.');
  }
  return h('div.table', null, h('table', null,
    h('caption', null, 'Where they differ'),
    h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Entity'), h('th.number', {scope: 'col'}, 'Champion alone'), h('th.number', {scope: 'col'}, 'Shadow alone'))),
    h('tbody', null, entities.slice(0, 10).map(({entity, championAlone, shadowAlone}) => h('tr', null,
      h('th', {scope: 'row'}, named(entity, hash('entity', {name: entity}))),
      h('td.number', null, ticksAlone(championAlone)), h('td.number', null, ticksAlone(shadowAlone)))))));
}

function ticksAlone(ticks) {
  return ticks ? `${ticks.toLocaleString('en')} ticks` : '–';
}

