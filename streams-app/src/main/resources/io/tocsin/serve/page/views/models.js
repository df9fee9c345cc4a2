import {h, fill} from '../dom.js';

export function title() {
  return 'models';
}

export function mount(root, ctx) {
  fill(root, h('h1', null, 'models'), h('p', null, String(ctx.params)));
  return () => {};
}
