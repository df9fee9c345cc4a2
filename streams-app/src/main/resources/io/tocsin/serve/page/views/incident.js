/**
 * One incident: what happened, why Tocsin thinks so, and what can be done about it.
 *
 * @module views/incident
 */
import {fill, h, hash} from '../dom.js';
import {loading, nothing, trouble} from '../trouble.js';
import {incidentCharts} from './incident/charts.js';
import {storyPart} from './incident/story.js';
import {incidentItem} from './parts/incidents.js';
import {keepTime, part} from './parts/part.js';
import {refresher} from './parts/refresh.js';

/** The stretch is read from the topics: that costs more than a look at what is in memory. */
const LEAST_MS = 2_000;
const EVERY_MS = 15_000;

/** @param {URLSearchParams} params */
export function title(params) {
  return `Incident of ${(params.get('id') ?? '').split('|')[0] || 'nobody'}`;
}

/**
 * @param {HTMLElement} root
 * @param {object} ctx of the view
 * @returns {() => void} ends it
 */
export function mount(root, ctx) {
  const id = ctx.params.get('id') ?? '';
  if (!id) {
    fill(root, nothing('Which incident?', h('p', null, 'The address names none. ', h('a', {href: '#/alerts'}, 'To the alerts'))));
    return () => {};
  }
  fill(root, loading('Reading the stretch from the topics …'));
  let page = null;
  let units = null;
  const refresh = refresher({
    leastMs: LEAST_MS,
    everyMs: EVERY_MS,
    async load(signal) {
      const incident = await ctx.api.get('/api/v1/alert', {id}, {signal});
      page ??= build(root, ctx, () => refresh.soon());
      page.show(incident, units ?? {});
      if (!units) {
        units = await unitsOf(ctx.api, incident.alert.entity, signal);
        page.show(incident, units);
      }
    },
    failed(error) {
      if (!page) {
        fill(root, error.status === 404 ? unknown(id) : trouble(error, () => refresh.now()));
      }
    },
  });
  const stops = [ctx.live.on('alert', ({alert}) => alert?.id === id && refresh.soon()), ctx.live.on('hello', refresh.soon), keepTime(root)];
  refresh.now();
  return () => {
    refresh.stop();
    stops.forEach((stop) => stop());
    page?.stop();
  };
}

/** The units of the metrics, where an instance still holds the entity: the incident itself does not tell them. */
async function unitsOf(api, entity, signal) {
  try {
    const {metrics} = await api.get('/api/v1/entity/series', {name: entity, ahead: 0}, {signal});
    return Object.fromEntries(metrics.map(({metric, unit}) => [metric, unit]));
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    return {}; // An entity that is gone has no units any more: plain numbers do.
  }
}

function build(root, ctx, changed) {
  const story = storyPart(ctx, changed);
  const charts = incidentCharts();
  const others = h('ul.told-list');
  const othersBlock = h('section.card', {'aria-labelledby': 'others-title'}, h('h2', {id: 'others-title'}, 'Further incidents within a day'), others);
  const showOthers = part(others, (alerts) => alerts.length
    ? alerts.map((alert) => incidentItem(alert, ctx, changed))
    : [h('li.muted.small', null, 'None: it is the only one')]);
  fill(root, h('div.entity', null, story.head, h('div.entity-side', null, story.why, othersBlock), charts.element));
  return {
    show(incident, units) {
      story.show(incident, units);
      charts.show(incident, units);
      showOthers(incident.others);
    },
    stop: charts.stop,
  };
}

function unknown(id) {
  const entity = id.split('|')[0];
  return nothing('Nobody knows this incident',
    h('h1.unseen', null, 'Incident'),
    h('p', null, 'No alert has the id ', h('bdi.mono.break', null, id), '.'),
    h('p', null, 'Alerts are kept for 30 days; the link may be older, or was cut when it was copied.'),
    h('p', null, h('a', {href: '#/alerts'}, 'To the alerts'), ' · ', h('a', {href: hash('entity', {name: entity})}, h('bdi', null, `To ${entity}`))));
}
