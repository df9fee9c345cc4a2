/**
 * The entities of the map, in columns as the API sends them, grouped by standing. Groups keep the order of the server; who changes standing comes first in
 * the group it joins, so that the others stay where the eye has them until all is read anew.
 *
 * @module fleet/state
 */
import {STANDINGS} from '../standing.js';

const KNOWN = new Set(STANDINGS.map(({id}) => id));

export class FleetState {
  #byName = new Map();
  #groups = new Map(STANDINGS.map(({id}) => [id, []]));

  /** Takes the place of all there was. */
  load({name, standing, level, probability, sinceSeconds}, at) {
    this.#byName = new Map();
    this.#groups = new Map(STANDINGS.map(({id}) => [id, []]));
    for (let i = 0; i < name.length; i++) {
      const entity = {name: name[i], standing: known(standing[i]), level: level[i], probability: probability[i], since: since(sinceSeconds[i], at), x: 0, y: 0};
      this.#byName.set(entity.name, entity);
      this.#groups.get(entity.standing).push(entity);
    }
  }

  /**
   * Takes what changed.
   *
   * @param {Object} columns as of the fleet
   * @param {number} at milliseconds since 1970
   * @param {boolean} grows whether entities that were not there are taken in; not where the map shows a part of the fleet
   * @returns {{changed: Array<Object>, moved: Set<string>}} entities that stay where they are, and the standings whose groups must be laid out anew
   */
  apply({name, standing, level, probability, sinceSeconds}, at, grows) {
    const changed = [];
    const left = new Set();
    const joined = new Map();
    for (let i = 0; i < name.length; i++) {
      let entity = this.#byName.get(name[i]);
      if (!entity && !grows) continue;
      if (!entity) {
        entity = {name: name[i], standing: null, x: 0, y: 0};
        this.#byName.set(entity.name, entity);
      }
      entity.level = level[i];
      entity.probability = probability[i];
      entity.since = since(sinceSeconds[i], at);
      const now = known(standing[i]);
      if (entity.standing === now) {
        changed.push(entity);
        continue;
      }
      if (entity.standing) left.add(entity.standing);
      entity.standing = now;
      if (!joined.has(now)) joined.set(now, []);
      joined.get(now).push(entity);
    }
    return {changed, moved: this.#regroup(left, joined)};
  }

  /** Takes entities out; answers the standings whose groups must be laid out anew. */
  remove(names) {
    const left = new Set();
    for (const name of names) {
      const entity = this.#byName.get(name);
      if (!entity) continue;
      this.#byName.delete(name);
      left.add(entity.standing);
      entity.standing = null;
    }
    return this.#regroup(left, new Map());
  }

  group(standing) {
    return this.#groups.get(standing) ?? [];
  }

  get size() {
    return this.#byName.size;
  }

  /** One pass over a group however many leave it: when a broker dies thousands do at once. */
  #regroup(left, joined) {
    for (const id of left) {
      this.#groups.set(id, this.#groups.get(id).filter((entity) => entity.standing === id));
    }
    for (const [id, entities] of joined) this.#groups.set(id, [...entities, ...this.#groups.get(id)]);
    return new Set([...left, ...joined.keys()]);
  }
}

/** What this page does not know must not vanish: it is shown as something that nobody judges. */
function known(standing) {
  return KNOWN.has(standing) ? standing : 'no_model';
}

function since(seconds, at) {
  return seconds === null || seconds === undefined ? null : at - seconds * 1000;
}
