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

/** Many known names in memory, found by whatever spelling. */
export class NameMatcher {
  readonly #names: readonly string[];
  readonly #ready: (CompanyName | undefined)[];
  readonly #index: NameIndex;

  constructor(names: readonly string[]) {
    this.#names = names;
    this.#ready = new Array<CompanyName | undefined>(names.length);
    this.#index = new NameIndex(names.length, (place) => this.nameAt(place));
  }

  nameAt(place: number): CompanyName {
    return (this.#ready[place] ??= companyName(this.#names[place] ?? ''));
  }

  /** The places of the names that are compared with one: at most 160. */
  candidates(asked: CompanyName): number[] {
    return rankCandidates(this.#index.read(indexKeys(asked)));
  }

  /** The nearest names, best first, at most `most`; of equal ones the shorter, then the one given first. */
  nearest(name: string, most: number): NameMatch[] {
    const asked = companyName(name);
    return this.candidates(asked)
      .map((place) => ({ place, score: compareNames(asked, this.nameAt(place)).score }))
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score || one.place - other.place)
      .slice(0, most);
  }
}
