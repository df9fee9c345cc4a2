/** The stretch of an incident: score, probability and contributors, with the beginning marked. */
import {ChartGroup} from '../../chart.js';
import {fill, h} from '../../dom.js';
import {number, percent} from '../../format.js';
import {standing} from '../../standing.js';
import {nothing} from '../../trouble.js';
import {formatsOf} from '../entity/specs.js';

const DEFAULT_TICK_SECONDS = 10;

/** @returns {{element: HTMLElement, show: (incident: object, units: Object<string, string>) => void, stop: () => void}} */
export function incidentCharts() {
  const group = new ChartGroup();
  const charts = new Map();
  const verdict = h('div.charts.wide');
  const metrics = h('div.charts');
  const metricsTitle = h('h2', null, 'What explains it');
  const empty = h('div');
  const block = h('div.charts-block', {role: 'group', 'aria-label': 'Charts; the arrow keys move the time cursor over all of them'}, verdict, metricsTitle, metrics);
  const element = h('section.entity-charts', {'aria-label': 'The stretch'}, empty, block);
  group.keysFrom(block);

  function show(key, place, spec, height) {
    if (charts.has(key)) {
      charts.get(key).update(spec);
      return;
    }
    const chart = group.add(spec, {height});
    charts.set(key, chart);
    place.append(chart.element);
  }

  return {
    element,
    show(incident, units) {
      const specs = specsOf(incident, units);
      specs.verdict.forEach(([key, spec]) => show(key, verdict, spec, 150));
      specs.metrics.forEach(([key, spec]) => show(key, metrics, spec, 132));
      metricsTitle.hidden = !specs.metrics.length;
      block.hidden = !charts.size;
      fill(empty, charts.size ? null : nothing('No numbers of that stretch', h('p', null, 'Scores and ticks are kept for 7 days; what was said of the incident stays for 30.')));
    },
    stop: () => group.destroy(),
  };
}

function specsOf({alert, worst, stretch, ...told}, units) {
  const scores = within(stretch, told.scores);
  const probabilities = within(stretch, told.probabilities);
  const metrics = Object.fromEntries(Object.entries(told.metrics).map(([metric, points]) => [metric, within(stretch, points)]).filter(([, points]) => points.length));
  const all = [scores, probabilities, ...Object.values(metrics)];
  const times = gridOf(all, stretch);
  const shared = {
    ...times,
    stretches: [{
      from: Date.parse(alert.startedAt) / 1000, to: alert.resolvedAt ? Date.parse(alert.resolvedAt) / 1000 : undefined,
      token: standing(alert.kind).css, label: 'incident',
    }],
    marks: [{time: Date.parse(stretch.start) / 1000, label: 'began'}],
  };
  const boundary = (value) => times.times.map(() => value);
  const failure = worst?.boundary ?? (alert.kind === 'failure' ? alert.boundary : null);
  const verdict = [
    scores.length && ['score', {...shared, title: 'Score', hint: 'Scores divided by their boundaries', actual: column(times, scores), boundary: boundary(1), format: number, floor: 0}],
    probabilities.length && ['probability', {
      ...shared, title: 'Probability of a failure', actual: column(times, probabilities), boundary: failure === null ? undefined : boundary(failure), format: percent, floor: 0,
    }],
  ].filter(Boolean);
  return {verdict, metrics: metricSpecs(alert, metrics, shared, units)};
}

/** The points of the stretch: more may have been read than belongs to it. */
function within({from, to}, points) {
  const [first, last] = [Date.parse(from), Date.parse(to)];
  return points.filter(({time}) => Date.parse(time) >= first && Date.parse(time) <= last);
}

function metricSpecs(alert, metrics, shared, units) {
  const order = new Map(alert.contributors.map((contributor, at) => [contributor.metric, {...contributor, at}]));
  return Object.entries(metrics)
    .sort(([one], [other]) => (order.get(one)?.at ?? Infinity) - (order.get(other)?.at ?? Infinity))
    .map(([metric, points]) => [`metric ${metric}`, {
      ...shared,
      title: metric,
      share: order.has(metric) ? `${percent(order.get(metric).share)} of it` : undefined,
      actual: column(shared, points),
      ...compared(alert, order.get(metric), shared),
      ...formatsOf(units[metric] ?? ''),
    }]);
}

/** What its mean was compared with, over the incident: a limit, or what was expected or usual. */
function compared({kind, startedAt, resolvedAt}, contributor, {times}) {
  if (!Number.isFinite(contributor?.expected)) {
    return {};
  }
  const from = Date.parse(startedAt) / 1000;
  const to = resolvedAt ? Date.parse(resolvedAt) / 1000 : Infinity;
  const level = times.map((time) => (kind === 'limit' || (time >= from && time <= to) ? contributor.expected : null));
  return kind === 'limit' ? {boundary: level} : {expected: level, expectedWord: kind === 'failure' ? 'usual' : 'expected'};
}

/** One grid of time for all: the smallest distance between two points is taken for the tick. */
function gridOf(lists, {from, to}) {
  const tickSeconds = smallestStep(lists);
  const first = Math.min(...lists.filter((list) => list.length).map(([{time}]) => Date.parse(time) / 1000), Date.parse(to) / 1000);
  const last = Math.max(...lists.filter((list) => list.length).map((list) => Date.parse(list[list.length - 1].time) / 1000), Date.parse(from) / 1000);
  const ticks = Math.min(10_000, Math.max(0, Math.round((last - first) / tickSeconds) + 1));
  return {tickSeconds, times: Array.from({length: ticks}, (_, tick) => first + tick * tickSeconds)};
}

function smallestStep(lists) {
  let smallest = Infinity;
  for (const list of lists) {
    for (let at = 1; at < list.length; at++) {
      const step = (Date.parse(list[at].time) - Date.parse(list[at - 1].time)) / 1000;
      smallest = step > 0 ? Math.min(smallest, step) : smallest;
    }
  }
  return Number.isFinite(smallest) ? smallest : DEFAULT_TICK_SECONDS;
}

function column({times, tickSeconds}, points) {
  const values = times.map(() => null);
  for (const {time, value} of points) {
    const tick = Math.round((Date.parse(time) / 1000 - times[0]) / tickSeconds);
    if (tick >= 0 && tick < values.length) {
      values[tick] = value;
    }
  }
  return values;
}
