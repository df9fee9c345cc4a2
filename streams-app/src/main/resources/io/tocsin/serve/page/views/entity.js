import {h, fill} from '../dom.js';

export function title() {
  return 'entity';
}

export function mount(root, ctx) {
  fill(root, h('h1', null, 'entity'), h('p', null, String(ctx.params)));
  return () => {};
}
