/** Why it stands as it does: score and probabilities beside their boundaries, and the metrics that explain them. */
import {h} from '../../dom.js';
import {duration, number, percent} from '../../format.js';
import {command} from '../../trouble.js';
import {contributorsTable} from '../parts/contributors.js';
import {meter} from '../parts/meter.js';
import {part} from '../parts/part.js';

/**
 * @param {(metric: string) => void} goTo shows a metric's chart
 * @returns {{element: HTMLElement, show: (entity: object, series: object|null) => void}}
 */
export function whyPart(goTo) {
  const verdict = h('div.verdict');
  const contributors = h('div');
  const drivers = h('div');
  const element = h('section.card.why', {'aria-label': 'Why'}, verdict, contributors, drivers);
  let units = new Map();
  const choose = {unitOf: (metric) => units.get(metric) ?? '', choose: goTo};
  const showVerdict = part(verdict, verdictOf);
  const showContributors = part(contributors, ({list, kind}) => (list.length ? [contributorsTable(list, {...choose, ...captionOf(kind)})] : []));
  const showDrivers = part(drivers, ({list}) => (list.length ? [contributorsTable(list, {...choose, caption: 'What drives the probability of a failure', expected: 'Usual'})] : []));
  return {
    element,
    show(entity, series) {
      units = new Map((series?.metrics ?? []).map(({metric, unit}) => [metric, unit]));
      const limit = entity.alerts.find((alert) => alert.kind === 'limit' && alert.state !== 'resolved');
      if (element.firstChild !== (limit ? contributors : verdict)) {
        element.prepend(limit ? contributors : verdict);
      }
      const known = [...units.values()].join();
      showVerdict({
        standing: entity.standing, score: entity.score, boundary: entity.boundary, outlooks: entity.outlooks ?? [],
        urgent: entity.urgentHorizonSeconds, model: entity.model,
      });
      showContributors({list: limit && !entity.contributors?.length ? limit.contributors : entity.contributors ?? [], kind: limit && !entity.contributors?.length ? 'limit' : 'score', known});
      showDrivers({list: isLikely(entity) ? entity.drivers ?? [] : [], known});
    },
  };
}

function captionOf(kind) {
  return kind === 'limit' ? {caption: 'Beyond its limit', expected: 'Limit'} : {caption: 'What explains the score', expected: 'Expected'};
}

function isLikely({standing, outlooks}) {
  return standing === 'failure' || (outlooks ?? []).some(({probability, boundary}) => probability >= boundary);
}

function verdictOf({standing, score, boundary, outlooks, urgent, model}) {
  if (standing === 'no_model' || (!model && score === undefined)) {
    return withoutModel();
  }
  return [
    standing === 'warming_up' ? h('p.note', null, 'The model warms up: it needs some ticks in a row before it scores. Static limits guard the entity meanwhile.') : null,
    standing === 'unheard' ? h('p.note', null, 'No score has come for a while: what stands here is the last that was known.') : null,
    standing === 'no_data' ? h('p.note', null, 'Nothing comes from it any more: the collector or the entity is down. What stands here is the last that was known.') : null,
    meter({label: 'Score', value: score, boundary, format: number}),
    outlooks.map(({probability, boundary: limit, horizonSeconds}) =>
      meter({
        label: `Failure within ${duration(horizonSeconds)}`, note: horizonSeconds === urgent && outlooks.length > 1 ? 'urgent' : undefined,
        value: probability, boundary: limit, format: percent, most: 1,
      })),
  ];
}

function withoutModel() {
  return [
    h('h2', null, 'No model judges it'),
    h('p', null, 'No deployment’s selector covers its name and labels, so static limits alone guard it: no score, no forecast, no failure probability. See ',
      h('a', {href: '#/models'}, 'who judges whom'), ', or train one:'),
    command('./tocsin train'),
  ];
}
