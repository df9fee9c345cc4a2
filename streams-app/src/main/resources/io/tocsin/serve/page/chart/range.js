/** How much of a chart's height stays free above and below what is drawn. */
const ROOM = 0.08;
/** What lies ahead may stretch the scale by this much of what was; its widening band is cut off there. */
const AHEAD_STRETCH = 0.8;

/** @returns {[number, number] | null} least and greatest of the finite numbers; null where there are none */
export function extent(...columns) {
  let least = Infinity;
  let greatest = -Infinity;
  for (const column of columns) {
    for (const value of column ?? []) {
      if (Number.isFinite(value)) {
        least = Math.min(least, value);
        greatest = Math.max(greatest, value);
      }
    }
  }
  return least <= greatest ? [least, greatest] : null;
}

/** @returns {number} the newest tick at which there is a number; -1 where there is none */
export function newestTick(values) {
  let tick = (values?.length ?? 0) - 1;
  while (tick >= 0 && values[tick] === null) {
    tick--;
  }
  return tick;
}

/**
 * The scale that shows all that was, and as much of what lies ahead as does not squeeze it.
 *
 * @param {import('../chart.js').ChartSpec} spec
 * @returns {[number, number]}
 */
export function scaleOf(spec) {
  const been = extent(spec.actual, spec.expected, spec.lower, spec.upper, spec.boundary) ?? extent(spec.ahead?.middle);
  if (!been) {
    return [0, 1];
  }
  let [least, greatest] = been;
  const span = greatest - least || Math.abs(greatest) * 0.1 || 1;
  const ahead = extent(spec.ahead?.middle, spec.ahead?.lower, spec.ahead?.upper);
  if (ahead) {
    least = Math.min(least, Math.max(ahead[0], least - AHEAD_STRETCH * span));
    greatest = Math.max(greatest, Math.min(ahead[1], greatest + AHEAD_STRETCH * span));
  }
  return padded(least, greatest, spec.floor);
}

function padded(least, greatest, floor) {
  const span = greatest - least || Math.abs(greatest) * 0.2 || 1;
  let low = least - ROOM * span;
  // A scale that begins near zero begins at zero: half a scale lies to the eye.
  if (least >= 0 && (low < 0 || least < 0.35 * greatest)) {
    low = 0;
  }
  return [floor === undefined ? low : Math.max(floor, low), greatest + ROOM * span];
}

/**
 * A scale that moves only when it must: once a second new numbers come, and lines that jump for the scale's sake tell nothing.
 *
 * @returns {(wanted: [number, number]) => [number, number]}
 */
export function steadyScale() {
  let kept = null;
  return (wanted) => {
    const fits = kept && kept[0] <= wanted[0] && kept[1] >= wanted[1];
    const roomy = fits && kept[1] - kept[0] > 1.5 * (wanted[1] - wanted[0]);
    if (!fits || roomy) {
      kept = wanted;
    }
    return kept;
  };
}
