/**
 * What is said of an incident in few words, and what people say of one.
 *
 * @module incidents
 */
import {api} from './api.js';
import {confirm, toast} from './dialog.js';
import {h, hash, named} from './dom.js';
import {age, clock, duration, metricValue, moment, number, percent} from './format.js';

const BY = 'tocsin.by';
const GRAVITY = ['failure', 'no_data', 'anomaly', 'limit'];
/** An open incident is told anew each minute where nobody set it otherwise. */
const OLD_SECONDS = 900;
const ENDINGS = {recovered: 'recovered', false_alarm: 'false alarm', forgotten: 'the entity is taken for gone'};

/** The kinds of incident, the gravest first. */
export const KINDS = GRAVITY;

/** Orders incidents: what is graver first, then what nobody has taken, then what began last. */
export function byGravity(a, b) {
  return GRAVITY.indexOf(a.kind) - GRAVITY.indexOf(b.kind)
    || Number(Boolean(a.acknowledgedBy)) - Number(Boolean(b.acknowledgedBy))
    || Date.parse(b.startedAt) - Date.parse(a.startedAt);
}

export function isOpen(alert) {
  return alert.state !== 'resolved';
}

/** Its title, of which the name of the entity may be cut but not what is wrong; a link to the incident. */
export function heading(alert) {
  const {title, entity, id} = alert;
  const href = hash('alert', {id});
  if (!title.startsWith(entity)) return h('a.heading', {href, title}, h('bdi.what', null, title));
  return h('a.heading', {href, title}, h('bdi.name', null, entity), h('span.what', null, title.slice(entity.length).trim()));
}

/** How far it is beyond: `92 %, alert from 55 %` of a failure, `4.2 × the boundary` of all others. */
export function peak({kind, peak: highest, boundary}) {
  return kind === 'failure' ? `${percent(highest)}, alert from ${percent(boundary)}` : `${number(highest / boundary)} × its boundary`;
}

/** How far it is beyond now. */
export function level({kind, level: now, boundary}) {
  return kind === 'failure' ? percent(now) : `${number(now / boundary)} ×`;
}

/** What explains it most: `cpu.utilization 97 %, expected 41 %`; null where nothing does. */
export function because({contributors, kind}) {
  const [first] = contributors;
  if (!first) return null;
  const expected = {limit: 'limit', failure: 'usual'}[kind] ?? 'expected';
  return h('span.because', null, named(first.metric),
    h('span', null, ` ${metricValue(first.metric, first.actual)}, ${expected} ${metricValue(first.metric, first.expected)}`));
}

/** Since when it is open, or when it was and for how long. */
export function lasting(alert) {
  const title = moment(alert.startedAt) + (alert.resolvedAt ? ` – ${moment(alert.resolvedAt)}` : '');
  return isOpen(alert)
    ? h('time', {datetime: alert.startedAt, title}, h('span', null, `since ${clock(alert.startedAt)},`), ' ', h('span', null, sofar(alert)))
    : h('time', {datetime: alert.startedAt, title}, h('span', null, `${clock(alert.startedAt)},`), ' ', h('span', null, `lasted ${duration(lastsSeconds(alert))}`));
}

function lastsSeconds({startedAt, resolvedAt}) {
  return (Date.parse(resolvedAt) - Date.parse(startedAt)) / 1000;
}

/** An incident stays open while its entity says nothing: what was told last is all that is known. Only of a silence the clock is the judge. */
function sofar({kind, startedAt, updatedAt}) {
  return kind === 'no_data' || age(updatedAt) < OLD_SECONDS ? `for ${duration(age(startedAt))}`
    : `${duration((Date.parse(updatedAt) - Date.parse(startedAt)) / 1000)} when last heard`;
}

/** How it ended, or who has taken it. */
export function fate(alert) {
  if (!isOpen(alert)) return h('span.fate', null, `resolved${alert.ending ? `: ${ENDINGS[alert.ending] ?? alert.ending}` : ''}`);
  return alert.acknowledgedBy
    ? h('span.fate', null, 'taken by ', named(alert.acknowledgedBy))
    : h('span.fate.untaken', null, alert.kind === 'no_data' ? 'until data comes' : 'not taken');
}

/** Why who looks cannot say something of it; null where that one can. */
export function objection(alert, ctx) {
  if (!ctx.may('operator')) return `Your role (${ctx.me.role}) looks only; operators take incidents.`;
  if (alert.kind === 'no_data') return 'A silence ends when data comes; nobody can take it or call it false.';
  return null;
}

/** Buttons to take it and to call it a false alarm; greyed with the reason where that cannot be. */
export function actions(alert, ctx, done = () => {}) {
  const reason = objection(alert, ctx);
  return h('.row.acts', null,
    isOpen(alert) ? act(alert.acknowledgedBy ? 'Take over' : 'Take', reason, alert, () => take(alert, ctx, done)) : null,
    alert.ending === 'false_alarm' ? null : act('False alarm', reason, alert, () => callFalse(alert, ctx, done)));
}

function act(word, reason, alert, onclick) {
  return h('button', {
    type: 'button', title: reason ?? alert.title, 'aria-disabled': reason ? 'true' : null,
    'aria-label': `${word}: ${alert.title}${reason ? `. ${reason}` : ''}`,
    onclick: reason ? () => toast(reason, 'attention') : onclick,
  }, word);
}

async function take(alert, ctx, done) {
  const said = await confirm({
    title: alert.acknowledgedBy ? 'Take over this incident?' : 'Take this incident?',
    body: alert.acknowledgedBy ? `${alert.title}. ${alert.acknowledgedBy} has taken it; receivers are told that it is yours.`
      : `${alert.title}. Receivers are told that somebody takes care.`,
    action: 'Take it', fields: fields(ctx),
  });
  if (said) await say({kind: 'acknowledged', alert: alert.id}, said, 'Taken. The alert tells so within a second.', done);
}

async function callFalse(alert, ctx, done) {
  const said = await confirm({
    title: 'Call this a false alarm?',
    body: isOpen(alert) ? `${alert.title}. It ends at once, its boundary rises, and the next model learns it as normal.`
      : `${alert.title}. It is over; its boundary rises, and the next model learns it as normal.`,
    action: 'It is a false alarm', danger: true, fields: fields(ctx),
  });
  if (!said) return;
  const end = isOpen(alert) ? {} : {end: alert.resolvedAt};
  await say({kind: 'false_alarm', alert: alert.id, ...end}, said, 'Said. The alert changes within a second.', done);
}

/** Where nobody has to sign in, people tell who they are; the page remembers it for the next time. */
function fields(ctx) {
  const by = {name: 'by', label: 'Who are you?', required: true, value: localStorage.getItem(BY) ?? '', placeholder: 'name or shift'};
  const note = {name: 'note', label: 'Note', type: 'textarea', placeholder: 'what you see, what you do'};
  return ctx.me.name ? [note] : [by, note];
}

async function say(feedback, {by, note}, told, done) {
  if (by) localStorage.setItem(BY, by);
  try {
    await api.post('/api/v1/feedback', {...feedback, ...(by ? {by} : {}), ...(note ? {note} : {})});
    toast(told);
    done();
  } catch (error) {
    toast(`Not taken: ${error.message}`, 'bad');
  }
}
