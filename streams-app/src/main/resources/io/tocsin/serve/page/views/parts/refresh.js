/**
 * Reads something again and again: at most so often, the older request given up for the newer one, nothing while nobody looks.
 *
 * @module parts/refresh
 */

/**
 * @param {object} how
 * @param {(signal: AbortSignal) => Promise<void>} how.load reads and shows; told by `signal` that it is not wanted any more
 * @param {(error: Error) => void} how.failed told what went wrong, but not of what was given up
 * @param {number} how.leastMs not read sooner than this after the time before
 * @param {number} [how.everyMs] read anew after this even when nobody asks
 * @returns {{soon: () => void, now: () => Promise<void>, stop: () => void}}
 */
export function refresher({load, failed, leastMs, everyMs}) {
  let startedAt = -Infinity;
  let timer = null;
  let underWay = null;
  let stopped = false;

  async function now() {
    clearTimeout(timer);
    timer = null;
    underWay?.abort();
    const mine = new AbortController();
    underWay = mine;
    startedAt = performance.now();
    try {
      await load(mine.signal);
    } catch (error) {
      if (!mine.signal.aborted) {
        failed(error);
      }
    }
    if (!stopped && underWay === mine && everyMs && timer === null) {
      timer = setTimeout(soon, everyMs);
    }
  }

  function soon() {
    if (stopped || document.hidden) {
      return;
    }
    const waitMs = startedAt + leastMs - performance.now();
    clearTimeout(timer);
    timer = setTimeout(now, Math.max(0, waitMs));
  }

  document.addEventListener('visibilitychange', soon);
  return {
    soon,
    now,
    stop() {
      stopped = true;
      clearTimeout(timer);
      underWay?.abort();
      document.removeEventListener('visibilitychange', soon);
    },
  };
}
