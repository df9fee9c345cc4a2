/**
 * Who judges whom, how they do, and what was decided about it; or one published version.
 *
 * @module views/models
 */
import {fill, h, hash} from '../dom.js';
import {command, loading, nothing, trouble} from '../trouble.js';
import {comparisons} from './models/comparison.js';
import {deploymentsPart} from './models/deployments.js';
import {historyPart} from './models/history.js';
import {versionPage} from './models/version.js';
import {keepTime} from './parts/part.js';
import {refresher} from './parts/refresh.js';

const LEAST_MS = 1_000;
const EVERY_MS = 10_000;
const HISTORY_SHOWN = 60;

/** @param {URLSearchParams} params */
export function title(params) {
  return params.get('version') ? `${params.get('model')} ${params.get('version')}` : 'Models';
}

/**
 * @param {HTMLElement} root
 * @param {object} ctx of the view
 * @returns {() => void} ends it
 */
export function mount(root, ctx) {
  const stopTime = keepTime(root);
  const stop = ctx.params.get('version') ? mountVersion(root, ctx) : mountAll(root, ctx);
  return () => {
    stopTime();
    stop();
  };
}

function mountAll(root, ctx) {
  fill(root, loading());
  let page = null;
  const compared = comparisons(ctx.api, () => page?.redraw());
  const refresh = refresher({
    leastMs: LEAST_MS,
    everyMs: EVERY_MS,
    async load(signal) {
      const [models, history] = await Promise.all([
        ctx.api.get('/api/v1/models', {}, {signal}),
        ctx.api.get('/api/v1/model/history', {limit: HISTORY_SHOWN}, {signal}),
      ]);
      if (!models.deployments.length && !models.versions.length) {
        page = null;
        fill(root, noModels());
        return;
      }
      page ??= build(root, ctx, compared, () => refresh.now());
      page.show(models, history);
    },
    failed(error) {
      if (!page) {
        fill(root, trouble(error, () => refresh.now()));
      }
    },
  });
  const stops = [ctx.live.on('models', refresh.soon), ctx.live.on('hello', refresh.soon)];
  refresh.now();
  return () => {
    refresh.stop();
    compared.stop();
    stops.forEach((stop) => stop());
  };
}

function build(root, ctx, compared, changed) {
  const deployments = deploymentsPart(ctx, compared, changed);
  const history = historyPart();
  fill(root, h('div.models', null, h('h1', null, 'Models'), deployments.element, history.element));
  return {
    show(models, {events}) {
      deployments.show(models);
      history.show(events);
    },
    redraw: deployments.redraw,
  };
}

function mountVersion(root, ctx) {
  const [model, version] = [ctx.params.get('model') ?? '', ctx.params.get('version')];
  fill(root, loading());
  let page = null;
  let facts = null;
  const refresh = refresher({
    leastMs: LEAST_MS,
    async load(signal) {
      // A version never changes: it is asked for once, who judges again and again.
      const [told, models] = await Promise.all([
        facts ?? ctx.api.get('/api/v1/model', {model, version}, {signal}),
        ctx.api.get('/api/v1/models', {}, {signal}),
      ]);
      facts = told;
      page ??= versionPage(root, ctx, () => refresh.now());
      page.show(facts, models);
    },
    failed(error) {
      if (!page) {
        fill(root, error.status === 404 ? unknown(model, version) : trouble(error, () => refresh.now()));
      }
    },
  });
  const stops = [ctx.live.on('models', refresh.soon), ctx.live.on('hello', refresh.soon)];
  refresh.now();
  return () => {
    refresh.stop();
    stops.forEach((stop) => stop());
  };
}

function noModels() {
  return nothing('No model is published yet',
    h('h1.unseen', null, 'Models'),
    h('p', null, 'Until one is, static limits alone guard the entities. Once ticks have come for some hours, train one; it is in force a moment later, without a restart:'),
    command('./tocsin train'),
    h('p', null, 'To try it all on simulated shops:'),
    command('./tocsin demo --fresh'));
}

function unknown(model, version) {
  return nothing('There is no such version',
    h('h1.unseen', null, h('bdi', null, `${model} ${version}`)),
    h('p', null, 'The models topic holds no ', h('bdi.mono.break', null, `${model}/${version}`), ': it was retired, or is misspelt.'),
    h('p', null, h('a', {href: hash('models')}, 'To the models')));
}
