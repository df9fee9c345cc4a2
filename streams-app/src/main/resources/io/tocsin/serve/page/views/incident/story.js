/** An incident in words. */
import {h, hash, named} from '../../dom.js';
import {clock, duration, moment, percent} from '../../format.js';
import {badge, standing} from '../../standing.js';
import {contributorsTable} from '../parts/contributors.js';
import {comparedWith, feedbackButtons, isOpen, lasted, level, measure} from '../parts/incidents.js';
import {meter} from '../parts/meter.js';
import {part} from '../parts/part.js';

const ENDED = {recovered: 'it recovered', false_alarm: 'it was a false alarm', forgotten: 'the entity is taken for gone'};

/**
 * @param {object} ctx of the view
 * @param {() => void} changed called after something was said
 * @returns {{head: HTMLElement, why: HTMLElement, show: (incident: object, units: Object<string, string>) => void}}
 */
export function storyPart(ctx, changed) {
  const top = h('div.entity-title');
  const when = h('div.standing-line');
  const facts = h('dl.entity-facts');
  const head = h('header.card.entity-head', null, top, when, facts);
  const why = h('section.card.why', {'aria-label': 'Why'});
  const showTop = part(top, ({title, meaning, kind}) => [h('p.muted.eyebrow', null, 'Incident'), h('h1', {title}, h('bdi', null, title)), h('p.meaning', null, sentence(meaning, kind))]);
  const showWhen = part(when, (alert) => whenOf(alert, ctx, changed));
  const showFacts = part(facts, factsOf);
  const showWhy = part(why, ({units, ...data}) => whyOf(data, units));
  return {
    head,
    why,
    show({title, meaning, alert, worst}, units) {
      head.className = `card entity-head of-${standing(alert.kind).css}`;
      showTop({title, meaning, kind: alert.kind});
      showWhen(pick(alert, ['id', 'kind', 'state', 'startedAt', 'resolvedAt', 'updatedAt', 'acknowledgedBy', 'ending']));
      showFacts(pick(alert, ['kind', 'entity', 'model', 'version', 'runbook', 'labels']));
      showWhy({alert: pick(alert, ['kind', 'state', 'level', 'peak', 'boundary', 'horizonSeconds', 'contributors']), worst, units});
    },
  };
}

function pick(object, keys) {
  return Object.fromEntries(keys.map((key) => [key, object[key]]));
}

function sentence(text, kind) {
  return capital(text || standing(kind).meaning);
}

function capital(words) {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function whenOf(alert, ctx, changed) {
  const open = isOpen(alert);
  const ended = alert.resolvedAt ?? alert.updatedAt;
  return [
    h('p.standing-word', null, badge(alert.kind)),
    h('p.standing-since', null, open ? 'open for ' : 'lasted ', h('strong', null, lasted(alert)), h('span.muted', null, ' since '),
      h('time', {datetime: alert.startedAt, title: moment(alert.startedAt)}, clock(alert.startedAt))),
    open
      ? alert.kind === 'no_data' ? null : h('p.small', null, alert.acknowledgedBy ? ['taken by ', h('bdi', null, alert.acknowledgedBy)] : h('span.nobodys', null, 'nobody has taken it'))
      : h('p.small', null, 'over since ', h('time', {datetime: ended, title: moment(ended)}, clock(ended)), alert.ending ? `, ${ENDED[alert.ending] ?? alert.ending}` : null,
        alert.acknowledgedBy ? [', was taken by ', h('bdi', null, alert.acknowledgedBy)] : null),
    alert.ending === 'false_alarm' ? null : feedbackButtons(alert, ctx, changed),
  ];
}

function factsOf({kind, entity, model, version, runbook, labels}) {
  const fact = (name, value) => h('div', null, h('dt', null, name), h('dd', null, value));
  const marks = Object.entries(labels ?? {}).map(([key, value]) => `${key}=${value}`).join(' · ');
  return [
    fact('Entity', named(entity, hash('entity', {name: entity}))),
    fact('Judged by', judge(kind, model, version)),
    marks ? fact('Labels', h('span.name', {title: marks}, h('bdi', null, marks))) : null,
    isWeb(runbook) ? h('div.runbook', null, h('dt.unseen', null, 'Runbook'), h('dd', null, h('a.button', {href: runbook, rel: 'noopener noreferrer', target: '_blank', title: runbook}, 'Open the runbook ↗'))) : null,
  ];
}

function judge(kind, model, version) {
  if (kind === 'limit') {
    return 'static limits, while no model judges it';
  }
  return kind === 'no_data' ? 'the clock' : named(`${model} ${version}`, hash('model', {model, version}));
}

/** A runbook's address comes from outside: a script must not be what a click on it runs. */
function isWeb(address) {
  return /^https?:\/\//i.test(address ?? '');
}

function whyOf({alert, worst}, units) {
  const {kind, boundary, contributors} = alert;
  const format = (value) => level(kind, value);
  const most = kind === 'failure' ? 1 : undefined;
  return [
    meter({label: capital(`${measure(kind)} ${isOpen(alert) ? 'now' : 'at last'}`), value: alert.level, boundary, format, most}),
    meter({label: 'At its worst', value: worst?.probability ?? alert.peak, boundary: worst?.boundary ?? boundary, format, most, note: worst ? `within ${duration(worst.horizonSeconds)}` : undefined}),
    alert.horizonSeconds && !worst ? h('p.note', null, `A failure within ${duration(alert.horizonSeconds)}, alert from ${percent(boundary)} on`) : null,
    contributors.length
      ? h('div.why-table', null, contributorsTable(contributors, {caption: kind === 'failure' ? 'What drove it' : 'What explains it', expected: comparedWith(kind), unitOf: (metric) => units?.[metric] ?? ''}))
      : null,
  ];
}
