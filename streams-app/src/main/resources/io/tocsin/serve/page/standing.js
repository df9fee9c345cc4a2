/**
 * The standings of an entity and the kinds of an incident: names, marks and what they mean. A standing is never told by its colour alone.
 *
 * @module standing
 */
import {h} from './dom.js';

/** All standings, the gravest first: `id` as the API has it, `css` the token of its colour, `mark` a sign of its own. */
export const STANDINGS = [
  {id: 'failure', css: 'failure', mark: '▲', label: 'Failure ahead', many: 'failure ahead', meaning: 'a failure is likely to begin within the horizon'},
  {id: 'no_data', css: 'no-data', mark: '∅', label: 'No data', many: 'silent', meaning: 'nothing comes from it any more'},
  {id: 'anomaly', css: 'anomaly', mark: '◆', label: 'Anomaly', many: 'anomalous', meaning: 'it behaves as it never did while the model learned'},
  {id: 'limit', css: 'limit', mark: '■', label: 'Limit', many: 'beyond a limit', meaning: 'a metric is beyond its static limit'},
  {id: 'unheard', css: 'unheard', mark: '?', label: 'Unheard', many: 'unheard', meaning: 'no score has come for a while'},
  {id: 'ok', css: 'ok', mark: '●', label: 'OK', many: 'ok', meaning: 'as forecast'},
  {id: 'warming_up', css: 'warming-up', mark: '◔', label: 'Warming up', many: 'warming up', meaning: 'the model has not seen enough ticks of it yet'},
  {id: 'no_model', css: 'no-model', mark: '○', label: 'No model', many: 'without a model', meaning: 'no deployment covers it; static limits guard it'},
];

const BY_ID = new Map(STANDINGS.map((standing) => [standing.id, standing]));

/** The standing of that id; of one that this page does not know, something that still can be shown. */
export function standing(id) {
  return BY_ID.get(id) ?? {id, css: 'no-model', mark: '·', label: String(id), many: String(id), meaning: ''};
}

/** A standing, or the kind of an incident, as a small sign with its word. */
export function badge(id, words) {
  const {css, mark, label, meaning} = standing(id);
  return h('span.badge', {class: `of-${css}`, title: meaning}, h('span.mark', {'aria-hidden': 'true'}, mark), words ?? label);
}
