/**
 * Makes elements. What comes from outside becomes text nodes and attribute values, never markup.
 *
 * @module dom
 */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An HTML element.
 *
 * @param {string} what tag, classes and id, as in `h('button.primary#save')`; without a tag a `div`
 * @param {Object|Node|string} [attributes] `on…` functions become listeners, `style` and `dataset` objects are set property by property,
 *     `true` an empty attribute; null, undefined and false are left out
 * @param {...(Node|string|number|Array|null|undefined|false)} children strings become text nodes
 * @returns {HTMLElement}
 */
export function h(what, attributes, ...children) {
  return make((tag) => document.createElement(tag), what, attributes, children);
}

/** An SVG element; otherwise as {@link h}. */
export function svg(what, attributes, ...children) {
  return make((tag) => document.createElementNS(SVG, tag), what, attributes, children);
}

/** Puts these children in the place of all there were; answers the element. */
export function fill(element, ...children) {
  element.replaceChildren(...flat(children));
  return element;
}

/**
 * A name that came from outside: it keeps its direction to itself, is cut where there is no room, and shows all of it on hover.
 *
 * @param {string} name
 * @param {string} [href] where a click leads
 */
export function named(name, href) {
  const shown = h('bdi', null, name);
  return href ? h('a.name', {href, title: name}, shown) : h('span.name', {title: name}, shown);
}

/** The hash of a view, such as `hash('entity', {name: 'host/a'})`; empty parameters are left out. */
export function hash(view, parameters = {}) {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== null && value !== '') query.set(key, value);
  }
  const text = query.toString();
  return `#/${view}${text ? `?${text}` : ''}`;
}

function make(create, what, attributes, children) {
  const [head, ...classes] = what.split('.');
  const last = classes.length ? classes[classes.length - 1] : head;
  const [, id] = last.split('#');
  const element = create(head.split('#')[0] || 'div');
  if (id) element.id = id;
  const names = classes.map((one) => one.split('#')[0]).filter(Boolean);
  if (names.length) element.setAttribute('class', names.join(' '));
  if (isAttributes(attributes)) {
    for (const [key, value] of Object.entries(attributes ?? {})) set(element, key, value);
  } else {
    children = [attributes, ...children];
  }
  element.append(...flat(children));
  return element;
}

function isAttributes(value) {
  return value === null || value === undefined || (typeof value === 'object' && !(value instanceof Node) && !Array.isArray(value));
}

function set(element, key, value) {
  if (value === null || value === undefined || value === false) return;
  if (key.startsWith('on') && typeof value === 'function') {
    element.addEventListener(key.slice(2), value);
  } else if (key === 'style') {
    for (const [property, text] of Object.entries(value)) element.style.setProperty(property, text);
  } else if (key === 'dataset') {
    Object.assign(element.dataset, value);
  } else if (key === 'class') {
    element.classList.add(...String(value).split(' ').filter(Boolean));
  } else if (key === 'value') {
    element.value = value;
  } else {
    element.setAttribute(key, value === true ? '' : value);
  }
}

function flat(children) {
  return children
    .flat(Infinity)
    .filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : String(child)));
}
