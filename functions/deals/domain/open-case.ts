import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { ConflictFacts, MatchedAccount } from './conflict-facts.ts';
import type { ConflictCase, Party } from './conflict-case.ts';
import type { Precedence } from './precedence.ts';
import { hoursAfter } from './protection.ts';
import type { Judgement, Verdict } from './judge-registration.ts';
import type { Registration } from './registration.ts';

type Terms = ConflictPolicy['protection'];

/** The verdicts in which another partner stands in the way. */
const contested = (verdicts: readonly Verdict[], claimantId: string): Verdict[] =>
  verdicts.filter(
    ({ verdict, evidence }) =>
      verdict !== 'clear' && evidence.some(({ partnerId }) => partnerId !== null && partnerId !== claimantId),
  );

const mostHolders = 5;

/** By which records of its own somebody that stands in the way knows the company, the likeliest first. */
export interface OwnRecords {
  partnerId: string;
  dealId: string | null;
  leadId: string | null;
  /** Where they lie, or what else of it was found. */
  accountId: string;
}

/**
 * By which of its own records each of those that stand in the way of a registration knows the company. That may be
 * another account than the claimant's: how the claimant calls the company is nobody's business but its own.
 */
export function ownRecordsOf(
  { verdicts }: Pick<Judgement, 'verdicts'>,
  { accounts }: Pick<ConflictFacts, 'accounts'>,
  claimantId: string,
): OwnRecords[] {
  const found = new Map<string, OwnRecords>();
  for (const { id, partnerId } of rivalsIn(contested(verdicts, claimantId), claimantId)) {
    const account = accounts?.find(
      (one) =>
        one.id === id ||
        one.registrations?.some((deal) => deal.id === id) === true ||
        one.leads?.some((lead) => lead.id === id) === true,
    );
    if (found.has(partnerId) || account === undefined) continue;
    const ownIn = (records: readonly { id: string; partnerId: string }[] | null): string | null => {
      const own = records?.filter((one) => one.partnerId === partnerId) ?? [];
      return (own.find((one) => one.id === id) ?? own.at(-1))?.id ?? null;
    };
    found.set(partnerId, {
      partnerId,
      dealId: ownIn(account.registrations),
      leadId: ownIn(account.leads),
      accountId: account.id,
    });
  }
  return [...found.values()].slice(0, mostHolders);
}

/** What stands in the way and whose it is, registrations first. */
const rivalsIn = (verdicts: readonly Verdict[], claimantId: string) =>
  verdicts
    .flatMap(({ evidence }) => evidence)
    .toSorted((one, other) => Number(other.kind === 'registration') - Number(one.kind === 'registration'))
    .flatMap(({ partnerId, ...record }) =>
      partnerId === null || partnerId === claimantId ? [] : [{ ...record, partnerId }],
    );

/**
 * Whether somebody that holds an account still stands in the way of a registration by what it holds it with: its own
 * registration, for the rules may look at what has ended, too, or anything that is no registration. Another one that it
 * has submitted since is another claim.
 */
export const holdsByRules = (
  { verdicts }: Pick<Judgement, 'verdicts'>,
  claimantId: string,
  { partnerId, dealId }: Pick<Party, 'partnerId' | 'dealId'>,
): boolean =>
  rivalsIn(contested(verdicts, claimantId), claimantId).some(
    (rival) => rival.partnerId === partnerId && (rival.kind !== 'registration' || rival.id === dealId),
  );

/** Who holds what stands in the way, each partner once, those with a registration first. */
function holdersOf(
  verdicts: readonly Verdict[],
  accounts: readonly MatchedAccount[],
  claimantId: string,
  knownAs: ReadonlyMap<string, string>,
): Party[] {
  const names = new Map<string, string>();
  const submitted = new Map(
    accounts.flatMap(({ registrations }) => (registrations ?? []).map((one) => [one.id, one.submittedAt])),
  );
  for (const { owner, registrations, leads, incumbents } of accounts)
    for (const one of [
      ...(registrations ?? []),
      ...(leads ?? []),
      ...(incumbents ?? []),
      ...(owner === null || owner === 'nobody' ? [] : [owner]),
    ])
      names.set(one.partnerId, one.partnerName);
  const holders = new Map<string, Party>();
  for (const { kind, id, partnerId } of rivalsIn(verdicts, claimantId)) {
    if (holders.has(partnerId)) continue;
    holders.set(partnerId, {
      partnerId,
      partnerName: names.get(partnerId) ?? partnerId,
      dealId: kind === 'registration' ? id : null,
      claimedAt: kind === 'registration' ? (submitted.get(id) ?? null) : null,
      knownAs: knownAs.get(partnerId) ?? null,
      evidence: [],
      filedAt: null,
      seen: null,
    });
  }
  return [...holders.values()].slice(0, mostHolders);
}

/**
 * Whether a judgement opens a case: a person is to look at a registration, or a rule refused it, and another partner
 * stands in its way.
 */
export const opensCase = ({ outcome, verdicts }: Judgement, claimantId: string): boolean =>
  (outcome === 'review' || outcome === 'reject') && contested(verdicts, claimantId).length > 0;

/**
 * The case that a judgement opens: there is one wherever another partner stands in the way of a registration. Where it
 * goes to review a person decides, within the policy's clock; where a rule refused it, the case begins as resolved in
 * favour of whoever holds the account, and may be appealed against. Undefined where nobody else is concerned, or the
 * registration is a repetition of the partner's own.
 * @param id of the new case
 * @param precedence who prevails, where several registered it
 * @param knownAs how those call the company that stand in the way, each by its own record (`ownRecordsOf`)
 */
export function openCase(
  id: string,
  deal: Registration,
  judgement: Judgement,
  facts: Pick<ConflictFacts, 'accounts'>,
  account: { id: string; name: string },
  precedence: Precedence | null,
  terms: Terms,
  at: string,
  knownAs: ReadonlyMap<string, string> = new Map(),
): ConflictCase | undefined {
  if (!opensCase(judgement, deal.partnerId)) return undefined;
  const verdicts = contested(judgement.verdicts, deal.partnerId);
  const holders = holdersOf(verdicts, facts.accounts ?? [], deal.partnerId, knownAs);
  const refused = judgement.outcome === 'reject';
  return {
    id,
    status: refused ? 'resolved' : 'open',
    accountId: account.id,
    companyName: deal.content.company.name ?? '',
    accountName: account.name,
    claimant: {
      partnerId: deal.partnerId,
      partnerName: deal.partnerName,
      dealId: deal.id,
      claimedAt: deal.submittedAt,
      knownAs: null,
      evidence: [],
      filedAt: null,
      seen: { since: at, at, version: 1 },
    },
    holders,
    holdersTold: false,
    hearUntil: null,
    rules: [...new Set(verdicts.map(({ rule }) => rule))],
    verdicts: verdicts.map(keepVerdict),
    decidedBy: judgement.decidedBy.filter((place) => verdicts.some((verdict) => verdict.place === place)),
    precedence:
      precedence === null
        ? null
        : {
            winnerPartnerId: precedence.winner.partnerId,
            decidedBy: precedence.decidedBy,
            steps: precedence.steps.map(({ step, result, reason }) => ({ step, result, reason })),
          },
    owner: null,
    openedAt: at,
    dueAt: hoursAfter(at, refused ? terms.appealHours : terms.reviewHours),
    overdueAt: null,
    asked: null,
    resolved: refused ? { resolution: 'upheld', claimantShare: null, by: 'rules', at, note: null } : null,
    appeal: null,
    settledAt: null,
    updatedAt: at,
    version: 1,
  };
}

const mostEvidence = 20;

/** A verdict as it is kept: an account that many registered names many, and the first of them tell enough. */
export const keepVerdict = ({ evidence, ...verdict }: Verdict) => ({
  ...verdict,
  evidence: evidence.slice(0, mostEvidence).map((one) => ({ ...one })),
});
