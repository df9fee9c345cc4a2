import {h, fill} from '../dom.js';

export function title() {
  return 'incident';
}

export function mount(root, ctx) {
  fill(root, h('h1', null, 'incident'), h('p', null, String(ctx.params)));
  return () => {};
}
