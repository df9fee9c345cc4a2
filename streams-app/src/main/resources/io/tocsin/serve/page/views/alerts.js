import {h, fill} from '../dom.js';

export function title() {
  return 'alerts';
}

export function mount(root, ctx) {
  fill(root, h('h1', null, 'alerts'), h('p', null, String(ctx.params)));
  return () => {};
}
