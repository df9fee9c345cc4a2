/**
 * Which incidents are listed.
 *
 * @module alerts/filters
 */
import {fill, h} from '../dom.js';
import {KINDS} from '../incidents.js';
import {standing} from '../standing.js';

const PAUSE_MS = 350;
const STATES = [['open', 'Open'], ['resolved', 'Resolved'], ['all', 'All']];
const HOUR = 3600;
const SPANS = [['', 'any time'], [String(HOUR), 'last hour'], [String(6 * HOUR), 'last 6 hours'], [String(24 * HOUR), 'last day'], [String(7 * 24 * HOUR), 'last 7 days']];

/**
 * @param {URLSearchParams} params `state`, `kind`, `last` (seconds), `entity`, `selector`
 * @param {function(Object): void} changed called with all of them
 */
export function alertFilters(params, changed) {
  let state = STATES.some(([id]) => id === params.get('state')) ? params.get('state') : 'open';
  const states = h('.segments', {role: 'group', 'aria-label': 'State'});
  const kind = choice('Kind', [['', 'Every kind'], ...KINDS.map((id) => [id, `${standing(id).mark} ${standing(id).label}`])], params.get('kind'));
  const last = choice('When it was open', SPANS, params.get('last'));
  const entity = h('input', {type: 'search', value: params.get('entity') ?? '', placeholder: 'Entity, its whole name', maxlength: 249, autocomplete: 'off', spellcheck: 'false',
    'aria-label': 'Entity, its whole name'});
  const selector = h('input.mono', {type: 'text', value: params.get('selector') ?? '', placeholder: 'host/*{env=prod}', maxlength: 1000, autocomplete: 'off',
    spellcheck: 'false', title: 'Selector: GLOB or GLOB{label=GLOB,…}', 'aria-label': 'Selector, such as host/*{env=prod}'});
  let timer = null;
  for (const input of [kind, last]) input.addEventListener('change', tell);
  for (const input of [entity, selector]) {
    input.addEventListener('input', () => {
      clearTimeout(timer);
      timer = setTimeout(tell, PAUSE_MS);
    });
  }
  draw();

  function read() {
    return {state, kind: kind.value, last: last.value, entity: entity.value.trim(), selector: selector.value.trim()};
  }

  function tell() {
    clearTimeout(timer);
    changed(read());
  }

  function draw() {
    fill(states, STATES.map(([id, label]) => h('button', {
      type: 'button', 'aria-pressed': String(id === state),
      onclick: () => {
        state = id;
        draw();
        states.querySelector('[aria-pressed=true]').focus();
        tell();
      },
    }, label)));
  }

  return {element: h('search.filters', {role: 'search'}, states, kind, last, entity, selector), read, end: () => clearTimeout(timer)};
}

function choice(label, options, value) {
  const select = h('select', {'aria-label': label}, options.map(([id, words]) => h('option', {value: id}, words)));
  select.value = options.some(([id]) => id === value) ? value : '';
  return select;
}
