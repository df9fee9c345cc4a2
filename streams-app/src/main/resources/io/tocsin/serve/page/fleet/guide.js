/**
 * What stands in the place of a fleet that is not there yet, and above one that nobody judges yet.
 *
 * @module fleet/guide
 */
import {h} from '../dom.js';
import {command, nothing} from '../trouble.js';

/** No entity has spoken. */
export function noEntities() {
  const push = `remote_write:\n  - url: ${location.origin}/api/v1/write`;
  return nothing('Nothing is watched yet',
    h('p', null, 'Tocsin shows an entity as soon as its first ticks are closed, some 20 seconds after its first sample. Feed it by one of these:'),
    h('h3', null, 'This machine, or any other'), command('./tocsin collect'),
    h('h3', null, 'Prometheus, by remote-write to this address'), command(push),
    h('h3', null, 'An OpenTelemetry collector, by OTLP over HTTP'), command(`${location.origin}/v1/metrics`),
    h('h3', null, 'Only to see what it looks like'), command('./tocsin demo'),
    h('p.muted', null, 'Samples are sent and still nothing is here? ', h('code', null, './tocsin ingest'), ' tells what came and what was refused, ',
      h('a', {href: '#/system'}, 'System'), ' whether Tocsin reads its topics.'));
}

/** Entities are there, but no model judges any. */
export function noModel() {
  return h('section.card.note', null,
    h('h2', null, 'No model judges yet; static limits guard'),
    h('p', null, 'Ticks are kept for training. How long to wait depends on what is to be learned: a day shows a model the daily rhythm, a week the weekly one. Then:'),
    command('./tocsin train'),
    h('p.muted', null, 'A version was published and still does not judge? ', h('a', {href: '#/models'}, 'Models'), ' shows what was refused and why; most often its key is not trusted.'));
}

/** Nothing matches what is looked for. */
export function noMatch(clear) {
  return h('.nomatch', null, h('p', null, h('strong', null, 'No entity matches.'), ' The text is a part of a name whatever the case; a selector covers the whole name, so that ',
    h('code', null, 'host/*'), ' finds all hosts and ', h('code', null, 'host'), ' only the one of that name.'),
  h('button', {type: 'button', onclick: clear}, 'Show all'));
}
