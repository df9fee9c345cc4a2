/**
 * What is drawn on the canvas beside the lines.
 *
 * @typedef {object} Stretch a shaded stretch of time
 * @property {number} from seconds since 1970
 * @property {number} [to] absent: still lasts
 * @property {string} token colour
 * @property {string} label
 * @property {boolean} [named] whether its label is written at its beginning
 *
 * @typedef {object} Mark a vertical line
 * @property {number} time seconds since 1970
 * @property {string} label
 */

const STRIP_HEIGHT = 3;
const LABEL_FONT = 10;

/** Canvas x of a time, kept within the plot. */
function across(plot, time) {
  const {left, width} = plot.bbox;
  return Math.min(left + width, Math.max(left, plot.valToPos(time, 'x', true)));
}

/** Shades what lies ahead, and the stretches. Under everything else. */
export function paintStretches(plot, spec, palette, nowTime, ratio) {
  const {ctx, bbox} = plot;
  const now = across(plot, nowTime);
  const end = bbox.left + bbox.width;
  ctx.save();
  if (spec.aheadTicks && now < end) {
    ctx.fillStyle = palette.colour('muted', 0.08);
    ctx.fillRect(now, bbox.top, end - now, bbox.height);
  }
  for (const stretch of spec.stretches ?? []) {
    const from = across(plot, stretch.from);
    const to = across(plot, stretch.to ?? nowTime);
    if (to > from) {
      ctx.fillStyle = palette.colour(stretch.token, 0.09);
      ctx.fillRect(from, bbox.top, to - from, bbox.height);
      ctx.fillStyle = palette.colour(stretch.token, 0.9);
      ctx.fillRect(from, bbox.top + bbox.height - STRIP_HEIGHT * ratio, to - from, STRIP_HEIGHT * ratio);
    }
  }
  ctx.restore();
}

/** Draws the line of now, the marks, and the ticks outside of their band. Over the lines. */
export function paintMarks(plot, spec, palette, nowTime, ratio) {
  const {ctx, bbox} = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  if (spec.aheadTicks) {
    vertical(ctx, bbox, across(plot, nowTime), palette.colour('muted', 0.7), ratio, [2, 3]);
  }
  stretchStarts(plot, spec, palette, ratio);
  const labels = labelRow(ctx, bbox, palette, ratio);
  for (const {from, label} of (spec.stretches ?? []).filter(({named}) => named)) {
    labels(label, across(plot, from));
  }
  for (const mark of spec.marks ?? []) {
    if (mark.time >= plot.scales.x.min && mark.time <= plot.scales.x.max) {
      const x = across(plot, mark.time);
      vertical(ctx, bbox, x, palette.colour('text', 0.55), ratio, []);
      labels(mark.label, x);
    }
  }
  outsiders(plot, spec, palette, ratio);
  ctx.restore();
}

function stretchStarts(plot, spec, palette, ratio) {
  for (const stretch of spec.stretches ?? []) {
    if (stretch.from > plot.scales.x.min) {
      vertical(plot.ctx, plot.bbox, across(plot, stretch.from), palette.colour(stretch.token, 0.9), ratio, [4, 2]);
    }
  }
}

function vertical(ctx, bbox, x, colour, ratio, dash) {
  ctx.strokeStyle = colour;
  ctx.lineWidth = ratio;
  ctx.setLineDash(dash.map((length) => length * ratio));
  ctx.beginPath();
  ctx.moveTo(Math.round(x) + 0.5, bbox.top);
  ctx.lineTo(Math.round(x) + 0.5, bbox.top + bbox.height);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** Labels at the top, each on a ground of its own; one that would lie on another is left out: the cursor tells it. */
function labelRow(ctx, bbox, palette, ratio) {
  const gap = 3 * ratio;
  const height = (LABEL_FONT + 4) * ratio;
  let taken = -Infinity;
  ctx.font = `${LABEL_FONT * ratio}px system-ui, sans-serif`;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'middle';
  return (text, x) => {
    const short = text.length > 14 ? `${text.slice(0, 13)}…` : text;
    const width = ctx.measureText(short).width + 2 * gap;
    const left = x + width + gap > bbox.left + bbox.width ? x - width - gap : x + gap;
    if (left <= taken) {
      return;
    }
    taken = left + width;
    ctx.fillStyle = palette.colour('surface-2', 0.8);
    ctx.fillRect(left, bbox.top + gap, width, height);
    ctx.fillStyle = palette.colour('text');
    ctx.fillText(short, left + gap, bbox.top + gap + height / 2);
  };
}

/** A dot on each tick that came outside of what nine of ten were expected to keep to. */
function outsiders(plot, spec, palette, ratio) {
  const {actual, lower, upper} = spec;
  if (!lower || !upper) {
    return;
  }
  const {ctx} = plot;
  ctx.fillStyle = palette.colour('anomaly');
  for (let tick = 0; tick < actual.length; tick++) {
    const value = actual[tick];
    if (value !== null && lower[tick] !== null && (value < lower[tick] || value > upper[tick])) {
      ctx.beginPath();
      ctx.arc(across(plot, spec.times[tick]), plot.valToPos(value, 'y', true), 1.8 * ratio, 0, 2 * Math.PI);
      ctx.fill();
    }
  }
}
