/** Who it is, how it stands and since when. */
import {h, hash} from '../../dom.js';
import {clock, moment, number} from '../../format.js';
import {badge, standing} from '../../standing.js';
import {feedbackButtons, isOpen} from '../parts/incidents.js';
import {isBehind, lasting, lastingUntil, part} from '../parts/part.js';

const LABELS_SHOWN = 12;

/**
 * @param {string} name of the entity
 * @param {object} ctx of the view
 * @param {() => void} changed called after something was said
 * @returns {{element: HTMLElement, show: (entity: object, silence: object|null) => void}}
 */
export function headPart(name, ctx, changed) {
  const standingLine = h('div.standing-line');
  const facts = h('dl.entity-facts');
  const labels = h('ul.entity-labels', {'aria-label': 'Labels'});
  const notes = h('div.entity-notes');
  const element = h('header.card.entity-head', null,
    h('div.entity-title', null, h('p.muted.eyebrow', null, 'Entity'), h('h1', {title: name}, h('bdi', null, name)), labels),
    standingLine, facts, notes);
  const showStanding = part(standingLine, (data) => standingOf(data, ctx, changed));
  const showFacts = part(facts, factsOf);
  const showLabels = part(labels, labelsOf);
  const showNotes = part(notes, notesOf);
  return {
    element,
    show(entity, silence) {
      const gravest = entity.alerts.find((alert) => isOpen(alert) && alert.kind === entity.standing);
      element.className = `card entity-head of-${standing(entity.standing).css}`;
      showStanding({standing: entity.standing, gravest: gravest && {id: gravest.id, kind: gravest.kind, state: gravest.state, startedAt: gravest.startedAt, acknowledgedBy: gravest.acknowledgedBy}, newestTick: entity.newestTick});
      showFacts({model: entity.model, version: entity.version, newestTick: entity.newestTick, instance: entity.instance});
      showLabels(entity.labels);
      showNotes({silence, missing: entity.missing ?? [], moved: entity.movedBoundaries ?? {}});
    },
  };
}

function standingOf({standing: id, gravest, newestTick}, ctx, changed) {
  return [
    h('p.standing-word', null, badge(id)),
    h('p.standing-meaning', null, standing(id).meaning),
    gravest ? sinceLine(gravest, newestTick) : null,
    gravest ? feedbackButtons(gravest, ctx, changed) : null,
  ];
}

function sinceLine({kind, startedAt: since, acknowledgedBy: by}, newestTick) {
  const newest = kind === 'no_data' ? undefined : newestTick;
  return h('p.standing-since', null,
    'for ', lastingUntil(h('strong'), since, newest), h('span.muted', null, ' since '), h('time', {datetime: since, title: moment(since)}, clock(since)), kind === 'no_data' ? null : ', ',
    kind === 'no_data' ? null : by ? h('span', null, 'taken by ', h('bdi', {title: by}, by)) : h('span.nobodys', null, 'nobody has taken it'));
}

function factsOf({model, version, newestTick, instance}) {
  return [
    fact('Model', model ? h('a.name', {href: hash('model', {model, version}), title: `${model} ${version}`}, h('bdi', null, `${model} ${version}`)) : 'none: static limits guard it'),
    fact('Newest tick', newestTick ? newest(newestTick) : 'none yet'),
    fact('Held by', h('a.name', {href: '#/system', title: instance}, instance)),
  ];
}

function newest(tick) {
  const title = moment(tick);
  return isBehind(tick) ? h('time', {datetime: tick, title}, clock(tick)) : [lasting(h('span', {title}), tick), ' ago'];
}

function fact(name, value) {
  return h('div', null, h('dt', null, name), h('dd', null, value));
}

function labelsOf(labels) {
  const all = Object.entries(labels ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
  const more = all.length - LABELS_SHOWN;
  return [
    ...all.slice(0, LABELS_SHOWN).map(([key, value]) => h('li.tag', {title: `${key}=${value}`}, h('bdi', null, `${key}=${value}`))),
    more > 0 ? h('li.tag', {title: all.slice(LABELS_SHOWN).map((pair) => pair.join('=')).join('\n')}, `${more} more`) : null,
  ];
}

function notesOf({silence, missing, moved}) {
  const movedOnes = Object.entries(moved).filter(([, factor]) => factor !== 1);
  return [
    silence ? h('p.note', null, 'Silenced by the planned event ', h('a', {href: '#/calendar', title: silence.id}, h('bdi', null, silence.title)),
      silence.end ? [' until ', h('time', {datetime: silence.end, title: moment(silence.end)}, clock(silence.end))] : null, ': no incident opens or ends while it lasts') : null,
    missing.length ? h('p.note', null, `The model does without ${missing.length === 1 ? 'a metric that does' : `${missing.length} metrics that do`} not come: `, h('bdi', null, missing.slice(0, 6).join(', ')), missing.length > 6 ? ' …' : null) : null,
    movedOnes.length ? h('p.note', null, `Feedback moved its boundaries: ${movedOnes.map(([kind, factor]) => `${kind} × ${number(factor)}`).join(', ')}`) : null,
  ];
}
