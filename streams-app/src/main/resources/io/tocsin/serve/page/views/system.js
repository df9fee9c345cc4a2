/**
 * Whether Tocsin itself is well: the checks, and each instance.
 *
 * @module views/system
 */
import {fill, h} from '../dom.js';
import {serverTime} from '../format.js';
import {loading, trouble} from '../trouble.js';
import {checksPart} from './system/checks.js';
import {instancesPart} from './system/instances.js';
import {keepTime} from './parts/part.js';
import {refresher} from './parts/refresh.js';

const LEAST_MS = 1_000;
const EVERY_MS = 5_000;

export function title() {
  return 'System';
}

/**
 * @param {HTMLElement} root
 * @param {object} ctx of the view
 * @returns {() => void} ends it
 */
export function mount(root, ctx) {
  const checks = checksPart();
  const instances = instancesPart();
  const page = h('div.system', null, h('h1', null, 'System'), checks.element, instances.element);
  fill(root, loading());
  let shown = false;

  /** Each for itself: where Kafka does not answer the checks, the instances are what one wants to see. */
  function reads(path, part) {
    return refresher({
      leastMs: LEAST_MS,
      everyMs: EVERY_MS,
      async load(signal) {
        const answer = await ctx.api.get(path, {}, {signal});
        if (answer.at) {
          serverTime(answer.at);
        }
        reveal();
        part.show(answer);
      },
      failed(error) {
        reveal();
        part.fail(error, trouble);
      },
    });
  }

  function reveal() {
    if (!shown) {
      shown = true;
      fill(root, page);
    }
  }

  const all = [reads('/api/v1/status', checks), reads('/api/v1/instances', instances)];
  const soon = () => all.forEach((refresh) => refresh.soon());
  const stops = [ctx.live.on('status', soon), ctx.live.on('hello', soon), keepTime(page)];
  all.forEach((refresh) => refresh.now());
  return () => {
    all.forEach((refresh) => refresh.stop());
    stops.forEach((stop) => stop());
  };
}
