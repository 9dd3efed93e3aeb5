/** What-if: two policies over the same leads and the same facts, so that every difference comes of the policy. */
import { compareText } from '@rafiq/shared/compare-text.ts';
import type { Policy, PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Destination, WhatIfFigures } from '@rafiq/shared/leads/what-if-contract.ts';
import { tiers } from '@rafiq/shared/partners/status.ts';
import type { Arrival } from '../lead.ts';
import { greatest, summed } from './greatest.ts';
import { WalkedPolicy, type Landing, type WalkFacts } from './walked-policy.ts';

/** So many rows of the longest names there are stay below the 400 kB of one item. */
const mostPartners = 200;
const mostMoves = 100;
const mostCountries = 250;
const mostRules = 150;

interface Sides {
  before: number;
  after: number;
}
type PartnerRow = WhatIfFigures['partners']['rows'][number];
type MoveRow = WhatIfFigures['moves']['rows'][number];
type CountryRow = WhatIfFigures['countries']['rows'][number];
type RuleRow = WhatIfFigures['rules']['rows'][number];

const noneYet = (): Sides => ({ before: 0, after: 0 });
const difference = ({ before, after }: Sides): number => Math.abs(after - before);

/** Leads in the order in which they were received; of one moment, by id. */
const byArrival = (a: Arrival, b: Arrival): number =>
  compareText(a.facts.receivedAt, b.facts.receivedAt) || compareText(a.id, b.id);

/** The row of a key, made where there is none. */
function rowIn<Key, Row>(rows: Map<Key, Row>, key: Key, make: () => Row): Row {
  const known = rows.get(key);
  if (known !== undefined) return known;
  const row = make();
  rows.set(key, row);
  return row;
}

/** Landings by name: two of one name are no move. Which partners could claim a pooled lead is not looked at. */
const placeNameOf = (landing: Landing): string =>
  landing.kind === 'offered' ? landing.partner.id : landing.kind;
const destinationOf = (landing: Landing): Destination =>
  landing.kind === 'offered'
    ? { kind: 'offered', partnerId: landing.partner.id, partnerName: landing.partner.name }
    : { kind: landing.kind };

/** The published policy and a draft, walked side by side (source: domain.md, What-if). */
export class WhatIf {
  readonly #before: WalkedPolicy;
  readonly #after: WalkedPolicy;
  readonly #published: Pick<Policy, 'version' | 'document'>;
  readonly #draft: PolicyDocument;
  #leads = 0;
  #moved = 0;
  readonly #outcomes = { offered: noneYet(), pooled: noneYet(), held: noneYet(), unplaced: noneYet() };
  readonly #reasons = new Map<string, Sides>();
  readonly #partners = new Map<string, PartnerRow>();
  readonly #moves = new Map<string, MoveRow>();
  readonly #countries = new Map<string | null, CountryRow>();
  readonly #tiers = new Map(tiers.map((tier) => [tier, { tier, moved: 0, ...noneYet() }]));

  constructor(published: Pick<Policy, 'version' | 'document'>, draft: PolicyDocument, facts: WalkFacts) {
    this.#published = published;
    this.#draft = draft;
    this.#before = new WalkedPolicy(published, facts);
    this.#after = new WalkedPolicy({ version: published.version + 1, document: draft }, facts);
  }

  /** How many leads were walked. */
  get leads(): number {
    return this.#leads;
  }

  /** Walks the next leads: in whatever order they are handed over, but none received before those walked already. */
  take(leads: readonly Arrival[]): void {
    for (const lead of leads.toSorted(byArrival)) {
      const [before, after] = [this.#before.take(lead), this.#after.take(lead)];
      this.#leads += 1;
      const moved = placeNameOf(before) !== placeNameOf(after);
      if (moved) this.#countMove(before, after);
      this.#countSide('before', before, moved);
      this.#countSide('after', after, moved);
      this.#countTiers(before, after, moved);
      this.#countCountry(lead.facts.country, before, after, moved);
    }
  }

  #countMove(before: Landing, after: Landing): void {
    this.#moved += 1;
    const name = `${placeNameOf(before)} ${placeNameOf(after)}`;
    rowIn(this.#moves, name, () => ({
      from: destinationOf(before),
      to: destinationOf(after),
      leads: 0,
    })).leads += 1;
  }

  #countSide(side: keyof Sides, landing: Landing, moved: boolean): void {
    this.#outcomes[landing.kind][side] += 1;
    if (landing.kind === 'unplaced') rowIn(this.#reasons, landing.code, noneYet)[side] += 1;
    if (landing.kind !== 'offered') return;
    const { id, name } = landing.partner;
    const empty = { partnerId: id, partnerName: name, ...noneYet(), gained: 0, lost: 0 };
    const row = rowIn(this.#partners, id, () => empty);
    row[side] += 1;
    if (moved) row[side === 'before' ? 'lost' : 'gained'] += 1;
  }

  #countTiers(before: Landing, after: Landing, moved: boolean): void {
    const [from, to] = [before, after].map((landing) =>
      landing.kind === 'offered' ? this.#tiers.get(landing.partner.tier) : undefined,
    );
    if (from !== undefined) from.before += 1;
    if (to !== undefined) to.after += 1;
    if (moved) for (const row of new Set([from, to])) if (row !== undefined) row.moved += 1;
  }

  #countCountry(country: string | null, before: Landing, after: Landing, moved: boolean): void {
    const row = rowIn(this.#countries, country, () => ({ country, leads: 0, moved: 0, ...noneYet() }));
    row.leads += 1;
    if (moved) row.moved += 1;
    if (before.kind === 'offered') row.before += 1;
    if (after.kind === 'offered') row.after += 1;
  }

  /** What came of it so far: the same leads and facts make the same figures, letter by letter. */
  figures(): WhatIfFigures {
    return {
      policyVersion: this.#published.version,
      leads: this.#leads,
      moved: this.#moved,
      outcomes: this.#outcomes,
      unplacedByReason: [...this.#reasons]
        .map(([code, sides]) => ({ code, ...sides }))
        .sort((a, b) => compareText(a.code, b.code)),
      partners: this.#partnerFigures(),
      moves: this.#moveFigures(),
      countries: this.#countryFigures(),
      tiers: [...this.#tiers.values()],
      fairness: { before: this.#before.fairness(), after: this.#after.fairness() },
      ...this.#ruleFigures(),
    };
  }

  #partnerFigures(): WhatIfFigures['partners'] {
    const { rows, others } = greatest(
      this.#partners.values(),
      mostPartners,
      (a, b) =>
        difference(b) - difference(a) ||
        b.gained + b.lost - a.gained - a.lost ||
        b.before + b.after - a.before - a.after ||
        compareText(a.partnerId, b.partnerId),
    );
    return {
      rows,
      others: { partners: others.length, ...summed(others, 'before', 'after', 'gained', 'lost') },
    };
  }

  #moveFigures(): WhatIfFigures['moves'] {
    const { rows, others } = greatest(
      this.#moves,
      mostMoves,
      ([name, a], [otherName, b]) => b.leads - a.leads || compareText(name, otherName),
    );
    const rest = others.map(([, row]) => row);
    return { rows: rows.map(([, row]) => row), others: { pairs: rest.length, ...summed(rest, 'leads') } };
  }

  #countryFigures(): WhatIfFigures['countries'] {
    const { rows, others } = greatest(
      this.#countries.values(),
      mostCountries,
      (a, b) => b.moved - a.moved || b.leads - a.leads || compareText(a.country ?? '', b.country ?? ''),
    );
    return {
      rows,
      others: { countries: others.length, ...summed(others, 'leads', 'moved', 'before', 'after') },
    };
  }

  #ruleFigures(): Pick<WhatIfFigures, 'rules' | 'unmetRules'> {
    const found = new Map<string | null, RuleRow>();
    const count = (side: keyof Sides, walked: WalkedPolicy) => {
      for (const { ruleId, ruleName, leads, fairness } of walked.rules()) {
        const empty = { ruleId, ruleName, ...noneYet(), fairnessBefore: null, fairnessAfter: null };
        const row: RuleRow = rowIn(found, ruleId, () => empty);
        row[side] = leads;
        // A rule may be called otherwise in the draft: it is told as it will be.
        row.ruleName = ruleName;
        row[side === 'before' ? 'fairnessBefore' : 'fairnessAfter'] = fairness;
      }
    };
    count('before', this.#before);
    count('after', this.#after);
    const { rows, others } = greatest(
      found.values(),
      mostRules,
      (a, b) =>
        b.before + b.after - a.before - a.after ||
        difference(b) - difference(a) ||
        compareText(a.ruleId ?? '', b.ruleId ?? ''),
    );
    return {
      rules: { rows, others: { rules: others.length, ...summed(others, 'before', 'after') } },
      unmetRules: this.#draft.rules.map(({ id }) => id).filter((id) => (found.get(id)?.after ?? 0) === 0),
    };
  }
}
