import {h, fill} from '../dom.js';

export function title() {
  return 'calendar';
}

export function mount(root, ctx) {
  fill(root, h('h1', null, 'calendar'), h('p', null, String(ctx.params)));
  return () => {};
}
