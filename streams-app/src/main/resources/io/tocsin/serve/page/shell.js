/**
 * What is around every view: the bar at the top, and the banner where Tocsin cannot warn or cannot be reached.
 *
 * @module shell
 */
import {api} from './api.js';
import {badgeOf} from './health.js';
import {fill, h} from './dom.js';
import {live} from './live.js';
import {themeButton} from './theme.js';

const STATUS_EVERY_MS = 15_000;
const VIEWS = [['', 'Fleet'], ['alerts', 'Alerts'], ['models', 'Models'], ['calendar', 'Calendar'], ['system', 'System']];
/** Which entry of the bar is lit for a view that has none of its own. */
const UNDER = {entity: '', alert: 'alerts', model: 'models'};

/**
 * Builds the bar and the banner.
 *
 * @param {{onSignOut: function(): void, onHelp: function(): void}} actions
 * @returns {{show: function(string, Object): void, watch: function(): void}} `show(view, me)` after each change of view; `watch` once somebody is let in
 */
export function shell({onSignOut, onHelp}) {
  const top = document.getElementById('top');
  const links = new Map(VIEWS.map(([view, label]) => [view, h('a', {href: `#/${view}`}, label)]));
  const health = h('a.health', {href: '#/system', hidden: true});
  const link = h('span.link', {title: 'Live connection'});
  const who = h('span.who');
  fill(top,
    h('a.brand', {href: '#/', 'aria-label': 'Tocsin, fleet'}, h('img', {src: 'icon.svg', alt: '', width: 22, height: 22}), h('span', null, 'Tocsin')),
    h('nav', {'aria-label': 'Views'}, [...links.values()]),
    h('.right', null, link, health, who,
      h('button.quiet', {type: 'button', title: 'Keyboard (?)', 'aria-label': 'Keyboard help', onclick: onHelp}, '?'),
      themeButton()));
  const banner = bannerIn(document.getElementById('banner'));
  live.on('connection', (connected) => {
    link.className = `link ${connected ? 'up' : 'down'}`;
    link.textContent = connected ? 'live' : 'not live';
  });
  live.on('status', ({level, blindness}) => {
    show({level, blindness, blind: Boolean(blindness)});
  });
  api.watch((status) => banner.reachable(status !== 0));

  function show(status) {
    badgeOf(health, status.level);
    banner.blind(status.blind ? status.blindness || 'It does not say why.' : null);
  }

  async function askStatus() {
    try {
      show(await api.get('/api/v1/status'));
    } catch {
      // The watcher of the API has told the banner already; a status that is refused is told by the view.
    }
  }

  return {
    show(view, me) {
      const lit = UNDER[view] ?? view;
      for (const [name, anchor] of links) {
        if (name === lit) anchor.setAttribute('aria-current', 'page');
        else anchor.removeAttribute('aria-current');
      }
      fill(who, me.signIn && me.name ? [
        h('span.name', {title: `${me.name}, ${me.role}`}, h('bdi', null, me.name)), h('span.muted.role', null, me.role),
        h('button.quiet', {type: 'button', onclick: onSignOut}, 'Sign out')] : null);
    },
    watch() {
      askStatus();
      setInterval(() => { if (!document.hidden) askStatus(); }, STATUS_EVERY_MS);
    },
  };
}

function bannerIn(place) {
  let away = false;
  let blindness = null;
  let told = '';
  function draw() {
    const key = `${away}|${blindness}`;
    if (key === told) return; // Otherwise a screen reader would hear it again with each answer.
    told = key;
    fill(place,
      away ? h('p.bad', null, h('strong', null, 'The server does not answer.'),
        ' What you see is as it was when it fell silent. This page keeps trying; "./tocsin status" asks Kafka directly.') : null,
      blindness !== null ? h('p.bad', null, h('strong', null, 'Tocsin is blind: no alert can come.'), ` ${blindness} `,
        h('a', {href: '#/system'}, 'What to do')) : null);
  }
  return {
    reachable(yes) { away = !yes; draw(); },
    blind(why) { blindness = why; draw(); },
  };
}
