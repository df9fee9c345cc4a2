/**
 * What is said of the cell under the pointer or the focus.
 *
 * @module fleet/tip
 */
import {fill, h} from '../dom.js';
import {duration, now, number} from '../format.js';
import {badge} from '../standing.js';

const AWAY = 10;
let numbers = 0;

export class Tip {
  #entity = null;
  #canvas = null;
  #cell = 0;
  #told = '';

  constructor() {
    this.id = `tip-${++numbers}`;
    this.element = h('.tip', {id: this.id, role: 'status', hidden: true});
  }

  /** Shows what is to be said of an entity beside its cell; null hides it. */
  show(entity, canvas, cell) {
    this.#entity = entity;
    this.#canvas = canvas;
    this.#cell = cell;
    this.#told = '';
    this.element.hidden = !entity;
    this.refresh();
  }

  /** Its numbers may have changed, and the cell may stand elsewhere. */
  refresh() {
    const entity = this.#entity;
    if (!entity) return;
    const told = JSON.stringify([entity.name, entity.standing, entity.level, entity.probability, Math.floor((now() - entity.since) / 10_000)]);
    if (told !== this.#told) {
      fill(this.element, words(entity));
      this.#told = told;
    }
    this.#place(entity);
  }

  #place(entity) {
    const box = this.#canvas.getBoundingClientRect();
    const {offsetWidth, offsetHeight} = this.element;
    const left = Math.max(8, Math.min(box.left + entity.x + this.#cell + AWAY, document.documentElement.clientWidth - offsetWidth - 8));
    const below = box.top + entity.y + this.#cell + AWAY;
    const top = below + offsetHeight > window.innerHeight ? box.top + entity.y - offsetHeight - AWAY : below;
    this.element.style.left = `${left}px`;
    this.element.style.top = `${top}px`;
  }
}

function words({name, standing, level, probability, since}) {
  return [
    h('bdi.who', null, name),
    h('.row', null, badge(standing), since !== null ? h('span', null, `for ${duration((now() - since) / 1000)}`) : null),
    h('dl', null,
      h('dt', null, 'score'), h('dd', null, level === null ? 'none' : `${number(level)} of its boundary`),
      h('dt', null, 'failure'), h('dd', null, probability === null ? 'not judged' : `${number(probability)} of its boundary`)),
  ];
}
