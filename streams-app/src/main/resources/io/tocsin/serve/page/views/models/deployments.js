/** Each model with its deployment and its versions. */
import {fill, h, named} from '../../dom.js';
import {ago, clock, count, moment, percent} from '../../format.js';
import {lasting, part} from '../parts/part.js';
import {promoteButton, rollbackButton} from './actions.js';
import {comparisonBlock} from './comparison.js';
import {beyondFigure, errorFigure, kilobytes, roleBadge, versionLink} from './words.js';

/**
 * @param {object} ctx of the view
 * @param {object} compared the comparisons with versions in the shadow
 * @param {() => void} changed called after something was written
 * @returns {{element: HTMLElement, show: (models: object) => void, redraw: () => void}}
 */
export function deploymentsPart(ctx, compared, changed) {
  const element = h('div.models-list');
  const notes = h('div');
  const cards = new Map();
  const showNotes = part(notes, (models) => notesOf(models, ctx));
  let newest = null;

  function cardFor(model) {
    if (!cards.has(model)) {
      const card = h('section.card.model', {'aria-label': model});
      cards.set(model, {card, render: part(card, (data) => cardOf(data, ctx, changed))});
    }
    return cards.get(model);
  }

  function show(models) {
    newest = models;
    showNotes({imageOf: models.imageOf, refusals: models.refusals ?? []});
    const groups = groupsOf(models);
    const wanted = [notes, ...groups.map((group) => {
      const {card, render} = cardFor(group.model);
      render({...group, comparison: group.deployment?.shadow ? compared.of(group.deployment) : null});
      return card;
    })];
    if (wanted.length !== element.children.length || wanted.some((one, at) => element.children[at] !== one)) {
      fill(element, wanted);
    }
  }

  return {element, show, redraw: () => newest && show(newest)};
}

/** Deployed models first, each with its versions. */
function groupsOf({deployments, versions}) {
  const deployed = new Map(deployments.map((deployment) => [deployment.model, deployment]));
  const names = [...new Set([...deployed.keys(), ...versions.map(({model}) => model)])];
  return names.map((model) => ({model, deployment: deployed.get(model) ?? null, versions: versions.filter((version) => version.model === model)}));
}

function notesOf({imageOf, refusals}, ctx) {
  return [
    imageOf ? h('p.muted.small', null, 'In force at this instance since ', h('time', {datetime: imageOf, title: moment(imageOf)}, clock(imageOf))) : null,
    ctx.may('admin') ? null : h('p.muted.small', null, 'You may look; promoting and rolling back need the role admin.'),
    refusals.length ? h('details.card.refusals', null, h('summary', null, `${count(refusals.length, 'record')} of the models topic ${refusals.length === 1 ? 'was' : 'were'} refused lately; what judged goes on`),
      h('ul', null, refusals.map(({cause, detail, key, at}) => h('li', null, h('code', null, cause), ' ', h('bdi.break', null, [key, detail].filter(Boolean).join(': ')), at ? ` ${ago(at)}` : null)))) : null,
  ];
}

function cardOf({model, deployment, versions, comparison}, ctx, changed) {
  return [
    h('div.spread', null, h('h2.model-name', null, named(model)), deployment ? rollbackButton(deployment, ctx, changed) : null),
    deployment ? deployed(deployment) : h('p.muted.small', null, 'Published, but deployed nowhere: it judges nobody.'),
    versions.length ? versionsTable(model, versions, deployment, ctx, changed) : null,
    deployment?.shadow ? comparisonBlock(comparison) : null,
  ];
}

function deployed({model, champion, previous, canary, canaryShare, shadow, pinned, selector, activateAt, updatedAt, updatedBy, reason}) {
  const role = (name, version, more) => version ? h('li', null, roleBadge(name, more), versionLink(model, version)) : null;
  return h('div.deployed', null,
    h('p.selector', null, 'judges ', h('code.name', {title: selector}, h('bdi', null, selector)), pinned ? h('span.badge.role', {title: 'Only people change the champion'}, '⚲ pinned') : null),
    h('ul.roles', {'aria-label': 'Roles'},
      role('champion', champion), role('canary', canary, Number.isFinite(canaryShare) ? ` ${percent(canaryShare)}` : ''), role('shadow', shadow), role('previous', previous)),
    activateAt ? h('p.note', null, `From ${clock(activateAt)} on, by the ticks’ own time`) : null,
    h('p.muted.small.break', null, 'since ', h('time', {datetime: updatedAt, title: moment(updatedAt)}, clock(updatedAt)), ' (', lasting(h('span'), updatedAt), ')',
      updatedBy ? [', by ', h('bdi', null, updatedBy)] : null, reason ? [': ', h('bdi', null, reason)] : null));
}

function versionsTable(model, versions, deployment, ctx, changed) {
  const head = (text, title) => h('th.number', {scope: 'col', title}, text);
  return h('div.table', {tabindex: '0', role: 'group', 'aria-label': `Versions of ${model}`}, h('table.versions.stacks', null,
    h('thead', null, h('tr', null, h('th', {scope: 'col'}, 'Version'), h('th', {scope: 'col'}, 'Role'), h('th', {scope: 'col'}, 'Published'),
      head('Entities', 'How many it judged last'), head('Beyond boundary', 'Share of its ticks lately'), head('Typical error', 'As a multiple of that in its calibration'), head('Size'),
      h('th', {scope: 'col'}, h('span.unseen', null, 'Actions')))),
    h('tbody', null, versions.map((version) => row(version, deployment, ctx, changed)))));
}

function row({model, version, role, createdAt, bytes, entities, beyondShare, typicalError}, deployment, ctx, changed) {
  return h('tr', null,
    h('th', {scope: 'row'}, versionLink(model, version)),
    h('td', {'data-label': 'Role'}, roleBadge(role)),
    h('td.nowrap', {'data-label': 'Published'}, h('time', {datetime: createdAt, title: moment(createdAt)}, clock(createdAt))),
    h('td.number', {'data-label': 'Entities'}, Number.isFinite(entities) ? entities.toLocaleString('en') : h('span.muted', null, '–')),
    h('td.number', {'data-label': 'Beyond boundary'}, beyondFigure(beyondShare)),
    h('td.number', {'data-label': 'Typical error'}, errorFigure(typicalError)),
    h('td.number.nowrap', {'data-label': 'Size'}, kilobytes(bytes)),
    h('td.number', null, role === 'champion' ? null : promoteButton(model, version, deployment, ctx, changed)));
}

