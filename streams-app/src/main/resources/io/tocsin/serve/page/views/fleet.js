import {h, fill} from '../dom.js';

export function title() {
  return 'fleet';
}

export function mount(root, ctx) {
  fill(root, h('h1', null, 'fleet'), h('p', null, String(ctx.params)));
  return () => {};
}
