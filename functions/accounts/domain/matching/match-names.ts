import { compareNames } from './compare-names.ts';
import { companyName, type CompanyName } from './company-name.ts';
import { lookUpKeys } from './index-keys.ts';
import { lettersFound } from './letters-in-common.ts';
import { NameIndex } from './name-index.ts';
import { rankCandidates } from './rank-candidates.ts';

/** A name that may be meant, by its place among the known names. */
export interface NameMatch {
  place: number;
  /** 0 to 1: how near they are by their words, and a little by their letters. 1 only for names that fold to the same. */
  score: number;
}

const mostReady = 200_000;
/** Too little to move a score across a threshold that it is not next to. */
const lettersShare = 0.05;

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
    return rankCandidates(this.#index.read(lookUpKeys(asked)));
  }

  /** The nearest names, best first, at most `most`; of equal ones the one given first. */
  nearest(name: string, most: number): NameMatch[] {
    const asked = companyName(name);
    return this.candidates(asked)
      .map((place) => ({ place, score: this.#scoreOf(asked, this.nameAt(place)) }))
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score || one.place - other.place)
      .slice(0, most);
  }

  /** Of many names that are equally near by their words, those with more of the same letters come first. */
  #scoreOf(asked: CompanyName, name: CompanyName): number {
    const { score } = compareNames(asked, name);
    return score === 0
      ? 0
      : (score + lettersShare * lettersFound(asked.folded, name.folded)) / (1 + lettersShare);
  }
}
