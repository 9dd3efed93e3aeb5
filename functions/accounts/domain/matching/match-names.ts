import { compareNames } from './compare-names.ts';
import { companyName, type CompanyName } from './company-name.ts';
import { indexKeys } from './index-keys.ts';
import { NameIndex } from './name-index.ts';
import { rankCandidates } from './rank-candidates.ts';

/** A name that may be meant, by its place among the known names. */
export interface NameMatch {
  place: number;
  /** 0 to 1. */
  score: number;
}

const mostReady = 200_000;

/** Many known names in memory, found by whatever spelling. */
export class NameMatcher {
  readonly #names: readonly string[];
  readonly #ready = new Map<number, CompanyName>();
  readonly #index: NameIndex;

  constructor(names: readonly string[]) {
    this.#names = names;
    this.#index = new NameIndex(names.length, (place) => this.nameAt(place));
  }

  /** The name at a place, made ready; the last 200,000 are kept so. */
  nameAt(place: number): CompanyName {
    const kept = this.#ready.get(place);
    if (kept !== undefined) return kept;
    if (this.#ready.size === mostReady) this.#ready.clear();
    const name = companyName(this.#names[place] ?? '');
    this.#ready.set(place, name);
    return name;
  }

  /** The places of the names that are compared with one: at most 80. */
  candidates(asked: CompanyName): number[] {
    return rankCandidates(this.#index.read(indexKeys(asked)));
  }

  /** The nearest names, best first, at most `most`; of equal ones the one given first. */
  nearest(name: string, most: number): NameMatch[] {
    const asked = companyName(name);
    return this.candidates(asked)
      .map((place) => ({ place, score: compareNames(asked, this.nameAt(place)).score }))
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score || one.place - other.place)
      .slice(0, most);
  }
}
