/**
 * Asks the server. The token lives in the session storage: it is gone with the tab.
 *
 * @module api
 */

const TOKEN = 'tocsin.token';
const TIMEOUT_MS = 20_000;

/** What went wrong: `status` is that of HTTP, or 0 where the server did not answer; `retryAfter` in seconds where the server told it. */
export class ApiError extends Error {
  constructor(status, title, detail, retryAfter = null) {
    super(detail || title);
    this.name = 'ApiError';
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.retryAfter = retryAfter;
  }
}

/** Told of every answer: `(reachable, status)`. */
const watchers = new Set();

/** The token that goes with each request; null without one. */
export function token() {
  return sessionStorage.getItem(TOKEN);
}

export function setToken(value) {
  if (value) sessionStorage.setItem(TOKEN, value);
  else sessionStorage.removeItem(TOKEN);
}

/** Headers for who asks. */
export function authorization() {
  const value = token();
  return value ? {Authorization: `Bearer ${value}`} : {};
}

export const api = {
  /**
   * @param {string} path such as `/api/v1/fleet`
   * @param {Object} [params] empty ones are left out
   * @param {{signal?: AbortSignal}} [options]
   * @returns {Promise<any>} the JSON of the answer
   * @throws {ApiError}; an abort by the signal throws `AbortError`
   */
  get(path, params = {}, {signal} = {}) {
    return ask(path + query(params), {headers: {Accept: 'application/json', ...authorization()}, cache: 'no-cache', signal});
  },

  /** Sends JSON; as {@link api.get}. */
  post(path, body) {
    const headers = {Accept: 'application/json', 'Content-Type': 'application/json', ...authorization()};
    return ask(path, {method: 'POST', headers, body: JSON.stringify(body)});
  },

  /** Calls `watcher(status)` after each answer, 0 where none came; answers the way to end that. */
  watch(watcher) {
    watchers.add(watcher);
    return () => watchers.delete(watcher);
  },
};

/** The error that a response tells of. */
export async function problem(response) {
  const after = Number.parseInt(response.headers.get('Retry-After') ?? '', 10);
  let told = {};
  try {
    told = JSON.parse(await response.text());
  } catch {
    // A proxy in between answers with a page of its own: its status says enough.
  }
  const title = told.title || response.statusText || `HTTP ${response.status}`;
  return new ApiError(response.status, title, told.detail ?? '', Number.isFinite(after) ? after : null);
}

function query(params) {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== '') search.set(key, value);
  }
  const text = search.toString();
  return text ? `?${text}` : '';
}

async function ask(url, options) {
  const limit = AbortSignal.timeout(TIMEOUT_MS);
  const signal = options.signal ? either(options.signal, limit) : limit;
  let response;
  try {
    response = await fetch(url, {...options, signal, credentials: 'same-origin'});
    if (response.ok) {
      const answer = await response.json();
      tell(response.status);
      return answer;
    }
  } catch (error) {
    if (options.signal?.aborted) throw error;
    tell(0);
    throw new ApiError(0, 'The server does not answer', limit.aborted ? `no answer within ${TIMEOUT_MS / 1000} s` : 'the connection failed');
  }
  tell(response.status);
  throw await problem(response);
}

/** As AbortSignal.any, which browsers older than 2024 lack. */
function either(a, b) {
  const controller = new AbortController();
  for (const signal of [a, b]) {
    if (signal.aborted) controller.abort(signal.reason);
    signal.addEventListener('abort', () => controller.abort(signal.reason), {once: true});
  }
  return controller.signal;
}

function tell(status) {
  for (const watcher of watchers) watcher(status);
}
