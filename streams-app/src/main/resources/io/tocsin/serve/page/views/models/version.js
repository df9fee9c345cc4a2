/** One published version: what it was trained on, what it looks at, and how true what it says is. */
import {fill, h, hash, named} from '../../dom.js';
import {clock, duration, moment, number, percent} from '../../format.js';
import {part} from '../parts/part.js';
import {promoteButton} from './actions.js';
import {calibrationCurve, reliabilityDiagram} from './curves.js';
import {beyondFigure, errorFigure, kilobytes, roleBadge} from './words.js';

const DATE = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

/**
 * @param {HTMLElement} root
 * @param {object} ctx of the view
 * @param {() => void} changed called after something was written
 * @returns {{show: (version: object, models: object) => void}}
 */
export function versionPage(root, ctx, changed) {
  const head = h('header.card.version-head');
  const body = h('div.version');
  fill(root, h('div.stack', null, head, body));
  const showHead = part(head, (data) => headOf(data, ctx, changed));
  const showBody = part(body, bodyOf);
  return {
    show(version, {deployments, versions}) {
      const deployment = deployments.find(({model}) => model === version.model) ?? null;
      const published = versions.find((one) => one.model === version.model && one.version === version.version) ?? {role: 'none'};
      showHead({model: version.model, version: version.version, createdAt: version.createdAt, deployment, published});
      showBody(version);
    },
  };
}

function headOf({model, version, createdAt, deployment, published}, ctx, changed) {
  const {role, entities, beyondShare, typicalError, bytes} = published;
  return [
    h('div.version-title', null,
      h('p.muted.eyebrow', null, h('a', {href: hash('models')}, 'Models')),
      h('h1', {title: `${model} ${version}`}, h('bdi.break', null, `${model} ${version}`)),
      h('p.version-role', null, roleBadge(role), h('span.muted', null, ' published ', h('time', {datetime: createdAt, title: moment(createdAt)}, clock(createdAt)), Number.isFinite(bytes) ? ` · ${kilobytes(bytes)}` : null))),
    h('dl.figures', null,
      fact('Entities judged last', Number.isFinite(entities) ? entities.toLocaleString('en') : '–'),
      fact('Ticks beyond the boundary', beyondFigure(beyondShare)),
      fact('Typical error, calibration = 1', errorFigure(typicalError))),
    role === 'champion' ? null : h('div.buttons', null, promoteButton(model, version, deployment, ctx, changed)),
    ctx.may('admin') || role === 'champion' ? null : h('p.muted.small', null, 'Promoting needs the role admin.'),
  ];
}

function bodyOf({features, network, calibration, horizons, provenance}) {
  return [
    h('section.card.training', null,
      h('h2', null, 'Training'), list(Object.entries(provenance)),
      h('h2', null, 'Network'), list(Object.entries(network).map(([name, value]) => [words(name), value]))),
    h('section.card', null, h('h2', null, 'Scores'),
      calibration.quantiles?.length ? calibrationCurve(calibration.quantiles) : h('p.muted.small', null, 'The artifact does not tell how its calibration ticks were spread.'),
      list(Object.entries(calibration).filter(([name, value]) => name !== 'quantiles' && typeof value !== 'object').map(([name, value]) => [words(name), value]))),
    ...horizons.map(horizonCard),
    h('section.card.features', null, h('h2', null, `${features.length} features`), featuresTable(features)),
  ];
}

function horizonCard({horizonSeconds, boundary, reliability}) {
  return h('section.card', null,
    h('h2', null, `Failure within ${duration(horizonSeconds)}`),
    reliability?.length ? reliabilityDiagram(reliability, boundary, duration(horizonSeconds)) : h('p.muted.small', null, 'The artifact does not tell how true its probabilities were on held-out ticks.'),
    list([['alert from', percent(boundary)]]));
}

function featuresTable(features) {
  const further = Object.keys(features[0] ?? {}).filter((key) => !['metric', 'transform'].includes(key));
  return h('div.table', {tabindex: '0', role: 'group', 'aria-label': 'Features'}, h('table', null,
    h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Metric'), h('th', {scope: 'col'}, 'Transform'), further.map((key) => h('th.number', {scope: 'col'}, capital(words(key)))))),
    h('tbody', null, features.map((feature) => h('tr', null,
      h('th', {scope: 'row'}, named(feature.metric)),
      h('td', null, String(feature.transform).toLowerCase().replace(/_/g, ' ')),
      further.map((key) => h('td.number', null, typeof feature[key] === 'number' ? number(feature[key]) : String(feature[key] ?? '–'))))))));
}

function list(entries) {
  return h('dl.report', null, entries.map(([name, value]) => fact(capital(name), text(value))));
}

function fact(name, value) {
  return h('div', null, h('dt', null, name), h('dd', null, value));
}

function text(value) {
  if (typeof value === 'number') {
    return number(value);
  }
  const told = String(value);
  if (DATE.test(told)) {
    return h('time', {datetime: told, title: moment(told)}, clock(told));
  }
  return /^\d{4,15}$/.test(told) ? Number(told).toLocaleString('en') : h('bdi.break', null, told);
}

/** `gapTicksMax` as people write it. */
function words(name) {
  return name.replace(/([a-z])([A-Z])/g, (_, before, after) => `${before} ${after.toLowerCase()}`);
}

function capital(name) {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
