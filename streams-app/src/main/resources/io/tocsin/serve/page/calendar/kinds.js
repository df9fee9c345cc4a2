/**
 * The kinds of planned events, and how they recur, in words.
 *
 * @module calendar/kinds
 */

/** `effect` is what follows while it is in force. */
export const KINDS = [
  {id: 'maintenance', mark: '⚒', label: 'Maintenance', effect: 'no alerts, and nothing is learned from it'},
  {id: 'silence', mark: '⊘', label: 'Silence', effect: 'no alerts'},
  {id: 'unusual', mark: '≁', label: 'Unusual', effect: 'alerts as ever, but nothing is learned from it'},
  {id: 'announced_load', mark: '⇡', label: 'Announced load', effect: 'alerts as ever; the model is told when it begins and how large it will be'},
];

/** The kind of that id. */
export function kind(id) {
  return KINDS.find((one) => one.id === id) ?? {id, mark: '·', label: id, effect: ''};
}

const EVERY = {HOURLY: 'hour', DAILY: 'day', WEEKLY: 'week', MONTHLY: 'month', YEARLY: 'year'};

/** A rule of iCalendar in words where it is a simple one, else as it is. */
export function recurrence(rule) {
  if (!rule) return 'once';
  const parts = Object.fromEntries(rule.split(';').map((part) => part.split('=')));
  const {FREQ, INTERVAL = '1', ...others} = parts;
  if (!EVERY[FREQ]) return rule;
  const every = INTERVAL === '1' ? `every ${EVERY[FREQ]}` : `every ${INTERVAL} ${EVERY[FREQ]}s`;
  const rest = Object.entries(others).map(([key, value]) => `${key}=${value}`).join(';');
  return rest ? `${every}, ${rest}` : every;
}

const SECONDS = {d: 86_400, h: 3_600, min: 60, m: 60, s: 1};

/** `2 h 30 min`, `1.5h`, `90m` in seconds; null where it is none of these. */
export function secondsOf(text) {
  if (!/^(\s*\d+(\.\d+)?\s*(d|h|min|m|s))+\s*$/.test(text)) return null;
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)\s*(d|h|min|m|s)/g)];
  return Math.round(parts.reduce((sum, [, many, unit]) => sum + Number(many) * SECONDS[unit], 0));
}
