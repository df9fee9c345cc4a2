/**
 * Dark or light: as the system says, until somebody decides.
 *
 * @module theme
 */
import {h} from './dom.js';

const STORED = 'tocsin.theme';
const DARK = window.matchMedia('(prefers-color-scheme: dark)');

/** What holds now: `dark` or `light`. */
export function theme() {
  return document.documentElement.dataset.theme || (DARK.matches ? 'dark' : 'light');
}

/** Takes up what was decided before. Whatever draws with colours of the theme listens to `theme` on the document. */
export function startTheme() {
  const stored = localStorage.getItem(STORED);
  if (stored === 'dark' || stored === 'light') document.documentElement.dataset.theme = stored;
  DARK.addEventListener('change', tell);
}

export function toggleTheme() {
  const next = theme() === 'dark' ? 'light' : 'dark';
  document.documentElement.dataset.theme = next;
  localStorage.setItem(STORED, next);
  tell();
}

/** A button that toggles it. */
export function themeButton() {
  return h('button.quiet', {type: 'button', title: 'Dark or light (t)', 'aria-label': 'Dark or light', onclick: toggleTheme}, '◐');
}

function tell() {
  document.dispatchEvent(new CustomEvent('theme', {detail: theme()}));
}
