/** What-if: past registrations judged twice on the same facts, so that every difference comes of the policy. */
import { compareText } from '@rafiq/shared/compare-text.ts';
import { mostMovedListed } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import type {
  ConflictWhatIfFigures,
  MovedRegistration,
} from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import {
  conflictRuleIds,
  conflictVerdicts,
  precedenceStepNames,
  type ConflictRuleId,
  type ConflictVerdict,
  type JudgementOutcome,
  type PrecedenceStepName,
} from '@rafiq/shared/deals/conflict-status.ts';
import { tiers, type Tier } from '@rafiq/shared/partners/status.ts';
import type { CompiledConflictPolicy } from './compile-conflict-policy.ts';
import type { GatheredFacts } from './conflict-facts.ts';
import { judgeRegistration } from './judge-registration.ts';
import { opensCase } from './open-case.ts';
import { claimantsOf, precedenceAmong, type PartyStanding } from './precedence-among.ts';
import { precedenceSide, type Prevailing } from './precedence-side.ts';
import { weighMatches } from './weigh-matches.ts';
import { emptyPart, noneYet, noSides, summedParts, type Part, type Sides } from './what-if-part.ts';

/** So many rows of the longest names there are stay below the 400 kB of one item. */
const mostPartners = 200;
const mostCountries = 250;

/** A registration that was judged, and by what. */
export interface PastRegistration {
  dealId: string;
  partnerName: string;
  /** By which its period is told. */
  submittedAt: string;
  facts: GatheredFacts;
  policyVersion: number;
  /** How those stand that claim the deal (`claimants`). */
  standings: ReadonlyMap<string, PartyStanding>;
}

/** What moved, as it is kept: the company is looked up when it is read. */
export type MovedRow = Omit<MovedRegistration, 'companyName'>;

/** What a judgement comes to. */
interface Side {
  outcome: JudgementOutcome;
  opensCase: boolean;
  decidedBy: ConflictRuleId[];
  /** The strictest verdict of each rule; one that is not asked is clear. */
  verdicts: ReadonlyMap<ConflictRuleId, ConflictVerdict>;
  /** Who prevails in the case that it opens; null where it opens none. */
  prevails: Prevailing | null;
}

const strictness = (verdict: ConflictVerdict): number => conflictVerdicts.indexOf(verdict);

/** The account a registration is most likely for, as a policy weighs them. */
const likestOf = (facts: GatheredFacts, policy: CompiledConflictPolicy) =>
  weighMatches(facts, policy).accounts?.[0];

function prevailingIn(
  { facts, partnerName, standings }: PastRegistration,
  policy: CompiledConflictPolicy,
): Prevailing {
  const { id } = facts.registration;
  const deal = { id, partnerId: facts.partner.id, partnerName };
  const account = likestOf(facts, policy);
  return precedenceSide(
    precedenceAmong(deal, account, facts, policy.precedence, standings, facts.judgedAt),
    id,
  );
}

function sideOf(one: PastRegistration, policy: CompiledConflictPolicy): Side {
  const judgement = judgeRegistration(policy, one.facts);
  const verdicts = new Map<ConflictRuleId, ConflictVerdict>();
  for (const { rule, verdict } of judgement.verdicts)
    if (strictness(verdict) > strictness(verdicts.get(rule) ?? 'clear')) verdicts.set(rule, verdict);
  const decisive = judgement.verdicts.filter(({ place }) => judgement.decidedBy.includes(place));
  const isContested = opensCase(judgement, one.facts.partner.id);
  return {
    outcome: judgement.outcome,
    opensCase: isContested,
    decidedBy: [...new Set(decisive.map(({ rule }) => rule))],
    verdicts,
    prevails: isContested ? prevailingIn(one, policy) : null,
  };
}

/** Whether both open a case, and another prevails in it. */
const prevailsAnother = ({ prevails: was }: Side, { prevails: is }: Side): boolean =>
  was !== null && is !== null && was.side !== is.side;

type RuleRow = ConflictWhatIfFigures['rules'][number];
type MoveRow = ConflictWhatIfFigures['moves'][number];

/** The row of a key, made where there is none. */
function rowIn<Key, Row>(rows: Map<Key, Row>, key: Key, make: () => Row): Row {
  const known = rows.get(key);
  if (known !== undefined) return known;
  const row = make();
  rows.set(key, row);
  return row;
}

const byMoved = (one: Part, other: Part): number =>
  other.moved - one.moved || other.registrations - one.registrations;

/** A draft over past registrations, each beside the version that judged it (source: domain.md, What-if). */
export class ConflictWhatIf {
  readonly #draft: CompiledConflictPolicy;
  readonly #all = emptyPart();
  #notRecorded = 0;
  #prevailMoved = 0;
  readonly #sides = noSides();
  readonly #steps = new Map<PrecedenceStepName, Sides>();
  readonly #moves = new Map<string, MoveRow>();
  readonly #rules = new Map<ConflictRuleId, RuleRow>();
  readonly #partners = new Map<string, Part & { partnerId: string; partnerName: string }>();
  readonly #tiers = new Map<Tier, Part & { tier: Tier }>();
  readonly #countries = new Map<string | null, Part & { country: string | null }>();
  readonly #moved: MovedRow[] = [];

  constructor(draft: CompiledConflictPolicy) {
    this.#draft = draft;
  }

  /** How many registrations were looked at, judged or not. */
  get done(): number {
    return this.#all.registrations + this.#notRecorded;
  }

  /** One of which nothing was recorded to judge it by. */
  leaveOut(): void {
    this.#notRecorded += 1;
  }

  /**
   * The partners whose standing decides who prevails by either version.
   * @param by the version that judged it
   */
  claimants(facts: GatheredFacts, by: CompiledConflictPolicy): string[] {
    const deal = { partnerId: facts.partner.id };
    const claiming = [by, this.#draft].flatMap((policy) =>
      claimantsOf(deal, likestOf(facts, policy), facts.judgedAt),
    );
    return [...new Set(claiming)];
  }

  /** @param by the version that judged it */
  take(one: PastRegistration, by: CompiledConflictPolicy): void {
    const { facts, partnerName } = one;
    const { id: partnerId, tier } = facts.partner;
    const { country } = facts.registration;
    const before = sideOf(one, by);
    const after = sideOf(one, this.#draft);
    const isMoved =
      before.outcome !== after.outcome ||
      before.opensCase !== after.opensCase ||
      prevailsAnother(before, after);
    const parts: Part[] = [
      this.#all,
      rowIn(this.#partners, partnerId, () => ({ partnerId, partnerName, ...emptyPart() })),
      rowIn(this.#tiers, tier, () => ({ tier, ...emptyPart() })),
      rowIn(this.#countries, country, () => ({ country, ...emptyPart() })),
    ];
    for (const part of parts) {
      part.registrations += 1;
      if (isMoved) part.moved += 1;
      part.outcomes[before.outcome].before += 1;
      part.outcomes[after.outcome].after += 1;
      if (before.opensCase) part.cases.before += 1;
      if (after.opensCase) part.cases.after += 1;
    }
    this.#countRules(before, after, isMoved);
    if (!isMoved) return;
    this.#countPrecedence(before, after);
    this.#keepMove(one, before, after);
  }

  #countPrecedence(before: Side, after: Side): void {
    if (prevailsAnother(before, after)) this.#prevailMoved += 1;
    for (const [side, prevails] of [
      ['before', before.prevails],
      ['after', after.prevails],
    ] as const) {
      if (prevails === null) continue;
      this.#sides[prevails.side][side] += 1;
      if (prevails.step !== null) rowIn(this.#steps, prevails.step, noneYet)[side] += 1;
    }
  }

  #countRules(before: Side, after: Side, isMoved: boolean): void {
    for (const rule of new Set([...before.verdicts.keys(), ...after.verdicts.keys()])) {
      const row = rowIn(this.#rules, rule, () => ({ rule, flag: noneYet(), block: noneYet(), moved: 0 }));
      const [was, is] = [before.verdicts.get(rule), after.verdicts.get(rule)];
      const count = (side: keyof Sides, verdict: ConflictVerdict | undefined) => {
        if (verdict === 'flag' || verdict === 'block') row[verdict][side] += 1;
      };
      count('before', was);
      count('after', is);
      if (isMoved && was !== is) row.moved += 1;
    }
  }

  #keepMove(
    { dealId, partnerName, submittedAt, facts, policyVersion }: PastRegistration,
    before: Side,
    after: Side,
  ) {
    const { outcome: from } = before;
    const { outcome: to } = after;
    if (from !== to)
      rowIn(this.#moves, `${from} ${to}`, () => ({ from, to, registrations: 0 })).registrations += 1;
    this.#moved.push({
      dealId,
      partnerId: facts.partner.id,
      partnerName,
      tier: facts.partner.tier,
      country: facts.registration.country,
      submittedAt,
      policyVersion,
      from,
      to,
      caseBefore: before.opensCase,
      caseAfter: after.opensCase,
      prevailsBefore: before.prevails?.side ?? null,
      prevailsAfter: after.prevails?.side ?? null,
      stepBefore: before.prevails?.step ?? null,
      stepAfter: after.prevails?.step ?? null,
      decidedBefore: before.decidedBy,
      decidedAfter: after.decidedBy,
    });
  }

  /** Those that moved, the last submitted first; of many the last. */
  moved(): MovedRow[] {
    return this.#moved
      .toSorted(
        (one, other) =>
          compareText(other.submittedAt, one.submittedAt) || compareText(one.dealId, other.dealId),
      )
      .slice(0, mostMovedListed);
  }

  /** What came of it so far: the same registrations make the same figures, in whatever order they are taken. */
  figures(): ConflictWhatIfFigures {
    const partners = [...this.#partners.values()].sort(
      (one, other) => byMoved(one, other) || compareText(one.partnerId, other.partnerId),
    );
    const countries = [...this.#countries.values()].sort(
      (one, other) => byMoved(one, other) || compareText(one.country ?? '', other.country ?? ''),
    );
    const [otherPartners, otherCountries] = [partners.slice(mostPartners), countries.slice(mostCountries)];
    return {
      ...this.#all,
      notRecorded: this.#notRecorded,
      precedence: {
        moved: this.#prevailMoved,
        sides: this.#sides,
        steps: precedenceStepNames.flatMap((step) => {
          const counted = this.#steps.get(step);
          return counted === undefined ? [] : [{ step, ...counted }];
        }),
      },
      movedListed: Math.min(this.#moved.length, mostMovedListed),
      moves: [...this.#moves.values()].sort(
        (one, other) =>
          other.registrations - one.registrations ||
          compareText(`${one.from} ${one.to}`, `${other.from} ${other.to}`),
      ),
      rules: conflictRuleIds.flatMap((rule) => this.#rules.get(rule) ?? []),
      partners: {
        rows: partners.slice(0, mostPartners),
        others: { partners: otherPartners.length, ...summedParts(otherPartners) },
      },
      tiers: tiers.flatMap((tier) => this.#tiers.get(tier) ?? []),
      countries: {
        rows: countries.slice(0, mostCountries),
        others: { countries: otherCountries.length, ...summedParts(otherCountries) },
      },
    };
  }
}
