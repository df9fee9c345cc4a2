/**
 * The health of Tocsin itself.
 *
 * @module health
 */

const LEVELS = {
  ok: {mark: '✓', text: 'Tocsin is well'},
  attention: {mark: '!', text: 'Tocsin needs attention'},
  bad: {mark: '✕', text: 'Tocsin is not well'},
};

/** Shows the level of a status, or of a check, in an element. */
export function badgeOf(element, level) {
  const {mark, text} = LEVELS[level] ?? {mark: '?', text: `Tocsin is ${level}`};
  element.hidden = false;
  element.className = `health ${level}`;
  element.replaceChildren();
  const sign = document.createElement('span');
  sign.setAttribute('aria-hidden', 'true');
  sign.textContent = mark;
  const words = document.createElement('span');
  words.className = 'words';
  words.textContent = text;
  element.append(sign, words);
}
