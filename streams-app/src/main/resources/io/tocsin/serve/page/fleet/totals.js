/**
 * The fleet in numbers, and in one sentence.
 *
 * @module fleet/totals
 */
import {fill, h, named} from '../dom.js';
import {age, count, duration, number, percent} from '../format.js';
import {standing} from '../standing.js';
import {KINDS} from '../incidents.js';

/** Beyond this a newest score is worth a look: six ticks of ten seconds. */
const OLD_SECONDS = 60;

/** What is wrong, in one sentence: `6 failures ahead, 5 silent, 23 anomalous`. */
export function headline(totals) {
  const parts = KINDS.map((kind) => [kind, totals.standings[kind] ?? 0]).filter(([, many]) => many > 0);
  const unheard = totals.standings.unheard ?? 0;
  if (!parts.length && unheard === 0) return [h('span.calm', null, totals.judged ? 'All is as forecast' : 'Nothing is wrong that limits can see')];
  return [...parts, ...(unheard ? [['unheard', unheard]] : [])].flatMap(([kind, many], i) => [
    i ? h('span.comma', null, ', ') : null,
    h('span.part', {class: `of-${standing(kind).css}`}, h('span.mark', {'aria-hidden': 'true'}, standing(kind).mark),
      ` ${many.toLocaleString('en')} ${words(kind, many)}`),
  ]);
}

/** The strip of numbers. `draw` again each second: the age of the newest score grows. */
export function totalsStrip() {
  const element = h('dl.totals');
  return {
    element,
    draw(totals, selector) {
      const old = age(totals.newestScore);
      fill(element,
        fact('entities', totals.entities.toLocaleString('en'), totals.complete ? selector && named(`of ${selector}`) : 'not all: an instance did not answer'),
        fact('judged', totals.judged.toLocaleString('en'), share(totals)),
        fact('ticks a second', number(Math.round(totals.ticksPerSecond * 10) / 10), null, totals.entities > 0 && totals.ticksPerSecond === 0),
        fact('newest score', old === null ? 'none yet' : `${duration(old)} old`, null, old !== null && old > OLD_SECONDS),
        models(totals.models ?? []));
    },
  };
}

/** What the colours of the map say, and how many of the entities it shows. */
export function scale(shown, all) {
  return h('span.scale', {title: 'Score or failure probability, whichever is nearer to its boundary'},
    shown >= all ? null : h('span', null, `${shown.toLocaleString('en')} of ${all.toLocaleString('en')}, what matters first`),
    h('span', null, 'as forecast'), h('span.ramp', {'aria-hidden': 'true'}), h('span', null, 'boundary'));
}

function words(kind, many) {
  if (kind === 'failure') return many === 1 ? 'is likely to fail' : 'are likely to fail';
  return standing(kind).many;
}

function share({entities, judged, warmingUp, withoutModel}) {
  if (!entities) return null;
  const others = [warmingUp ? `${warmingUp.toLocaleString('en')} warming up` : '', withoutModel ? `${withoutModel.toLocaleString('en')} without a model` : ''];
  return others.filter(Boolean).join(', ') || percent(judged / entities);
}

function models(list) {
  const [first, ...others] = list;
  if (!first) return fact('model', 'none', null, false);
  return h('.fact.model', null, h('dt', null, 'model'), h('dd', null, named(`${first.model} ${first.version}`)),
    h('dd.more', null, others.length ? `and ${count(others.length, 'other version')}` : `judges ${first.entities.toLocaleString('en')}`));
}

function fact(name, value, more, attention = false) {
  return h('.fact', {class: attention ? 'attention' : null}, h('dt', null, name), h('dd', null, value), more ? h('dd.more', null, more) : null);
}
