/** The charts of an entity: score, probabilities, then one for each metric. */
import {ChartGroup} from '../../chart.js';
import {fill, h} from '../../dom.js';
import {count} from '../../format.js';
import {nothing, trouble} from '../../trouble.js';
import {metricSpec, sharedOf, verdictSpecs, withResiduals} from './specs.js';

const HEIGHT = 128;

/** @returns {{element: HTMLElement, show: (entity: object, series: object|Error, silence: object|null) => void, goTo: (metric: string) => void, stop: () => void}} */
export function chartsPart() {
  const group = new ChartGroup();
  const verdict = grid('div.charts.verdict', (spec) => group.add(spec, {height: 112, narrow: true}), group);
  const used = grid('div.charts', (spec) => group.add(spec, {height: HEIGHT}), group);
  const further = grid('div.charts', (spec) => group.add(spec, {height: HEIGHT}), group);
  const problem = h('div');
  const nothingCame = h('p.muted.small');
  let residuals = false;
  let newest = null;

  const toggle = h('button', {type: 'button', 'aria-pressed': 'false', title: 'Actual minus expected (r)', onclick: () => setResiduals(!residuals)}, 'Residuals');
  const search = h('input', {type: 'search', placeholder: 'Filter metrics', 'aria-label': 'Filter metrics', oninput: () => filter()});
  const usedTitle = h('h2', null, 'Metrics');
  const furtherTitle = h('h2');
  const furtherBlock = h('div.charts-block', {hidden: true}, furtherTitle, h('p.muted.small', null, 'Nothing is expected of them: no model that judges uses them.'), further.element);
  const key = legend();
  const block = h('div.charts-block', {role: 'group', 'aria-label': 'Charts; the arrow keys move the time cursor over all of them'},
    verdict.element, h('div.charts-bar', null, usedTitle, key, h('div.charts-tools', null, search, toggle)), used.element, furtherBlock, nothingCame);
  const element = h('section.entity-charts', {'aria-label': 'Metrics'}, problem, block);
  group.keysFrom(block);
  const onKey = (event) => {
    if (event.key === 'r' && !event.ctrlKey && !event.metaKey && !event.altKey && !event.target.closest?.('input, textarea, select, dialog') && !document.querySelector('dialog[open]')) {
      setResiduals(!residuals);
    }
  };
  document.addEventListener('keydown', onKey);

  function setResiduals(on) {
    residuals = on;
    toggle.setAttribute('aria-pressed', String(on));
    if (newest) {
      draw(...newest);
    }
  }

  function filter() {
    const text = search.value.trim().toLowerCase();
    used.filter(text);
    further.filter(text);
  }

  function draw(entity, series, silence) {
    const shape = residuals ? withResiduals : (spec) => spec;
    const shared = sharedOf(series, entity, silence);
    const came = series.metrics.filter(({actual}) => actual.some((value) => value !== null));
    const silent = series.metrics.filter((metric) => !came.includes(metric)).map(({metric}) => metric);
    const specs = came.map((metric) => ({key: metric.metric, used: metric.used, spec: shape(metricSpec(metric, shared))}));
    verdict.show(verdictSpecs(series, shared));
    used.show(specs.filter((one) => one.used));
    further.show(specs.filter((one) => !one.used));
    const usedMany = specs.filter((one) => one.used).length;
    usedTitle.textContent = count(usedMany || specs.length, 'metric');
    toggle.hidden = key.hidden = furtherTitle.hidden = !usedMany;
    furtherTitle.textContent = count(specs.length - usedMany, 'further metric');
    furtherBlock.hidden = specs.length === usedMany;
    fill(nothingCame, silent.length ? ['Nothing came in the window of ', h('bdi.break', null, silent.join(', '))] : null);
    if (search.value) {
      filter();
    }
  }

  return {
    element,
    show(entity, series, silence) {
      const failed = series instanceof Error;
      fill(problem, failed && !newest ? trouble(series) : !failed && series.metrics.length === 0 ? nothing('No ticks yet', h('p', null, 'Its window is empty: the first tick closes once the sample after it has come.')) : null);
      block.hidden = !newest && (failed || series.metrics.length === 0);
      if (!failed && series.metrics.length) {
        newest = [entity, series, silence];
        draw(...newest);
      }
    },
    goTo(metric) {
      const chart = used.find(metric) ?? further.find(metric);
      chart?.element.scrollIntoView({block: 'center', behavior: 'smooth'});
      chart?.element.classList.add('found');
      setTimeout(() => chart?.element.classList.remove('found'), 1600);
    },
    stop() {
      document.removeEventListener('keydown', onKey);
      group.destroy();
    },
  };
}

/** Charts by key in the order of the newest answer; those that are there already stay what they are. */
function grid(what, add, group) {
  const element = h(what);
  const charts = new Map();
  let order = '';
  return {
    element,
    show(specs) {
      for (const [key, chart] of charts) {
        if (!specs.some((one) => one.key === key)) {
          chart.element.remove();
          group.remove(chart);
          charts.delete(key);
        }
      }
      for (const {key, spec} of specs) {
        const chart = charts.get(key);
        if (chart) {
          chart.update(spec);
        } else {
          charts.set(key, add(spec));
        }
      }
      // Shares change with every tick: charts that swap places under the eye are worse than an order that is not the newest.
      const keys = JSON.stringify([...specs.map((one) => one.key)].sort());
      if (keys !== order) {
        order = keys;
        element.append(...specs.map(({key}) => charts.get(key).element));
      }
    },
    filter(text) {
      charts.forEach((chart, key) => (chart.element.hidden = !key.toLowerCase().includes(text)));
    },
    find: (key) => charts.get(key),
  };
}

function legend() {
  const entry = (kind, words) => h('li', null, h('span', {class: `key-line ${kind}`, 'aria-hidden': 'true'}), words);
  return h('ul.chart-legend', {'aria-label': 'Legend'},
    entry('actual', 'actual'), entry('expected', 'expected'), entry('band', 'nine of ten expected here'), entry('outside', 'outside'), entry('ahead', 'ahead'));
}
