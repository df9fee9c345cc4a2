/**
 * The way in: a token of the access file.
 *
 * @module signin
 */
import {api, setToken} from './api.js';
import {fill, h} from './dom.js';

/**
 * Asks for a token until one lets in.
 *
 * @param {HTMLElement} root
 * @param {{me: Object, onSignedIn: function(): void}} how
 */
export function signIn(root, {me, onSignedIn}) {
  const told = h('p.told', {role: 'alert'}, me.role === 'sender'
    ? 'This token may send metrics, but not look. Use one with the role viewer, operator or admin.' : null);
  const input = h('input', {id: 'token', type: 'password', autocomplete: 'current-password', required: true, spellcheck: 'false'});
  const button = h('button.primary', {type: 'submit'}, 'Sign in');
  const form = h('form.signin', {onsubmit: submit},
    h('h1', null, 'Sign in'),
    h('p.muted', null, 'This Tocsin asks who looks. A token is a line of its access file; whoever runs it gives them out.'),
    h('.field', null, h('label', {for: 'token'}, 'Token'), input),
    told, button,
    h('p.hint', null, 'It is kept in this tab only and forgotten when the tab is closed.'));
  fill(root, form);
  input.focus();

  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    told.textContent = '';
    setToken(input.value.trim());
    const refused = await refusal();
    button.disabled = false;
    if (refused === null) {
      onSignedIn();
      return;
    }
    setToken(null);
    told.textContent = refused;
    input.select();
  }
}

/** Why the token does not let in; null where it does. */
async function refusal() {
  try {
    const me = await api.get('/api/v1/me');
    if (me.role === 'anybody') return 'Tocsin does not know this token. Was it copied whole, and does it stand in the access file of this instance?';
    if (me.role === 'sender') return 'This token may send metrics, but not look. Use one with the role viewer, operator or admin.';
    return null;
  } catch (error) {
    if (error.status === 401) return 'Tocsin does not know this token. Was it copied whole, and does it stand in the access file of this instance?';
    if (error.status === 429) return `Too many attempts. Wait ${error.retryAfter ?? 'a few'} s, then try again.`;
    return error.status === 0 ? 'The server does not answer.' : error.message;
  }
}
