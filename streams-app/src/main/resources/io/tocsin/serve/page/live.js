/**
 * What changes, as it changes: one stream of server-sent events for the whole page. It is read by fetch, because an EventSource cannot send a
 * token. When it breaks it is opened again, at first at once and then more and more seldom; a stream that is quiet for too long counts as broken.
 *
 * @module live
 */
import {authorization} from './api.js';

const PATH = '/api/v1/live';
const QUIET_MS = 30_000;
const WAIT_MIN_MS = 1_000;
const WAIT_MAX_MS = 30_000;
/** A browser opens six connections to a server at most: pages that nobody looks at must not hold all of them. */
const HIDDEN_MS = 300_000;

const listeners = new Map();
let running = null;
let connected = false;
let resting = false;

export const live = {
  /**
   * @param {'hello'|'fleet'|'alert'|'models'|'status'|'connection'} kind `connection` is told true or false, and at once how it stands
   * @param {function(any): void} listener
   * @returns {function(): void} ends it
   */
  on(kind, listener) {
    if (!listeners.has(kind)) listeners.set(kind, new Set());
    listeners.get(kind).add(listener);
    if (kind === 'connection') listener(connected);
    return () => listeners.get(kind).delete(listener);
  },

  /** Opens the stream; one that is open is closed first. */
  start() {
    live.stop();
    running = new AbortController();
    keepOpen(running.signal);
  },

  stop() {
    running?.abort();
    running = null;
    resting = false;
    connection(false);
  },

  get connected() {
    return connected;
  },
};

let hidden = null;
document.addEventListener('visibilitychange', () => {
  clearTimeout(hidden);
  if (document.hidden) {
    hidden = setTimeout(rest, HIDDEN_MS);
  } else if (resting) {
    live.start();
  }
});

function rest() {
  if (!running) return;
  live.stop();
  resting = true;
}

async function keepOpen(signal) {
  let waitMs = WAIT_MIN_MS;
  while (!signal.aborted) {
    const openedAt = performance.now();
    const retryAfter = await readOnce(signal);
    if (signal.aborted) return;
    connection(false);
    waitMs = performance.now() - openedAt > WAIT_MAX_MS ? WAIT_MIN_MS : Math.min(waitMs * 2, WAIT_MAX_MS);
    // Spread over half of the wait: hundreds of pages must not come back in the same moment.
    await pause(Math.max((retryAfter ?? 0) * 1000, waitMs * (0.5 + Math.random() / 2)), signal);
  }
}

/** Reads until the stream ends or breaks; answers after how many seconds the server wants to be asked again, or null. */
async function readOnce(signal) {
  const attempt = new AbortController();
  const give = () => attempt.abort();
  signal.addEventListener('abort', give, {once: true});
  let watchdog = setTimeout(give, QUIET_MS);
  const alive = () => {
    clearTimeout(watchdog);
    watchdog = setTimeout(give, QUIET_MS);
  };
  try {
    const response = await fetch(PATH, {
      headers: {Accept: 'text/event-stream', ...authorization()},
      cache: 'no-store',
      credentials: 'same-origin',
      signal: attempt.signal,
    });
    if (!response.ok) return Number.parseInt(response.headers.get('Retry-After') ?? '', 10) || null;
    connection(true);
    await readEvents(response.body, alive);
  } catch {
    // Broken, quiet for too long, or ended by us: the caller decides whether to come back.
  } finally {
    clearTimeout(watchdog);
    signal.removeEventListener('abort', give);
    attempt.abort();
  }
  return null;
}

async function readEvents(body, alive) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const {value, done} = await reader.read();
    if (done) return;
    alive();
    const blocks = (rest + value).replace(/\r\n?/g, '\n').split('\n\n');
    rest = blocks.pop();
    blocks.forEach(dispatch);
  }
}

function dispatch(block) {
  let kind = 'message';
  const data = [];
  for (const line of block.split('\n')) {
    if (line.startsWith('event:')) kind = line.slice(6).trim();
    else if (line.startsWith('data:')) data.push(line.slice(5).trimStart());
  }
  if (!data.length) return;
  let value;
  try {
    value = JSON.parse(data.join('\n'));
  } catch {
    return; // Half an event after a broken connection; the next hello has everything read anew.
  }
  tell(kind, value);
}

function connection(now) {
  if (connected === now) return;
  connected = now;
  tell('connection', now);
}

function tell(kind, value) {
  for (const listener of listeners.get(kind) ?? []) listener(value);
}

function pause(ms, signal) {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => { clearTimeout(timer); resolve(); }, {once: true});
  });
}
