/**
 * Asks before something is done, and tells that it was.
 *
 * @module dialog
 */
import {h} from './dom.js';

const TOAST_MS = 6_000;
let numbers = 0;

/**
 * Asks in a modal dialog.
 *
 * @param {Object} question
 * @param {string} question.title
 * @param {string|Node} [question.body]
 * @param {string} question.action word of the button that does it
 * @param {boolean} [question.danger] whether it cannot be taken back
 * @param {Array<{name: string, label: string, required?: boolean, value?: string, hint?: string, placeholder?: string, type?: string,
 *     options?: Array<[string, string]>}>} [question.fields] `type` as of an `input`, or `textarea`; `options` make it a choice
 * @returns {Promise<null|Object<string, string>>} what was filled in by name, or null where the answer was no
 */
export function confirm({title, body, action, danger = false, fields = []}) {
  const before = document.activeElement;
  const id = `dialog-${++numbers}`;
  const controls = fields.map((field) => [field, control(field, `${id}-${field.name}`)]);
  const form = h('form', {method: 'dialog'},
    h('h2', {id}, title),
    body ? (body instanceof Node ? body : h('p', null, body)) : null,
    controls.map(([field, input]) => labelled(field, input)),
    h('.actions', null,
      h('button', {type: 'button', onclick: () => dialog.close('')}, 'Cancel'),
      h('button', {type: 'submit', class: danger ? 'danger' : 'primary', value: 'yes'}, action)));
  const dialog = h('dialog', {'aria-labelledby': id}, form);
  document.body.append(dialog);
  return new Promise((resolve) => {
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      dialog.close('yes');
    });
    dialog.addEventListener('click', (event) => { if (event.target === dialog) dialog.close(''); });
    dialog.addEventListener('close', () => {
      const answer = Object.fromEntries(controls.map(([field, input]) => [field.name, input.value.trim()]));
      dialog.remove();
      before?.focus?.();
      resolve(dialog.returnValue === 'yes' ? answer : null);
    });
    dialog.showModal();
    (controls[0]?.[1] ?? form.querySelector('button[type=submit]')).focus();
  });
}

/**
 * Tells of something in passing.
 *
 * @param {string} text
 * @param {'good'|'attention'|'bad'} [level] what is bad stays until it is closed
 */
export function toast(text, level = 'good') {
  const close = () => note.remove();
  const note = h('.toast', {class: level, role: level === 'bad' ? 'alert' : null},
    h('span', null, text),
    h('button.quiet', {type: 'button', 'aria-label': 'Close this message', onclick: close}, '✕'));
  document.getElementById('toasts').append(note);
  if (level !== 'bad') setTimeout(close, TOAST_MS);
}

function control(field, id) {
  const shared = {id, name: field.name, required: field.required, 'aria-describedby': field.hint ? `${id}-hint` : null};
  if (field.options) {
    const select = h('select', shared, field.options.map(([value, label]) => h('option', {value}, label)));
    if (field.value !== undefined) select.value = field.value;
    return select;
  }
  const more = {...shared, placeholder: field.placeholder, value: field.value ?? '', autocomplete: 'off', spellcheck: 'false'};
  if (field.type === 'textarea') return h('textarea', {...more, rows: 3});
  return h('input', {...more, type: field.type ?? 'text', min: field.min, max: field.max, step: field.step});
}

function labelled(field, input) {
  return h('.field', null,
    h('label', {for: input.id}, field.label, field.required ? null : h('span.muted', null, ' (may be left out)')),
    input,
    field.hint ? h('p.hint', {id: `${input.id}-hint`}, field.hint) : null);
}
