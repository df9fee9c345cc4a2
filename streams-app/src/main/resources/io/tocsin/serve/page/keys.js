/**
 * The keyboard: one letter goes somewhere, unless somebody writes.
 *
 * @module keys
 */
import {fill, h} from './dom.js';
import {toggleTheme} from './theme.js';

const GO = {f: '#/', a: '#/alerts', m: '#/models', c: '#/calendar', s: '#/system'};
/** Set where somebody does not want single letters to act, as those who dictate. */
const OFF = 'tocsin.keys.off';
const HELP = [
  ['/', 'search'], ['f', 'fleet'], ['a', 'alerts'], ['m', 'models'], ['c', 'calendar'], ['s', 'system'],
  ['← ↑ → ↓', 'move over the map, Home and End to its ends'], ['Enter', 'open what is chosen'],
  ['t', 'dark or light'], ['?', 'this help'], ['Esc', 'close'],
];

/** Listens from now on. */
export function startKeys() {
  document.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || writing(event.target) || document.querySelector('dialog[open]')) return;
    if (event.key === '?') help();
    else if (localStorage.getItem(OFF)) return;
    else if (event.key === '/') search(event);
    else if (event.key === 't') toggleTheme();
    else if (GO[event.key]) location.hash = GO[event.key];
  });
}

/** Shows what keys there are. */
export function help() {
  const dialog = h('dialog.help', {'aria-labelledby': 'help-title'});
  fill(dialog,
    h('h2', {id: 'help-title'}, 'Keyboard'),
    h('dl', null, HELP.map(([key, what]) => [h('dt', null, h('kbd', null, key)), h('dd', null, what)])),
    h('label.row', null, h('input', {type: 'checkbox', checked: !localStorage.getItem(OFF), onchange: (event) => remember(event.target.checked)}),
      'Single letters act at once'),
    h('.actions', null, h('button', {type: 'button', onclick: () => dialog.close()}, 'Close')));
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

function remember(on) {
  if (on) localStorage.removeItem(OFF);
  else localStorage.setItem(OFF, '1');
}

function search(event) {
  const box = document.querySelector('#main input[type=search]');
  event.preventDefault();
  if (!box) {
    location.hash = '#/?search=1';
    return;
  }
  box.focus();
  box.select();
}

function writing(element) {
  return element instanceof Element && Boolean(element.closest('input, textarea, select, [contenteditable]'));
}
