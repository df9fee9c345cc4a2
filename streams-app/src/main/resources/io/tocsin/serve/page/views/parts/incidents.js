/** Incidents in words, and what can be said of them. */
import {confirm, toast} from '../../dialog.js';
import {h, hash} from '../../dom.js';
import {clock, duration, moment, number, percent} from '../../format.js';
import {badge} from '../../standing.js';
import {lastingUntil} from './part.js';

const ENDINGS = {recovered: 'recovered', false_alarm: 'false alarm', forgotten: 'taken for gone'};

/** A level of an incident of this kind, in the words people use of it. */
export function level(kind, value) {
  switch (kind) {
    case 'failure':
      return percent(value);
    case 'anomaly':
      return number(value);
    default:
      return `${number(value)} ×`;
  }
}

/** What a level of an incident of this kind is a level of. */
export function measure(kind) {
  return {failure: 'probability', anomaly: 'score', limit: 'metric, of its limit', no_data: 'silence, of what is allowed'}[kind] ?? 'level';
}

/** What `expected` of its contributors is. */
export function comparedWith(kind) {
  return {failure: 'Usual', limit: 'Limit'}[kind] ?? 'Expected';
}

export function isOpen(alert) {
  return alert.state !== 'resolved';
}

/** How long it has lasted, or did. */
export function lasted(alert) {
  if (isOpen(alert)) {
    return lastingUntil(h('span'), alert.startedAt, alert.kind === 'no_data' ? undefined : alert.updatedAt);
  }
  return h('span', null, duration((Date.parse(alert.resolvedAt ?? alert.updatedAt) - Date.parse(alert.startedAt)) / 1000));
}

/**
 * One incident as an item of a list.
 *
 * @param {object} alert as of the API
 * @param {object} ctx of the view
 * @param {() => void} changed called after something was said of it
 */
export function incidentItem(alert, ctx, changed) {
  return h('li.told', {class: isOpen(alert) ? 'lasts' : 'past'},
    h('div.told-line', null,
      badge(alert.kind),
      h('a.name', {href: hash('alert', {id: alert.id}), title: alert.title, dataset: {key: `link ${alert.id}`}}, alert.title),
      h('span.muted.nowrap', null, h('time', {datetime: alert.startedAt, title: moment(alert.startedAt)}, clock(alert.startedAt)), ' · ', lasted(alert))),
    h('p.told-facts', null, factsOf(alert)),
    isOpen(alert) ? feedbackButtons(alert, ctx, changed) : null);
}

function factsOf(alert) {
  const facts = [`${measure(alert.kind)} ${level(alert.kind, alert.level)}, ${level(alert.kind, alert.peak)} at its worst, alert from ${level(alert.kind, alert.boundary)} on`];
  if (alert.acknowledgedBy) {
    facts.push(`taken by ${alert.acknowledgedBy}`);
  } else if (isOpen(alert) && alert.kind !== 'no_data') {
    facts.push('nobody has taken it');
  }
  if (alert.ending) {
    facts.push(ENDINGS[alert.ending] ?? alert.ending);
  }
  return facts.join(' · ');
}

/** Acknowledge and false alarm; of a silence nobody can say anything but data. */
export function feedbackButtons(alert, ctx, changed) {
  if (alert.kind === 'no_data') {
    return isOpen(alert) ? h('p.muted.small', null, 'It ends by itself with the next sample: is the entity up, does its collector run?') : null;
  }
  const may = ctx.may('operator');
  const why = may ? null : 'Your role only looks: an operator may do this';
  const button = (kind, label, act) =>
    h('button', {type: 'button', disabled: !may, title: why, dataset: {key: `${kind} ${alert.id}`}, onclick: act}, label);
  return h('div.buttons', null,
    isOpen(alert) && button('acknowledged', alert.acknowledgedBy ? 'Take it over' : 'Acknowledge', () => say(alert, 'acknowledged', ctx, changed)),
    button('false_alarm', 'False alarm', () => say(alert, 'false_alarm', ctx, changed)));
}

const QUESTIONS = {
  acknowledged: {
    title: 'Acknowledge the incident',
    body: 'Everybody sees that you take care. It stays open until it recovers.',
    action: 'Acknowledge',
    done: 'Taken: all who look see it within a second',
  },
  false_alarm: {
    title: 'Call it a false alarm',
    body: ({kind, state}) => [
      state === 'resolved' ? '' : 'It ends at once, and until it has calmed down only what is worse opens another. ',
      kind === 'limit' ? 'The static limit stays as it is: it is your own word.' : 'Its boundary for this entity rises by a fifth, and the next model learns the stretch as normal.',
    ].join(''),
    action: 'It is a false alarm',
    done: 'Told as a false alarm: it ends within a second',
  },
};

async function say(alert, kind, ctx, changed) {
  const question = QUESTIONS[kind];
  const body = typeof question.body === 'function' ? question.body(alert) : question.body;
  const answer = await confirm({...question, body, fields: [...byField(ctx), {name: 'note', label: 'Note'}]});
  if (!answer) {
    return;
  }
  const ended = kind === 'false_alarm' && !isOpen(alert) ? {end: alert.resolvedAt} : {};
  await tell(ctx, {kind, alert: alert.id, ...ended, ...answer}, question.done);
  changed();
}

/** Asks who it is where nobody has to sign in. */
export function byField(ctx) {
  return ctx.me.signIn ? [] : [{name: 'by', label: 'Your name', required: true, value: localStorage.getItem('tocsin.by') ?? ''}];
}

async function tell(ctx, {by, note, ...said}, done) {
  if (by) {
    localStorage.setItem('tocsin.by', by);
  }
  try {
    await ctx.api.post('/api/v1/feedback', {...said, ...(by ? {by} : {}), ...(note ? {note} : {})});
    toast(done, 'good');
  } catch (error) {
    toast(`It was not taken: ${error.message}`, 'bad');
  }
}

/** Asks for, and tells of, an incident of this entity that Tocsin did not see. */
export async function tellOfMissed(entity, ctx, changed) {
  const until = new Date();
  const answer = await confirm({
    title: 'Tell of a missed incident',
    body: `Something was wrong with ${entity} and Tocsin said nothing? Its boundary for this entity falls, and the next model learns from the stretch.`,
    action: 'Tell of it',
    fields: [
      {name: 'alertKind', label: 'What it was', required: true, options: [['failure', 'a failure'], ['anomaly', 'an anomaly']]},
      {name: 'start', label: 'Began', type: 'datetime-local', required: true, value: localTime(new Date(until - 600_000))},
      {name: 'end', label: 'Ended', type: 'datetime-local', required: true, value: localTime(until)},
      ...byField(ctx),
      {name: 'note', label: 'Note'},
    ],
  });
  if (!answer) {
    return;
  }
  const [start, end] = [new Date(answer.start), new Date(answer.end)];
  if (!(start < end)) {
    toast('It was not told: it must end after it began', 'bad');
    return;
  }
  await tell(ctx, {...answer, kind: 'missed', entity, start: start.toISOString(), end: end.toISOString()}, 'Told: the boundary of this entity falls');
  changed();
}

/** As an `input` of type `datetime-local` has it: in the time zone of who looks. */
function localTime(date) {
  const shifted = new Date(date.getTime() - date.getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}
