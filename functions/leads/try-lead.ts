/** Trying a draft of the policy on one lead: the facts are gathered as for a placement, and nothing is written. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { ToldWarning } from '@rafiq/shared/leads/tell-warning.ts';
import type { LeadToTry, TypedFacts } from '@rafiq/shared/leads/try-contract.ts';
import { Problem, type FieldFault } from '#functions/kernel/problem.ts';
import { findProducts } from '#functions/products/index.ts';
import { knownPartners } from './domain/distribution/known-partners.ts';
import { place, type Placement } from './domain/distribution/place.ts';
import { gather, type LeadToPlace } from './gather.ts';
import { readGrounds } from './grounds.ts';
import { unknownReferences } from './policy-references.ts';
import { findLead } from './store/lead-store.ts';
import { warningsIn } from './warn-of-policy.ts';

export interface Tried {
  placement: Placement;
  /** Whether its customer lets it be shared: if not, no policy distributes it. */
  mayShare: boolean;
  /** Of the draft. */
  warnings: ToldWarning[];
}

/** As it arrives: nobody has been offered it. */
const untouched = { hops: 0, accountOffers: 0, refusedBy: [] };

function madeUp({ postalCode, ...facts }: TypedFacts, at: string): LeadToPlace {
  const unsaid = { country: null, subdivision: null, city: null, productId: null, industry: null };
  const more = { sizeBand: null, language: null, countryText: null, productName: null, receivedAt: at };
  return {
    facts: { ...unsaid, ...more, ...facts },
    customer: { postalCode: postalCode ?? null, accountId: null },
    ...untouched,
  };
}

type Found = { lead: LeadToPlace; mayShare: boolean } | { fault: FieldFault };

const unknownAt = (pointer: string): Found => ({ fault: { pointer, code: 'unknown-reference' } });

/** The lead that is to be tried (1 request where it names a lead or a product). */
async function leadOf({ leadId, facts }: LeadToTry, at: string): Promise<Found> {
  if (leadId !== undefined) {
    const lead = await findLead(leadId);
    return lead === undefined
      ? unknownAt('/lead/leadId')
      : { lead: { ...lead, ...untouched }, mayShare: lead.consentToShare.given };
  }
  const typed = facts ?? { valueBand: 'unknown' };
  if (typed.productId !== undefined) {
    const [product] = await findProducts([typed.productId]);
    if (product === undefined) return unknownAt('/lead/facts/productId');
  }
  return { lead: madeUp(typed, at), mayShare: true };
}

/**
 * What a draft would decide about a lead that came now (as many requests as a placement reads, and one for each hundred
 * partners and products the draft names).
 * @throws Problem `unknown-reference` for what the draft names that does not exist, as publishing it would, and for a
 * lead or a product that does not
 */
export async function tryLead(document: PolicyDocument, asked: LeadToTry, at: string): Promise<Tried> {
  const [unknown, found] = await Promise.all([unknownReferences(document), leadOf(asked, at)]);
  const errors = unknown.map(({ pointer, code }): FieldFault => ({ pointer: `/document${pointer}`, code }));
  if ('fault' in found) throw new Problem('unknown-reference', { errors: [...errors, found.fault] });
  if (errors.length > 0) throw new Problem('unknown-reference', { errors });
  const { lead, mayShare } = found;
  const grounds = await readGrounds(lead.customer.accountId === null ? [] : [lead.customer.accountId]);
  const policy = { version: grounds.nextVersion, document };
  const { ladder, facts } = await gather(lead, grounds, document, at);
  const placement = place({ ...facts, index: grounds.index, policy }, ladder);
  const warnings = warningsIn(document, knownPartners(grounds.index.all, at), '/document');
  return { placement, mayShare, warnings };
}
