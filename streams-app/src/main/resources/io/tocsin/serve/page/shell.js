/**
 * What is around every view: the bar at the top, and the banner where Tocsin cannot warn or cannot be reached.
 *
 * @module shell
 */
import {api} from './api.js';
import {badgeOf} from './health.js';
import {fill, h} from './dom.js';
import {clock, now} from './format.js';
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
  api.watch((status) => banner.answered(status));

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
      document.body.classList.toggle('outside', ['anybody', 'sender'].includes(me.role));
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

/** After so long without an answer what stands on the page is history. */
const OLD_MS = 25_000;
const LOOK_EVERY_MS = 2_000;

function bannerIn(place) {
  let answeredAt = now();
  let lastStatus = 200;
  let blindness = null;
  let told = '';
  setInterval(draw, LOOK_EVERY_MS);
  document.addEventListener('visibilitychange', () => {
    // A page in the background asks nothing: it gets the time to ask again.
    if (!document.hidden) answeredAt = Math.max(answeredAt, now() - OLD_MS / 2);
  });
  function draw() {
    if (document.hidden) return;
    const away = lastStatus === 0 || (lastStatus >= 429 && now() - answeredAt > OLD_MS);
    const key = `${away ? lastStatus : ''}|${blindness}`;
    if (key === told) return; // Otherwise a screen reader would hear it again and again.
    told = key;
    const since = clock(new Date(answeredAt).toISOString());
    fill(place,
      away ? h('p.bad', null, h('strong', null, lastStatus === 0 ? 'The server does not answer.' : `The server refuses to answer (${lastStatus}).`),
        ` What you see is as it was at ${since}. This page keeps trying; "./tocsin status" asks Kafka directly.`) : null,
      blindness !== null ? h('p.bad', null, h('strong', null, 'Tocsin is blind: no alert can come.'), ` ${blindness} `,
        h('a', {href: '#/system'}, 'What to do')) : null);
  }
  return {
    answered(status) {
      lastStatus = status;
      if (status > 0 && status < 429) answeredAt = now();
      draw();
    },
    blind(why) {
      blindness = why;
      draw();
    },
  };
}
