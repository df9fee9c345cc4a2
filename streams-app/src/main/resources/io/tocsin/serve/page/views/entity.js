/**
 * One entity: how it stands, why, and what each of its metrics did, does and is expected to do.
 *
 * @module views/entity
 */
import {ApiError} from '../api.js';
import {fill, h, hash} from '../dom.js';
import {loading, nothing, trouble} from '../trouble.js';
import {chartsPart} from './entity/charts.js';
import {headPart} from './entity/head.js';
import {incidentsPart} from './entity/incidents.js';
import {whyPart} from './entity/why.js';
import {keepTime} from './parts/part.js';
import {refresher} from './parts/refresh.js';

const LEAST_MS = 1_000;
const EVERY_MS = 5_000;
const AHEAD_TICKS = 30;

/** @param {URLSearchParams} params */
export function title(params) {
  return params.get('name') || 'Entity';
}

/**
 * @param {HTMLElement} root
 * @param {object} ctx of the view
 * @returns {() => void} ends it
 */
export function mount(root, ctx) {
  const name = ctx.params.get('name') ?? '';
  if (!name) {
    fill(root, nothing('Which entity?', h('p', null, 'The address names none. ', h('a', {href: '#/'}, 'To the fleet'))));
    return () => {};
  }
  fill(root, loading());
  let page = null;
  const silences = plannedSilences(ctx.api);
  const refresh = refresher({
    leastMs: LEAST_MS,
    everyMs: EVERY_MS,
    async load(signal) {
      const [entity, series] = await both(ctx.api, name, signal);
      if (!page) {
        page = build(root, name, ctx, () => refresh.soon());
      }
      page.show(entity, series, await silences.of(entity.silencedBy, signal));
    },
    failed(error) {
      if (error.status === 404 || !page) {
        page?.stop();
        page = null;
        fill(root, error.status === 404 ? unknown(name, ctx) : trouble(error, () => refresh.now()));
      }
    },
  });
  const stops = listen(ctx.live, name, refresh.soon);
  stops.push(keepTime(root));
  refresh.now();
  return () => {
    refresh.stop();
    stops.forEach((stop) => stop());
    page?.stop();
  };
}

/** The entity, and its series or why there are none: without charts the rest is still worth much. */
async function both(api, name, signal) {
  const [entity, series] = await Promise.allSettled([
    api.get('/api/v1/entity', {name}, {signal}),
    api.get('/api/v1/entity/series', {name, ahead: AHEAD_TICKS}, {signal}),
  ]);
  if (entity.status === 'rejected') {
    throw entity.reason;
  }
  if (series.status === 'rejected' && !(series.reason instanceof ApiError)) {
    throw series.reason;
  }
  return [entity.value, series.status === 'fulfilled' ? series.value : series.reason];
}

/** The planned events that silence an entity; each is asked for once. */
function plannedSilences(api) {
  const known = new Map();
  return {
    /** @returns {Promise<{id: string, title: string, start?: string, end?: string}|null>} null where nothing silences it */
    async of(id, signal) {
      if (!id) {
        return null;
      }
      if (!known.has(id)) {
        known.set(id, await askSilence(api, id, signal));
      }
      return known.get(id);
    },
  };
}

async function askSilence(api, id, signal) {
  try {
    const {events} = await api.get('/api/v1/calendar', {}, {signal});
    const event = events.find((one) => one.id === id);
    return {id, title: event?.title ?? id, ...(event?.inForce ? event.next : {})};
  } catch (error) {
    if (signal.aborted) {
      throw error;
    }
    return {id, title: id}; // That it is silenced is what matters; until when, the calendar tells.
  }
}

function listen(live, name, changed) {
  return [
    live.on('fleet', ({entities, gone}) => {
      if (entities?.name?.includes(name) || gone?.includes(name)) {
        changed();
      }
    }),
    live.on('alert', ({alert}) => {
      if (alert?.entity === name) {
        changed();
      }
    }),
    live.on('hello', changed),
    live.on('models', changed),
  ];
}

function build(root, name, ctx, changed) {
  const head = headPart(name, ctx, changed);
  const charts = chartsPart();
  const why = whyPart(charts.goTo);
  const incidents = incidentsPart(name, ctx, changed);
  fill(root, h('div.entity', null, head.element, h('div.entity-side', null, why.element, incidents.element), charts.element));
  return {
    show(entity, series, silence) {
      head.show(entity, silence);
      why.show(entity, series instanceof Error ? null : series);
      incidents.show(entity);
      charts.show(entity, series, silence);
    },
    stop: charts.stop,
  };
}

function unknown(name, ctx) {
  return nothing('Nobody knows this entity',
    h('h1.unseen', null, h('bdi', null, name)),
    h('p', null, 'No instance holds ', h('bdi.mono.break', null, name), '.'),
    h('p', null, 'It may be misspelt, its samples may never have come, or they are refused. What to do: ',
      h('a', {href: hash('', {text: name})}, 'search the fleet'), ', look at the dead letters under ', h('a', {href: '#/system'}, 'System'),
      ', or check that its collector writes to the samples topic.'),
    h('p', null, h('button', {type: 'button', onclick: () => ctx.navigate('#/')}, 'To the fleet')));
}
