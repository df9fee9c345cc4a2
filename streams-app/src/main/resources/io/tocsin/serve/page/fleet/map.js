/**
 * The heat map: a canvas for each standing, a cell for each entity. Cells of grave groups are large and carry the sign of the standing.
 *
 * @module fleet/map
 */
import {fill, h} from '../dom.js';
import {count} from '../format.js';
import {STANDINGS} from '../standing.js';
import {palette} from './heat.js';
import {Tip} from './tip.js';

const CELL_MIN = 4;
const CELL_MAX = 26;
const CALM = new Set(['ok', 'warming_up', 'no_model']);
const CALM_CELL_MAX = 16;
/** So few have room for cells as large as the grave ones. */
const FEW = 200;
/** How high a group may become, in CSS pixels, before its cells get smaller. */
const CALM_HEIGHT = 400;
const GRAVE_HEIGHT = 130;
const MARK_FROM = 14;

export class FleetMap {
  #state;
  #open;
  #tip = new Tip();
  #panels = new Map();
  #palette = palette();
  #resize;
  #width = 0;

  /**
   * @param {FleetState} state
   * @param {function(string): void} open called with the name of the entity that was chosen
   */
  constructor(state, open) {
    this.#state = state;
    this.#open = open;
    this.element = h('.map', null, STANDINGS.map((standing) => this.#panel(standing)), this.#tip.element);
    this.#resize = new ResizeObserver(() => {
      if (this.element.clientWidth !== this.#width) this.draw();
    });
    this.#resize.observe(this.element);
    this.onTheme = () => {
      this.#palette = palette();
      this.draw();
    };
    document.addEventListener('theme', this.onTheme);
  }

  /** Lays out and draws all groups, or those alone. */
  draw(standings = STANDINGS.map(({id}) => id)) {
    this.#width = this.element.clientWidth;
    for (const id of standings) this.#drawGroup(this.#panels.get(id), this.#state.group(id));
    this.#tip.refresh();
  }

  /** Draws cells anew that stay where they are. */
  touch(entities) {
    for (const entity of entities) {
      const panel = this.#panels.get(entity.standing);
      this.#drawCell(panel, entity);
    }
    this.#tip.refresh();
  }

  end() {
    this.#resize.disconnect();
    document.removeEventListener('theme', this.onTheme);
  }

  #panel(standing) {
    const many = h('span.many');
    const canvas = h('canvas', {tabindex: '0', role: 'application', 'aria-roledescription': 'map of entities', 'aria-describedby': this.#tip.id});
    const section = h('section.group', {class: `of-${standing.css}`, hidden: true},
      h('h3', {title: standing.meaning}, h('span.mark', {'aria-hidden': 'true'}, standing.mark), h('span', null, standing.label), many),
      canvas);
    const panel = {standing, section, many, canvas, context: canvas.getContext('2d'), cell: 0, perRow: 1, gap: 0, chosen: null};
    this.#panels.set(standing.id, panel);
    canvas.addEventListener('pointermove', (event) => this.#point(panel, event));
    canvas.addEventListener('pointerleave', () => this.#choose(panel, null));
    canvas.addEventListener('click', (event) => {
      const entity = this.#at(panel, event);
      if (entity) this.#open(entity.name);
    });
    canvas.addEventListener('keydown', (event) => this.#key(panel, event));
    canvas.addEventListener('focus', () => { if (canvas.matches(':focus-visible')) this.#choose(panel, panel.chosen ?? this.#state.group(standing.id)[0]); });
    canvas.addEventListener('blur', () => this.#choose(panel, null));
    return section;
  }

  #drawGroup(panel, group) {
    const {section, canvas, context, standing, many} = panel;
    section.hidden = group.length === 0;
    if (panel.chosen && panel.chosen.standing !== standing.id) this.#choose(panel, null);
    if (!group.length || !this.#width) return;
    fill(many, group.length.toLocaleString('en'));
    canvas.setAttribute('aria-label', `${standing.label}: ${count(group.length, 'entity', 'entities')}. Arrows choose, Enter opens.`);
    this.#measure(panel, group.length);
    const rows = Math.ceil(group.length / panel.perRow);
    const ratio = window.devicePixelRatio || 1;
    const width = Math.min(group.length, panel.perRow) * panel.cell;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(rows * panel.cell * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${rows * panel.cell}px`;
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    group.forEach((entity, i) => {
      entity.x = (i % panel.perRow) * panel.cell;
      entity.y = Math.floor(i / panel.perRow) * panel.cell;
      this.#drawCell(panel, entity);
    });
  }

  #measure(panel, many) {
    const calm = CALM.has(panel.standing.id);
    const fitting = Math.floor(Math.sqrt((this.#width * (calm ? CALM_HEIGHT : GRAVE_HEIGHT)) / many));
    panel.cell = Math.max(CELL_MIN, Math.min(calm && many > FEW ? CALM_CELL_MAX : CELL_MAX, fitting));
    panel.gap = panel.cell >= 12 ? 2 : 1;
    panel.perRow = Math.max(1, Math.floor(this.#width / panel.cell));
  }

  #drawCell(panel, entity) {
    const {context, cell, gap, standing} = panel;
    const size = cell - gap;
    context.fillStyle = this.#palette.back;
    context.fillRect(entity.x, entity.y, cell, cell);
    context.fillStyle = this.#palette.colour(entity);
    context.fillRect(entity.x, entity.y, size, size);
    if (size >= MARK_FROM && standing.id !== 'ok') {
      context.fillStyle = this.#palette.ink(standing.id);
      context.font = `600 ${Math.round(size * 0.55)}px sans-serif`;
      context.textAlign = 'center';
      context.textBaseline = 'middle';
      context.fillText(standing.mark, entity.x + size / 2, entity.y + size / 2 + 1);
    }
    if (panel.chosen === entity) {
      context.strokeStyle = this.#palette.focus;
      context.lineWidth = 2;
      context.strokeRect(entity.x + 1, entity.y + 1, size - 2, size - 2);
    }
  }

  #at(panel, event) {
    const box = panel.canvas.getBoundingClientRect();
    const column = Math.floor((event.clientX - box.left) / panel.cell);
    const row = Math.floor((event.clientY - box.top) / panel.cell);
    return column < 0 || column >= panel.perRow || row < 0 ? null : this.#state.group(panel.standing.id)[row * panel.perRow + column] ?? null;
  }

  #point(panel, event) {
    const entity = this.#at(panel, event);
    panel.canvas.style.cursor = entity ? 'pointer' : 'default';
    if (entity !== panel.chosen) this.#choose(panel, entity);
  }

  #key(panel, event) {
    const group = this.#state.group(panel.standing.id);
    const from = Math.max(0, group.indexOf(panel.chosen));
    const to = {
      ArrowLeft: from - 1, ArrowRight: from + 1, ArrowUp: from - panel.perRow, ArrowDown: from + panel.perRow, Home: 0, End: group.length - 1,
    }[event.key];
    if (event.key === 'Enter' && panel.chosen) this.#open(panel.chosen.name);
    else if (event.key === 'Escape') this.#choose(panel, null);
    else if (to === undefined) return;
    else if (group[to]) this.#choose(panel, group[to]);
    event.preventDefault();
  }

  #choose(panel, entity) {
    const before = panel.chosen;
    panel.chosen = entity;
    if (before && before.standing === panel.standing.id) this.#drawCell(panel, before);
    if (entity) this.#drawCell(panel, entity);
    this.#tip.show(entity, panel.canvas, panel.cell);
  }
}
