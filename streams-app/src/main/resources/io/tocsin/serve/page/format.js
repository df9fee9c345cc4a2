/**
 * Numbers, times and names for people. Times are shown in the time zone of who looks, ages by the server's clock.
 *
 * @module format
 */

const PREFIXES = [[1e12, 'T'], [1e9, 'G'], [1e6, 'M'], [1e3, 'k']];
const BINARY = [[2 ** 40, 'Ti'], [2 ** 30, 'Gi'], [2 ** 20, 'Mi'], [2 ** 10, 'Ki']];
const NONE = '–';
/** Between a number and its unit no line may break. */
const GAP = '\u00a0';

let skewMillis = 0;

/** Tells what time it is at the server, so that ages do not depend on the clock of who looks. */
export function serverTime(iso) {
  const time = Date.parse(iso);
  if (Number.isFinite(time)) skewMillis = time - Date.now();
}

/** Milliseconds since 1970 by the server's clock. */
export function now() {
  return Date.now() + skewMillis;
}

/** A number with about three digits that matter: `0.123`, `12.3`, `1,234`, `1.23 M`. */
export function number(value) {
  if (value === null || value === undefined || !Number.isFinite(value)) return NONE;
  const size = Math.abs(value);
  if (size >= 1e6) return scaled(value, PREFIXES);
  if (size !== 0 && size < 0.001) return value.toExponential(1);
  if (Number.isInteger(value)) return value.toLocaleString('en');
  return value.toLocaleString('en', {maximumFractionDigits: size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3});
}

/**
 * A value with its unit.
 *
 * @param {number} value
 * @param {string} [unit] UCUM: `1` (a ratio, shown in percent), `By`, `By/s`, `s`, `ms`, `{request}/s`, …
 */
export function quantity(value, unit = '') {
  if (value === null || value === undefined || !Number.isFinite(value)) return NONE;
  if (unit === '1') return percent(value);
  if (unit === 'By' || unit === 'By/s') return `${scaled(value, BINARY)}B${unit.slice(2)}`;
  if (unit === 's' && Math.abs(value) < 1 && value !== 0) return `${number(value * 1000)}${GAP}ms`;
  const shown = unit.replace(/[{}]/g, '');
  return shown ? `${number(value)}${GAP}${shown}` : number(value);
}

/** Seconds as the two largest parts of them: `45 s`, `3 min`, `2 h 5 min`, `4 d 3 h`. */
export function duration(seconds) {
  if (seconds === null || seconds === undefined || !Number.isFinite(seconds)) return NONE;
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole}${GAP}s`;
  if (whole < 600) return parts(Math.floor(whole / 60), 'min', whole % 60, 's');
  if (whole < 3600) return `${Math.floor(whole / 60)}${GAP}min`;
  if (whole < 86400) return parts(Math.floor(whole / 3600), 'h', Math.floor((whole % 3600) / 60), 'min');
  return parts(Math.floor(whole / 86400), 'd', Math.floor((whole % 86400) / 3600), 'h');
}

/** The time of day, with the date where it is not today: `03:12:40`, `21 Nov 03:12`. */
export function clock(iso) {
  const time = new Date(iso);
  if (Number.isNaN(time.getTime())) return NONE;
  const today = new Date(now()).toDateString() === time.toDateString();
  return today
    ? time.toLocaleTimeString('en-GB')
    : `${time.toLocaleDateString('en-GB', {day: 'numeric', month: 'short'})} ${time.toLocaleTimeString('en-GB', {hour: '2-digit', minute: '2-digit'})}`;
}

/** The whole date and time with its zone, for a `title`. */
export function moment(iso) {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? NONE : time.toLocaleString('en-GB', {dateStyle: 'full', timeStyle: 'long'});
}

/** How long ago: `12 s ago`; `in 3 min` of what is to come. */
export function ago(iso) {
  const seconds = age(iso);
  if (seconds === null) return NONE;
  return seconds < -1 ? `in ${duration(-seconds)}` : `${duration(seconds)} ago`;
}

/** Seconds since then by the server's clock; null where there is no time. */
export function age(iso) {
  const time = Date.parse(iso ?? '');
  return Number.isFinite(time) ? (now() - time) / 1000 : null;
}

/** A ratio or probability: `0.4 %`, `12 %`, `100 %`. */
export function percent(p) {
  if (p === null || p === undefined || !Number.isFinite(p)) return NONE;
  const hundred = p * 100;
  const size = Math.abs(hundred);
  const digits = size === 0 || size >= 10 ? 0 : size >= 0.1 ? 1 : 2;
  return `${hundred.toLocaleString('en', {maximumFractionDigits: digits})}${GAP}%`;
}

/** How many of what: `1 entity`, `2 entities`. */
export function count(many, one, more = `${one}s`) {
  return `${many.toLocaleString('en')} ${many === 1 ? one : more}`;
}

function scaled(value, steps) {
  const [factor, prefix] = steps.find(([step]) => Math.abs(value) >= step) ?? [1, ''];
  const shown = value / factor;
  const digits = Math.abs(shown) >= 100 ? 0 : Math.abs(shown) >= 10 ? 1 : 2;
  return `${shown.toLocaleString('en', {maximumFractionDigits: digits})}${GAP}${prefix}`;
}

function parts(large, largeName, small, smallName) {
  const first = `${large}${GAP}${largeName}`;
  return small ? `${first} ${small}${GAP}${smallName}` : first;
}

/** A value of a metric whose unit nobody told: what its name says of it by OpenTelemetry's conventions, else the bare number. */
export function metricValue(metric, value) {
  return quantity(value, unitOf(metric));
}

/** As the command line tells units, in UCUM; empty where a name says nothing. */
function unitOf(metric) {
  const name = `${metric}.`;
  if (name.includes('.utilization.') || name.includes('.ratio.')) return '1';
  if (/^system\.(disk|network)\.io\./.test(name)) return 'By/s';
  if (name.includes('.duration.')) return 's';
  return name.includes('.usage.') ? 'By' : '';
}
