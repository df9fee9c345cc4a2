import {h, fill} from '../dom.js';

export function title() {
  return 'system';
}

export function mount(root, ctx) {
  fill(root, h('h1', null, 'system'), h('p', null, String(ctx.params)));
  return () => {};
}
