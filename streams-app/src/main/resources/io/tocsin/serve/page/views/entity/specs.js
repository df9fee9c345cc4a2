/** What the charts of an entity show, out of its series. */
import {duration, number, percent, quantity} from '../../format.js';

/** Seconds since 1970 of an ISO time. */
const seconds = (iso) => Date.parse(iso) / 1000;

const TOKENS = {failure: 'failure', anomaly: 'anomaly', limit: 'limit', no_data: 'no-data'};

/** What all charts of one answer share. */
export function sharedOf(series, entity, silence) {
  return {
    tickSeconds: series.tickSeconds,
    times: series.times,
    aheadTicks: Math.max(0, ...series.metrics.map(({ahead}) => ahead?.middle.length ?? 0)),
    stretches: [...stretches(entity), ...silenced(silence)],
    marks: (series.swaps ?? []).map(({time, version}) => ({time, label: version})),
  };
}

function stretches(entity) {
  return entity.alerts.map(({kind, startedAt, resolvedAt, title}) => ({
    from: seconds(startedAt), to: resolvedAt ? seconds(resolvedAt) : undefined, token: TOKENS[kind] ?? 'muted', label: title,
  }));
}

function silenced(silence) {
  return silence?.start ? [{from: seconds(silence.start), to: seconds(silence.end), token: 'unheard', label: 'silenced', named: true}] : [];
}

/** Score and one probability for each horizon; without a model none. */
export function verdictSpecs(series, shared) {
  if (!series.score.some((value) => value !== null)) {
    return [];
  }
  const score = {...shared, title: 'Score', hint: '0 is as forecast; from its boundary on an alert is wanted', actual: series.score, boundary: series.boundary, format: number, floor: 0};
  const failures = (series.failures ?? []).map(({horizonSeconds, boundary, probability}) => ({
    key: `failure ${horizonSeconds}`,
    spec: {
      ...shared, title: `Failure within ${duration(horizonSeconds)}`, hint: 'Probability that a failure begins within the horizon',
      actual: probability, boundary: probability.map(() => boundary), format: percent, floor: 0,
    },
  }));
  return [{key: 'score', spec: score}, ...failures];
}

/** One metric beside what was expected of it. */
export function metricSpec({metric, unit, used, share, actual, expected, lower, upper, ahead}, shared) {
  return {
    ...shared,
    title: metric,
    share: used && share >= 0.005 ? `${percent(share)} of the score` : undefined,
    actual, expected, lower, upper, ahead,
    ...formatsOf(unit),
  };
}

/**
 * How values in this unit are told; what the unit adds beside a percent or a byte has no room at an axis.
 *
 * @param {string} unit UCUM
 */
export function formatsOf(unit) {
  const short = unit === '1' || unit === 's' || unit.startsWith('By');
  const axis = unit === '1' ? percentFine : (value) => quantity(value, unit.replace('/s', ''));
  return {unit, format: (value) => quantity(value, unit), axisFormat: short ? axis : number, binary: unit.startsWith('By'), floor: short || unit.endsWith('/s') ? 0 : undefined};
}

/** With as many digits as tell one label from the next. */
function percentFine(ratio, step) {
  const told = (digits) => Math.abs(step * 100 * 10 ** digits - Math.round(step * 100 * 10 ** digits)) < 1e-6;
  const digits = [0, 1, 2, 3].find(told) ?? 4;
  return `${(100 * ratio).toFixed(digits)} %`;
}

/** The same as actual minus expected: the band lies around zero. */
export function withResiduals(spec) {
  if (!spec.expected) {
    return spec;
  }
  const minus = (values, from) => values?.map((value, tick) => (value === null || from[tick] === null || from[tick] === undefined ? null : value - from[tick]));
  const middle = spec.ahead?.middle;
  return {
    ...spec,
    actual: minus(spec.actual, spec.expected),
    lower: minus(spec.lower, spec.expected),
    upper: minus(spec.upper, spec.expected),
    expected: spec.expected.map((value) => (value === null ? null : 0)),
    ahead: middle && {middle: middle.map(() => 0), lower: minus(spec.ahead.lower, middle), upper: minus(spec.ahead.upper, middle)},
    residual: true,
    floor: undefined,
  };
}
