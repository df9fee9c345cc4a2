/**
 * Parts of a view that are made anew only when what they show has changed, so that neither the focus nor a selection is lost once a second.
 *
 * @module parts/part
 */
import {fill} from '../../dom.js';
import {age, duration} from '../../format.js';

/**
 * @template T
 * @param {HTMLElement} element
 * @param {(data: T) => (Node|string|null)[]} render
 * @returns {(data: T) => void} shows the data
 */
export function part(element, render) {
  let shown;
  return (data) => {
    const now = JSON.stringify(data) ?? '';
    if (now === shown) {
      return;
    }
    shown = now;
    const focused = element.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    fill(element, render(data));
    if (focused) {
      element.querySelector(`[data-key="${CSS.escape(focused)}"]`)?.focus();
    }
  };
}

/** Marks a text that tells how long something has lasted: {@link keepTime} keeps it up to date. */
export function lasting(element, iso) {
  element.dataset.since = iso;
  element.textContent = duration(age(iso));
  return element;
}

/** Ticks that are further behind the clock than this tell their own time: a recording that is played back has another now. */
const FAR_BEHIND_SECONDS = 120;

/** Whether `newest`, the time of the newest that is known, is too far behind the clock for the clock to say how long something lasts. */
export function isBehind(newest) {
  return age(newest) > FAR_BEHIND_SECONDS;
}

/** The same as {@link lasting} by the time of the newest tick or change where that is far behind the clock. */
export function lastingUntil(element, iso, newest) {
  if (!isBehind(newest)) {
    return lasting(element, iso);
  }
  element.textContent = duration(Math.max(0, (Date.parse(newest) - Date.parse(iso)) / 1000));
  return element;
}

/**
 * Keeps all texts of {@link lasting} below `root` up to date.
 *
 * @returns {() => void} stops it
 */
export function keepTime(root) {
  const timer = setInterval(() => {
    for (const element of root.querySelectorAll('[data-since]')) {
      element.textContent = duration(age(element.dataset.since));
    }
  }, 1000);
  return () => clearInterval(timer);
}
