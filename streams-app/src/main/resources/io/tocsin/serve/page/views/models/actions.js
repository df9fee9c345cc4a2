/** Promotes a version and rolls one back, after it was said in words what that means. */
import {confirm, toast} from '../../dialog.js';
import {h} from '../../dom.js';
import {byField} from '../parts/incidents.js';

const NOT_ADMIN = 'Changing who judges needs the role admin';

/** Why nobody, or not this one, may roll the model back; null where it can be done. */
function whyNoRollback(deployment, ctx) {
  if (!ctx.may('admin')) {
    return NOT_ADMIN;
  }
  if (deployment.pinned) {
    return 'The model is pinned: unpin it first (tocsin models unpin)';
  }
  return deployment.previous ? null : 'No version stood before this one';
}

function whyNoPromotion(deployment, ctx) {
  if (!ctx.may('admin')) {
    return NOT_ADMIN;
  }
  return deployment?.pinned ? 'The model is pinned: unpin it first (tocsin models unpin)' : null;
}

/** @returns {HTMLElement} a button that rolls the model back to the version before */
export function rollbackButton(deployment, ctx, changed) {
  const why = whyNoRollback(deployment, ctx);
  return h('button', {type: 'button', disabled: Boolean(why), title: why, dataset: {key: `rollback ${deployment.model}`}, onclick: () => rollBack(deployment, ctx, changed)},
    deployment.previous ? `Roll back to ${short(deployment.previous)} …` : 'Roll back …');
}

/** @returns {HTMLElement} a button that makes this version the champion */
export function promoteButton(model, version, deployment, ctx, changed) {
  const why = whyNoPromotion(deployment, ctx);
  return h('button', {
    type: 'button', disabled: Boolean(why), title: why, 'aria-label': `Promote ${model} ${version}`, dataset: {key: `promote ${model} ${version}`},
    onclick: () => promote(model, version, deployment, ctx, changed),
  }, 'Promote …');
}

async function promote(model, version, deployment, ctx, changed) {
  const champion = deployment?.champion;
  const answer = await confirm({
    title: `Promote ${short(model)} ${short(version)}`,
    body: explained([
      `${version} becomes the champion of ${model}: it judges ${whom(deployment)}${champion ? ` in the place of ${champion}, which judged until now` : ''}.`,
      'The entities change over one after the other, within a minute; no tick goes without a score, no sample waits.',
      champion ? `Before that the gate compares it with ${champion} on the newest ticks, which takes some seconds; what is worse is kept back.` : null,
      champion ? `A rollback goes back to ${champion}.` : null,
    ]),
    action: 'Promote it',
    fields: fieldsFor(ctx),
  });
  if (answer) {
    await write(ctx, '/api/v1/model/promote', {model, version, expectedChampion: champion ?? 'none', ...answer}, `${version} is the champion of ${model}`, changed);
  }
}

async function rollBack(deployment, ctx, changed) {
  const {model, champion, previous} = deployment;
  const answer = await confirm({
    title: `Roll ${short(model)} back to ${short(previous)}`,
    body: explained([
      `${previous} becomes the champion again: it judges ${whom(deployment)} in the place of ${champion}, which judged until now.`,
      'All entities change over at their next tick.',
      'Afterwards nothing is left to go back to: another version has to be promoted.',
    ]),
    action: 'Roll back',
    danger: true,
    fields: fieldsFor(ctx),
  });
  if (answer) {
    await write(ctx, '/api/v1/model/rollback', {model, expectedChampion: champion, ...answer}, `${previous} is the champion of ${model} again`, changed);
  }
}

async function write(ctx, path, body, done, changed) {
  if (body.by) {
    localStorage.setItem('tocsin.by', body.by);
  }
  try {
    await ctx.api.post(path, body);
    toast(done, 'good');
  } catch (error) {
    // The gate says how it can be passed by; that is asked for anew, for it is another decision.
    if (error.status === 409 && !body.ungated && /ungated/.test(error.message)) {
      await passBy(ctx, path, body, error.message, done, changed);
      return;
    }
    toast(`It was not done: ${error.message}`, 'bad');
  }
  changed();
}

async function passBy(ctx, path, body, why, done, changed) {
  const answer = await confirm({
    title: 'The gate keeps it back',
    body: explained([why.replace(/;[^;]*ungated.*$/, ''), 'Promoting it all the same passes the gate by. The watch still takes it back for all if it does not do well in its first ten minutes.']),
    action: 'Promote it all the same',
    danger: true,
  });
  if (answer) {
    await write(ctx, path, {...body, ungated: true}, done, changed);
  }
}

function fieldsFor(ctx) {
  return [{name: 'reason', label: 'Reason', required: true, hint: 'Stands in the history for those who come after you.'}, ...byField(ctx)];
}

function explained(sentences) {
  return h('div.explained', null, sentences.filter(Boolean).map((text) => h('p', null, h('bdi', null, text))));
}

function whom(deployment) {
  if (!deployment) {
    return 'all entities that no other selector claims more narrowly';
  }
  return deployment.selector === '*' ? 'all entities' : `the entities of ${deployment.selector}`;
}

function short(name) {
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}
