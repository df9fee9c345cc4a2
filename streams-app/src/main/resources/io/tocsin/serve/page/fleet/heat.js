/**
 * The colours of the map, of the theme that holds.
 *
 * @module fleet/heat
 */
import {STANDINGS} from '../standing.js';

const STEPS = 48;
/** Whom nobody judges must be seen, but not before those who need somebody. */
const DIM = ['warming_up', 'no_model'];
const DIM_SHARE = 0.3;

/** Of two numbers that are both 1 at the boundary the one that is nearer to it; null where there is none. */
export function heat({level, probability}) {
  if (level === null || level === undefined) return probability ?? null;
  return Math.max(level, probability ?? 0);
}

/** Reads the theme; answers `colour(entity)` and `ink`, for signs upon it. */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  const token = (name) => style.getPropertyValue(name).trim();
  const ramp = ramped([token('--heat-0'), token('--heat-1'), token('--heat-2')].map(rgb));
  const own = new Map(STANDINGS.map(({id, css}) => [id, token(`--${css}`)]));
  const solid = new Map(own);
  for (const id of DIM) solid.set(id, between(rgb(token('--surface')), rgb(own.get(id)), DIM_SHARE));
  return {
    /** What a sign is drawn with upon a cell. */
    ink: (standing) => (DIM.includes(standing) ? own.get(standing) : token('--bg')),
    back: token('--surface'),
    focus: token('--text'),
    colour(entity) {
      if (entity.standing !== 'ok') return solid.get(entity.standing);
      const value = heat(entity) ?? 0;
      return ramp[Math.max(0, Math.min(STEPS, Math.round(value * STEPS)))];
    },
  };
}

function ramped(stops) {
  return Array.from({length: STEPS + 1}, (_, i) => {
    const place = (i / STEPS) * (stops.length - 1);
    const from = Math.min(Math.floor(place), stops.length - 2);
    return between(stops[from], stops[from + 1], place - from);
  });
}

function between(one, other, part) {
  return `rgb(${one.map((value, channel) => Math.round(value + (other[channel] - value) * part)).join(' ')})`;
}

function rgb(hex) {
  return [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16));
}
