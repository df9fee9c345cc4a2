/**
 * Reads something again and again: at most so often, the older request given up for the newer one, nothing while nobody looks.
 *
 * @module parts/refresh
 */

/** What failed is tried again after this, or after what the server asks for. */
const AGAIN_MS = 5_000;

/**
 * @param {object} how
 * @param {(signal: AbortSignal) => Promise<void>} how.load reads and shows; told by `signal` that it is not wanted any more
 * @param {(error: Error) => void} how.failed told what went wrong, but not of what was given up
 * @param {number} how.leastMs not read sooner than this after the time before
 * @param {number} [how.everyMs] read anew after this even when nobody asks
 * @returns {{soon: () => void, now: () => Promise<void>, stop: () => void}} `soon` asks within the bounds, `now` at once
 */
export function refresher({load, failed, leastMs, everyMs}) {
  let notBefore = -Infinity;
  let timer = null;
  let underWay = null;
  let stopped = false;

  async function now() {
    clearTimeout(timer);
    timer = null;
    underWay?.abort();
    const mine = new AbortController();
    underWay = mine;
    notBefore = performance.now() + leastMs;
    let nextMs = everyMs;
    try {
      await load(mine.signal);
    } catch (error) {
      if (mine.signal.aborted) {
        return;
      }
      failed(error);
      const askedMs = (error.retryAfter ?? 0) * 1000;
      notBefore = Math.max(notBefore, performance.now() + askedMs);
      nextMs = Math.max(askedMs, AGAIN_MS);
    }
    if (!mine.signal.aborted && timer === null && nextMs) {
      timer = setTimeout(soon, nextMs);
    }
  }

  function soon() {
    if (stopped || document.hidden) {
      return;
    }
    clearTimeout(timer);
    timer = setTimeout(now, Math.max(0, notBefore - performance.now()));
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
