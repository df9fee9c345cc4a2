/** A number beside the boundary from which on an alert is wanted. */
import {h} from '../../dom.js';

/**
 * @param {object} what
 * @param {string} what.label
 * @param {number|undefined} what.value
 * @param {number|undefined} what.boundary
 * @param {(value: number) => string} what.format
 * @param {number} [what.most] the greatest value there can be
 * @param {string} [what.note] a word beside the label
 * @returns {HTMLElement}
 */
export function meter({label, value, boundary, format, most = Infinity, note}) {
  const known = Number.isFinite(value);
  const end = Math.min(most, Math.max(2 * (boundary ?? 0.5), known ? value * 1.05 : 0)) || 1;
  const beyond = known && Number.isFinite(boundary) && value >= boundary;
  const words = known ? format(value) : 'none yet';
  return h('div.meter', {class: beyond ? 'beyond' : null},
    h('div.meter-words', null,
      h('span.meter-label', null, label, note ? h('span.meter-note', null, note) : null),
      h('span.meter-value', null, words, Number.isFinite(boundary) ? h('span.muted', null, ` alert from ${format(boundary)}`) : null)),
    h('div.meter-bar', {'aria-hidden': 'true'},
      h('div.meter-fill', {style: {width: share(known ? value : 0, end)}}),
      Number.isFinite(boundary) ? h('div.meter-boundary', {style: {left: share(boundary, end)}}) : null));
}

function share(value, end) {
  return `${Math.max(0, Math.min(100, (100 * value) / end))}%`;
}

/** How much of something, as a bar; its number stands beside it. */
export function shareBar(ratio) {
  return h('div.share', {'aria-hidden': 'true'}, h('div.share-fill', {style: {width: share(ratio, 1)}}));
}
