/**
 * The form in which something is planned.
 *
 * @module calendar/form
 */
import {fill, h} from '../dom.js';
import {KINDS, kind, secondsOf} from './kinds.js';

const RECURS = [['', 'once'], ['FREQ=DAILY', 'every day'], ['FREQ=WEEKLY', 'every week'], ['FREQ=MONTHLY', 'every month'], ['FREQ=YEARLY', 'every year'], ['own', 'by a rule of iCalendar']];
const LOAD = 'announced_load';

/**
 * @param {function(Object): Promise<void>} plan sends what was filled in; what it throws stands in the form, which keeps what was filled in
 * @param {function(): void} cancelled
 */
export function planForm(plan, cancelled) {
  const fields = controls();
  const {title, what, selector, start, lasts, zone, recurs, rule, multiple} = fields;
  const effect = h('p.hint', {id: 'plan-effect'});
  const told = h('p.told', {role: 'alert'});
  const ruleField = field('Rule', rule, 'RRULE of iCalendar, such as FREQ=WEEKLY;BYDAY=SU');
  const multipleField = field('How large', multiple, 'as a multiple of the usual load');
  const button = h('button.primary', {type: 'submit'}, 'Plan it');
  what.setAttribute('aria-describedby', 'plan-effect');
  what.addEventListener('change', draw);
  recurs.addEventListener('change', draw);
  lasts.addEventListener('input', () => lasts.setCustomValidity(''));
  draw();
  const form = h('form.card.plan', {'aria-labelledby': 'plan-title', onsubmit: submit},
    h('h2#plan-title', null, 'Plan an event'),
    h('.grid', null,
      field('Title', title), field('Kind', what, null, effect), field('For which entities', selector, 'GLOB or GLOB{label=GLOB,…}; * is all of them'),
      field('Begins', start), field('Lasts', lasts, 'such as 45 min, 2 h 30 min, 1 d'), field('Time zone', zone), field('Recurs', recurs), ruleField, multipleField),
    told,
    h('.actions', null, h('button', {type: 'button', onclick: cancelled}, 'Cancel'), button));
  return {element: form, focus: () => title.focus()};

  function draw() {
    fill(effect, kind(what.value).effect);
    ruleField.hidden = recurs.value !== 'own';
    rule.required = recurs.value === 'own';
    multipleField.hidden = what.value !== LOAD;
    multiple.required = what.value === LOAD;
  }

  async function submit(event) {
    event.preventDefault();
    const durationSeconds = secondsOf(lasts.value);
    if (!durationSeconds) {
      lasts.setCustomValidity('A number with its unit, such as 45 min or 2 h 30 min');
      lasts.reportValidity();
      return;
    }
    button.disabled = true;
    told.textContent = '';
    const recurring = recurs.value === 'own' ? rule.value.trim() : recurs.value;
    try {
      await plan({
        title: title.value.trim(), kind: what.value, selector: selector.value.trim(), start: start.value, durationSeconds, timeZone: zone.value.trim(),
        ...(recurring ? {rule: recurring} : {}), ...(what.value === LOAD ? {multiple: Number(multiple.value)} : {}),
      });
    } catch (error) {
      told.textContent = `Not planned: ${error.message}`;
    } finally {
      button.disabled = false;
    }
  }
}

function controls() {
  const zones = Intl.supportedValuesOf?.('timeZone') ?? [];
  document.getElementById('zones')?.remove();
  document.body.append(h('datalist#zones', null, ['UTC', ...zones].map((value) => h('option', {value}))));
  return {
    title: h('input', {required: true, maxlength: 200, placeholder: 'DB patches'}),
    what: h('select', null, KINDS.map(({id, mark, label}) => h('option', {value: id}, `${mark} ${label}`))),
    selector: h('input.mono', {required: true, value: '*', maxlength: 1000, spellcheck: 'false', autocomplete: 'off'}),
    start: h('input', {type: 'datetime-local', required: true, value: nextHour()}),
    lasts: h('input', {required: true, value: '1 h', autocomplete: 'off'}),
    zone: h('input', {required: true, list: 'zones', value: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC', autocomplete: 'off', spellcheck: 'false'}),
    recurs: h('select', null, RECURS.map(([value, label]) => h('option', {value}, label))),
    rule: h('input.mono', {placeholder: 'FREQ=WEEKLY;BYDAY=SU', spellcheck: 'false', autocomplete: 'off', maxlength: 500}),
    multiple: h('input', {type: 'number', min: 0.01, step: 'any', value: 2}),
  };
}

let numbers = 0;

function field(label, input, hint, more) {
  input.id = `plan-${++numbers}`;
  if (hint) input.setAttribute('aria-describedby', `${input.id}-hint`);
  return h('.field', null, h('label', {for: input.id}, label), input, hint ? h('p.hint', {id: `${input.id}-hint`}, hint) : null, more ?? null);
}

/** In the local time of who looks, as the field wants it. */
function nextHour() {
  const time = new Date(Date.now() + 3_600_000);
  time.setMinutes(0, 0, 0);
  return new Date(time.getTime() - time.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
