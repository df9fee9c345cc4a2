/** The checks of Tocsin's health, those that need somebody first. */
import {fill, h} from '../../dom.js';
import {lasting, part} from '../parts/part.js';

const LEVELS = {
  ok: ['✓', 'well', 2],
  attention: ['!', 'needs attention', 1],
  bad: ['✕', 'not well', 0],
};
const VERDICTS = {ok: 'Tocsin is well', attention: 'Tocsin needs attention', bad: 'Tocsin is not well'};

/** @returns {{element: HTMLElement, show: (status: object) => void, fail: (error: Error, trouble: Function) => void}} */
export function checksPart() {
  const verdict = h('div');
  const age = h('p.muted.small');
  const list = h('ul.checks');
  const problem = h('div');
  const element = h('section.card.checks-card', {'aria-label': 'Checks'}, verdict, age, problem, list);
  const showVerdict = part(verdict, verdictOf);
  const showList = part(list, (checks) => checks.map(item));
  let known = false;
  return {
    element,
    show({at, level, blind, blindness, checks}) {
      known = true;
      element.className = `card checks-card level-${level}`;
      fill(problem);
      showVerdict({level, blind, blindness});
      fill(age, 'asked ', lasting(h('span'), at), ' ago');
      showList([...checks].sort((one, other) => rank(one) - rank(other)).map(({name, level: own, text, remedy}) => ({name, level: own, text, remedy})));
    },
    fail(error, trouble) {
      fill(problem, known ? h('p.note', null, `The newest question was not answered: ${error.message}. What follows is older.`) : trouble(error));
    },
  };
}

function rank({level}) {
  return (LEVELS[level] ?? ['', '', 1])[2];
}

function verdictOf({level, blind, blindness}) {
  const [mark] = LEVELS[level] ?? ['?'];
  return [
    h('p.system-verdict', {class: `level-${level}`}, h('span.level-mark', {'aria-hidden': 'true'}, mark), VERDICTS[level] ?? `Tocsin is ${level}`),
    blind ? h('p.note.blindness', null, h('strong', null, 'No alert can come. '), h('bdi', null, blindness ?? '')) : null,
  ];
}

function item({name, level, text, remedy}) {
  const [mark, word] = LEVELS[level] ?? ['?', level];
  return h('li.check', {class: `level-${level}`},
    h('span.level-mark', {role: 'img', 'aria-label': word, title: word}, mark),
    h('div.check-words', null,
      h('p', null, h('strong.check-name', null, name), ' ', h('bdi.break', null, text)),
      remedy && level !== 'ok' ? h('p.remedy', null, h('span.muted', null, 'What to do: '), h('bdi.break', null, remedy)) : null));
}
