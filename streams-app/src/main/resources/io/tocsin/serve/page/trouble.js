/**
 * What stands in a view that has nothing to show: it waits, or something is wrong, and then what and what to do.
 *
 * @module trouble
 */
import {h} from './dom.js';
import {duration} from './format.js';

/** While the first answer is on its way. */
export function loading(text = 'Asking Tocsin …') {
  return h('p.loading', {role: 'status'}, text);
}

/** A place where nothing is, with what to do about it. */
export function nothing(title, ...children) {
  return h('section.nothing', null, h('h2', null, title), ...children);
}

/** A line that can be copied. */
export function command(text) {
  return h('pre.command', {tabindex: '0'}, h('code', null, text));
}

/**
 * An error with its cause and remedy.
 *
 * @param {Error} error an ApiError, or what should not have happened
 * @param {function(): void} [retry]
 */
export function trouble(error, retry) {
  const {title, remedy} = words(error);
  return h('section.trouble', {role: 'alert'},
    h('h2', null, title),
    error.message && error.message !== title ? h('p', null, h('code', null, error.message)) : null,
    remedy ? h('p', null, remedy) : null,
    retry ? h('p', null, h('button', {type: 'button', onclick: retry}, 'Try again')) : null);
}

function words({status, title, retryAfter, name}) {
  const later = retryAfter ? ` It asks to wait ${duration(retryAfter)}.` : '';
  switch (status) {
    case 0:
      return {title: 'The server does not answer', remedy: 'Nothing on this page is newer than the moment it fell silent. Is the process running '
        + 'and the port open? "./tocsin status" asks Kafka directly, without this server. The page comes back by itself.'};
    case 400:
    case 422:
      return {title: 'That cannot be asked', remedy: 'Change what you filled in; the line above says which part.'};
    case 401:
      return {title: 'You are not signed in', remedy: 'Sign in with a token of the access file; ask whoever runs this Tocsin for one.'};
    case 403:
      return {title: 'Your role does not allow this', remedy: 'A token with a higher role does: viewer looks, operator takes incidents and plans, admin '
        + 'changes models. Whoever runs this Tocsin gives them out.'};
    case 404:
      return {title: 'There is no such thing', remedy: 'It may have been resolved and forgotten, or the name is misspelt.'};
    case 409:
      return {title: 'Somebody was faster', remedy: 'It has changed since you looked. Look again, then decide.'};
    case 429:
      return {title: 'You ask too often', remedy: `This instance limits how often one caller may ask.${later} Other open pages with the same token count, too.`};
    case 503:
      return {title: 'Tocsin cannot answer now', remedy: `It is starting, or what it needs (Kafka, another instance) is away.${later}`};
    default:
      return name === 'ApiError'
        ? {title: title ?? 'The server failed', remedy: 'Its log says more.'}
        : {title: 'This page failed', remedy: 'Load it anew. If it comes again, the console of the browser says where.'};
  }
}
