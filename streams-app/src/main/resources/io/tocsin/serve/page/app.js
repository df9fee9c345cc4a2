/**
 * The page: finds out who looks, then shows the view that the hash names.
 *
 * A view is a module with
 * - `title(params)`: the title of the document;
 * - `mount(root, ctx)`: builds itself in `root` and answers a function that ends all it began.
 *
 * `ctx` is `{view, params, api, live, me, may, navigate, setParams}`: `params` the URLSearchParams of the hash, `may(role)` whether who looks has at least that
 * role, `navigate(hash)` goes to another view, `setParams(object)` remembers in the address what the view shows without mounting it anew.
 *
 * @module app
 */
import {api, setToken} from './api.js';
import {toast} from './dialog.js';
import {fill, h, hash} from './dom.js';
import {help, startKeys} from './keys.js';
import {live} from './live.js';
import {shell} from './shell.js';
import {signIn} from './signin.js';
import {startTheme} from './theme.js';
import {loading, nothing, trouble} from './trouble.js';

const VIEWS = {
  '': () => import('./views/fleet.js'),
  entity: () => import('./views/entity.js'),
  alerts: () => import('./views/alerts.js'),
  alert: () => import('./views/incident.js'),
  models: () => import('./views/models.js'),
  model: () => import('./views/models.js'),
  calendar: () => import('./views/calendar.js'),
  system: () => import('./views/system.js'),
};
const ROLES = ['anybody', 'sender', 'viewer', 'operator', 'admin'];
const AGAIN_MS = 3_000;
const FETCH_AHEAD_MS = 2_000;

const main = document.getElementById('main');
let me = {name: '', role: 'anybody', signIn: false};
let unmount = null;
let turn = 0;
let watching = false;
let known = false;

startTheme();
startKeys();
const around = shell({onSignOut: signOut, onHelp: help});
window.addEventListener('hashchange', show);
window.addEventListener('error', (event) => toast(`This page failed in part: ${event.message}. Load it anew.`, 'bad'));
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault(); // The hash belongs to the router.
  main.focus();
});
api.watch((status) => { if (status === 401 && may('viewer')) signOut(); });
begin();

/** Whether who looks has at least this role. */
function may(role) {
  return ROLES.indexOf(me.role) >= ROLES.indexOf(role);
}

async function begin() {
  known = false;
  fill(main, loading());
  try {
    me = await api.get('/api/v1/me');
  } catch (error) {
    if (error.status === 401) {
      setToken(null); // A token that was good once: the server does not know it any more.
      me = {name: '', role: 'anybody', signIn: true};
    } else {
      fill(main, trouble(error, begin));
      if (error.status === 0 || error.status >= 429) setTimeout(begin, (error.retryAfter ?? 0) * 1000 || AGAIN_MS);
      return;
    }
  }
  known = true;
  if (may('viewer')) {
    live.start();
    if (!watching) {
      around.watch();
      setTimeout(fetchAhead, FETCH_AHEAD_MS);
    }
    watching = true;
  }
  show();
}

/** All views are here before they are wanted: when the server is away, its files are, too. */
function fetchAhead() {
  for (const load of Object.values(VIEWS)) load().catch(() => {});
}

/** Shows the view of the hash, or the way in. */
async function show() {
  if (!known) return; // Who looks is being asked; the view comes then.
  const mine = ++turn;
  unmount?.();
  unmount = null;
  const [view, params] = place();
  around.show(view, me);
  main.className = `view-${view || 'fleet'}`;
  if (!may('viewer')) {
    document.title = 'Sign in · Tocsin';
    signIn(main, {me, onSignedIn: begin});
    return;
  }
  const load = VIEWS[view];
  if (!load) {
    document.title = 'Tocsin';
    fill(main, nothing('There is no such view', h('p', null, h('a', {href: '#/'}, 'To the fleet'))));
    return;
  }
  try {
    const module = await load();
    if (mine !== turn) return;
    document.title = `${module.title(params)} · Tocsin`;
    const root = h('.view');
    fill(main, root);
    window.scrollTo(0, 0);
    unmount = module.mount(root, context(params, view)) ?? null;
    // What had the focus is gone with the view before: the keyboard goes on at the new one.
    if (document.activeElement === document.body && mine > 1) main.focus({preventScroll: true});
  } catch (error) {
    failed(error);
  }
}

function context(params, view) {
  return {
    view, params, api, live, me, may,
    navigate(to) { location.hash = to; },
    setParams(object) { history.replaceState(null, '', hash(view, object)); },
  };
}

/** `#/entity?name=host%2Fa` is the view `entity` with its parameters. */
function place() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  return [path, new URLSearchParams(query)];
}

function failed(error) {
  fill(main, trouble(error, () => location.reload()));
}

function signOut() {
  setToken(null);
  live.stop();
  begin();
}
