/**
 * Search, selector, standing: the server does the finding, for it has all entities.
 *
 * @module fleet/filters
 */
import {h} from '../dom.js';
import {STANDINGS} from '../standing.js';

const PAUSE_MS = 250;

/**
 * @param {URLSearchParams} params `text`, `selector` and `standing` as they are at first
 * @param {function(Object): void} changed called with all three, when somebody stops writing
 */
export function filters(params, changed) {
  const text = h('input', {type: 'search', id: 'find', placeholder: 'Find by name', value: params.get('text') ?? '', maxlength: 249,
    autocomplete: 'off', spellcheck: 'false', title: 'Part of a name (/)', 'aria-label': 'Find entities by a part of their name'});
  const selector = h('input.mono', {type: 'text', placeholder: 'host/*{env=prod}', value: params.get('selector') ?? '', maxlength: 1000, list: null,
    autocomplete: 'off', spellcheck: 'false', title: 'Selector: GLOB or GLOB{label=GLOB,…}', 'aria-label': 'Selector, such as host/*{env=prod}'});
  const standing = h('select', {'aria-label': 'Standing'}, h('option', {value: ''}, 'Every standing'),
    STANDINGS.map(({id, mark, label}) => h('option', {value: id}, `${mark} ${label}`)));
  standing.value = STANDINGS.some(({id}) => id === params.get('standing')) ? params.get('standing') : '';
  const none = h('button.quiet', {type: 'button', onclick: clear}, 'Clear');
  let timer = null;
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(tell, PAUSE_MS);
  };
  for (const input of [text, selector]) {
    input.addEventListener('input', later);
    input.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') tell();
      else if (event.key === 'Escape') event.target.blur();
    });
  }
  standing.addEventListener('change', tell);
  const read = () => ({text: text.value.trim(), selector: selector.value.trim(), standing: standing.value});
  const element = h('search.filters', {role: 'search'}, text, selector, standing, none);
  show();

  function tell() {
    clearTimeout(timer);
    show();
    changed(read());
  }

  function show() {
    none.hidden = Object.values(read()).every((value) => !value);
  }

  function clear() {
    text.value = selector.value = standing.value = '';
    tell();
    text.focus();
  }

  return {element, read, clear, focus: () => text.focus(), end: () => clearTimeout(timer)};
}
