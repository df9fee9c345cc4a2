/** Words and signs of models, and figures about them. */
import {h, hash, named} from '../../dom.js';
import {number, percent} from '../../format.js';

const ROLES = {
  champion: ['★', 'champion', 'it judges'],
  canary: ['◗', 'canary', 'it judges a share of the entities in the champion’s place'],
  shadow: ['◌', 'shadow', 'it judges every tick beside the champion and alerts nobody'],
  previous: ['↶', 'previous', 'a rollback goes back to it'],
  none: ['', '', 'published; it judges nobody'],
};

/** The typical error and the share of ticks beyond the boundary from which on the guard would object. */
const ERROR_HIGH = 4;
const ERROR_LOW = 0.25;
const BEYOND_HIGH = 0.05;

/** The role of a version as a sign with its word. */
export function roleBadge(role, more = '') {
  const [mark, word, meaning] = ROLES[role] ?? ['·', role, ''];
  return word ? h('span.badge.role', {class: `role-${role}`, title: meaning}, h('span.mark', {'aria-hidden': 'true'}, mark), `${word}${more}`) : h('span.muted', {title: meaning}, '–');
}

/** A version as a link to its page. */
export function versionLink(model, version) {
  return named(version, hash('model', {model, version}));
}

/** How many bytes an artifact has. */
export function kilobytes(bytes) {
  return bytes >= 1e6 ? `${number(bytes / 1e6)} MB` : `${number(bytes / 1e3)} kB`;
}

/** A figure that is said to be odd where the guard would say so. */
export function beyondFigure(share) {
  return figure(share, percent, share > BEYOND_HIGH, 'more than 5 % of its ticks are beyond the boundary');
}

export function errorFigure(error) {
  return figure(error, number, error > ERROR_HIGH || error < ERROR_LOW, 'far from that of its calibration');
}

function figure(value, format, odd, why) {
  if (!Number.isFinite(value)) {
    return h('span.muted', null, '–');
  }
  return odd ? h('span.odd', {title: why}, '! ', format(value), h('span.unseen', null, `, ${why}`)) : h('span', null, format(value));
}
