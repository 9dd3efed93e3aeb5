/** Trying a draft of the conflict rules on one registration: judged as on submission, and nothing is written. */
import type { WrittenConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { RegistrationToTry, TypedRegistration } from '@rafiq/shared/deals/conflict-try-contract.ts';
import type { ConflictWarning } from '@rafiq/shared/deals/conflict-warnings.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { newId } from '#functions/kernel/id.ts';
import { Problem, type FieldFault } from '#functions/kernel/problem.ts';
import { findInChain, type Chain } from '#functions/partners/index.ts';
import { findProduct } from '#functions/products/index.ts';
import { comparedCompany } from './company-of.ts';
import { unknownReferences } from './conflict-policy-references.ts';
import { compileConflictPolicy } from './domain/compile-conflict-policy.ts';
import type { GatheredFacts } from './domain/conflict-facts.ts';
import { judgeRegistration, type Judgement } from './domain/judge-registration.ts';
import { opensCase } from './domain/open-case.ts';
import type { AmongClaims } from './domain/precedence-among.ts';
import { countsAsOpen, isPrivate, type Registration } from './domain/registration.ts';
import { weighMatches } from './domain/weigh-matches.ts';
import { gatherFacts, registrationFacts } from './gather-facts.ts';
import { lookUp } from './look-up.ts';
import { precedenceOf } from './precedence-of.ts';
import { readConflictPolicy } from './store/conflict-policies.ts';
import { findNewestFacts } from './store/deal-facts.ts';
import { findDeal, readOpenDeals } from './store/deal-store.ts';
import { warnOfConflictPolicy } from './warn-of-conflict-policy.ts';

/** What a registration comes to by a policy. */
interface Judged {
  judgement: Judgement;
  opensCase: boolean;
}

export interface Tried extends Judged {
  facts: 'recorded' | 'gathered';
  at: string;
  /** Null for a registration that was made up. */
  dealId: string | null;
  /** By what it was told apart while it was judged. */
  registrationId: string;
  inForce: Judged & { version: number };
  precedence: AmongClaims | null;
  warnings: ConflictWarning[];
}

/** As many as a submission is bound to. */
const mostCompared = 20;

type Found =
  | { kind: 'recorded'; deal: Registration; facts: GatheredFacts }
  | { kind: 'submitted'; deal: Registration; partner: Partner; chain: Chain }
  | {
      kind: 'made-up';
      typed: TypedRegistration;
      partner: Partner;
      chain: Chain;
      productFamily: string | null;
    }
  | { kind: 'unknown'; faults: FieldFault[] };

const unknownAt = (...pointers: string[]): Found => ({
  kind: 'unknown',
  faults: pointers.map((pointer) => ({ pointer, code: 'unknown-reference' })),
});

/** The registration that is to be tried (2 requests, and those of its partner's chain). What its partner alone knows of is answered like something missing. */
async function registrationOf({ dealId, facts: typed }: RegistrationToTry): Promise<Found> {
  if (dealId !== undefined) {
    const [deal, recorded] = await Promise.all([findDeal(dealId), findNewestFacts(dealId)]);
    if (deal === undefined || isPrivate(deal)) return unknownAt('/registration/dealId');
    if (recorded !== undefined) return { kind: 'recorded', deal, facts: recorded.facts };
    const registrant = await findInChain(deal.partnerId);
    if (registrant === undefined) return unknownAt('/registration/dealId');
    return { kind: 'submitted', deal, ...registrant };
  }
  if (typed === undefined) return unknownAt('/registration/dealId');
  const [registrant, product] = await Promise.all([
    findInChain(typed.partnerId),
    typed.productId === undefined ? null : findProduct(typed.productId),
  ]);
  const missing = [
    ...(registrant === undefined ? ['/registration/facts/partnerId'] : []),
    ...(product === undefined ? ['/registration/facts/productId'] : []),
  ];
  if (registrant === undefined || missing.length > 0) return unknownAt(...missing);
  return { kind: 'made-up', typed, ...registrant, productFamily: product?.family ?? null };
}

/** How alike a company and an account must be for either of two policies to look at them, and to be sure of both. */
interface Likeness {
  least: number;
  sure: number;
}

/** The facts as they stand now (3 requests). */
async function gatherNow(
  registration: Pick<Registration, 'id' | 'content' | 'productFamily' | 'onBehalfOf'> &
    Partial<Pick<Registration, 'accountId' | 'status'>>,
  { partner, chain }: { partner: Partner; chain: Chain },
  submittedAt: string,
  { least, sure }: Likeness,
  at: string,
): Promise<GatheredFacts> {
  const { searchAccounts } = await import('#functions/accounts/matching.ts');
  const { accountId, status } = registration;
  const [{ candidates }, open] = await Promise.all([
    searchAccounts(comparedCompany(registration.content), { accountId: accountId ?? undefined, auto: sure }),
    readOpenDeals(partner.id),
  ]);
  const alike = candidates.filter(({ score }) => score >= least).slice(0, mostCompared);
  const isCounted = status !== undefined && countsAsOpen({ status });
  return gatherFacts(
    registrationFacts(registration, submittedAt),
    partner,
    chain,
    open - (isCounted ? 1 : 0),
    alike,
    await lookUp(alike),
    at,
  );
}

const judgedBy = (document: ConflictPolicy, facts: GatheredFacts): Judged => {
  const judgement = judgeRegistration(compileConflictPolicy(document), facts);
  return { judgement, opensCase: opensCase(judgement, facts.partner.id) };
};

/**
 * What a draft says of a registration, beside what the rules in force say (as many requests as a submission reads).
 * @throws Problem `unknown-reference` for what the draft names that does not exist, as publishing it would, and for a
 * registration, partner or product that does not
 */
export async function tryRegistration(
  written: WrittenConflictPolicy,
  asked: RegistrationToTry,
  now: string,
): Promise<Tried> {
  const [unknown, found, policy, warnings] = await Promise.all([
    unknownReferences(written, '/document'),
    registrationOf(asked),
    readConflictPolicy(now),
    warnOfConflictPolicy(written, '/document'),
  ]);
  const errors = [...unknown, ...(found.kind === 'unknown' ? found.faults : [])];
  if (found.kind === 'unknown' || errors.length > 0) throw new Problem('unknown-reference', { errors });
  const document: ConflictPolicy = { ...written, effectiveFrom: now };
  const [one, other] = [document.matching, policy.document.matching];
  const likeness = { least: Math.min(one.review, other.review), sure: Math.max(one.auto, other.auto) };
  const { facts, dealId, partner } = await factsOf(found, likeness, now);
  const drafted = judgedBy(document, facts);
  const [account] = weighMatches(facts, document).accounts ?? [];
  const claimant = { id: facts.registration.id, partnerId: partner.id, partnerName: partner.name };
  return {
    ...drafted,
    facts: found.kind === 'recorded' ? 'recorded' : 'gathered',
    at: facts.judgedAt,
    dealId,
    registrationId: facts.registration.id,
    inForce: { version: policy.version, ...judgedBy(policy.document, facts) },
    precedence: await precedenceOf(claimant, account, facts, document.precedence, facts.judgedAt),
    warnings,
  };
}

/** The facts that are judged, and whose registration it is. */
async function factsOf(
  found: Exclude<Found, { kind: 'unknown' }>,
  likeness: Likeness,
  at: string,
): Promise<{ facts: GatheredFacts; dealId: string | null; partner: { id: string; name: string } }> {
  if (found.kind === 'recorded') {
    const { deal, facts } = found;
    return { facts, dealId: deal.id, partner: { id: deal.partnerId, name: deal.partnerName } };
  }
  const { partner } = found;
  if (found.kind === 'submitted') {
    const { deal } = found;
    const submittedAt = deal.submittedAt ?? at;
    return { facts: await gatherNow(deal, found, submittedAt, likeness, at), dealId: deal.id, partner };
  }
  const { partnerId: _partnerId, ...content } = found.typed;
  const madeUp = { id: newId('deal'), content, productFamily: found.productFamily, onBehalfOf: null };
  const facts = await gatherNow(madeUp, found, at, likeness, at);
  return { facts, dealId: null, partner };
}
