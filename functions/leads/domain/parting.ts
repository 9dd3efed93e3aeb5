/** How a lead left a partner, or its reach, told from the lead's own story. */
import type { Candidate } from './distribution/candidate.ts';
import { mayClaim } from './distribution/may-claim.ts';
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { holderOf, type Lead } from './lead.ts';

/** What happened to a lead, as far as it says who had it. */
export interface Happening {
  /** In the past tense: `declined`. */
  verb: string;
  version: number;
  at: string;
  /** Whom it was with afterwards; where nobody, whom it was with before. */
  partnerId: string | null;
  /** From whom a manager took it to give it to another. */
  supersededPartnerId: string | null;
  /** Why it was taken back, where it was. */
  reason: string | null;
  /** The substatus it led to. */
  to: string | null;
}

export type PartingCode =
  /** It did not leave: the partner has it, or may claim it. */
  | 'yours'
  | 'in-pool'
  | 'declined'
  | 'offer-expired'
  | 'recalled'
  /** By the vendor. */
  | 'taken-back'
  /** Because the partner could not have it any more. */
  | 'suspended'
  /** From the pool: by whoever was quicker, or otherwise. */
  | 'claimed'
  | 'left-pool';

export interface Parting {
  code: PartingCode;
  at: string;
  version: number;
}

const own = new Set(['declined', 'offer-expired', 'recalled'] as const);
const isOwn = (verb: string): verb is 'declined' | 'offer-expired' | 'recalled' =>
  (own as ReadonlySet<string>).has(verb);

/** The reason by which everything is taken from a partner that is suspended or terminated. */
const unavailable = 'partner-unavailable';

/** How a partner lost a lead it had been offered or held; undefined if it never was. */
function lossOf(partnerId: string, story: readonly Happening[]): Parting | undefined {
  const place = story.findLastIndex(
    (happening) => happening.partnerId === partnerId || happening.supersededPartnerId === partnerId,
  );
  const last = story[place];
  if (last === undefined) return undefined;
  const { verb, at, version } = last;
  if (isOwn(verb)) return { code: verb, at, version };
  if (verb === 'withdrawn' && last.reason === unavailable) return { code: 'suspended', at, version };
  if (verb === 'withdrawn' || last.partnerId !== partnerId) return { code: 'taken-back', at, version };
  // It came to the partner and is with it no longer: whatever happened next took it back.
  const next = story[place + 1] ?? last;
  return { code: 'taken-back', at: next.at, version: next.version };
}

/** How a lead left the pool in which a partner could have claimed it; undefined if it could not. */
function missed(
  partner: Candidate,
  lead: Lead,
  story: readonly Happening[],
  policy: PolicyDocument,
): Parting | undefined {
  const need = {
    facts: lead.facts,
    refusedBy: lead.refusedBy,
    postalCode: lead.customer.postalCode,
    pooledFor: lead.pooledFor,
  };
  if (lead.lastPooledAt === null || !mayClaim(partner, need, policy, Date.parse(lead.lastPooledAt)))
    return undefined;
  const { state, version } = lead;
  if (state.substatus === 'pooled') return { code: 'in-pool', at: state.pooledAt, version };
  // Told from what happened alone: an answer that changed with whether somebody has it now would tell of a rival.
  const pooled = story.findLastIndex(({ to }) => to === 'pooled');
  const left = story[pooled + 1];
  if (left === undefined || left.at < partner.createdAt) return undefined;
  return { code: left.verb === 'claimed' ? 'claimed' : 'left-pool', at: left.at, version: left.version };
}

/**
 * How a lead that a partner may legitimately know of left it; undefined where it never knew of it: it was neither
 * offered to it nor held by it, nor could it have claimed it (source: domain.md, Distribution policy).
 * @param story what happened to the lead, oldest first
 */
export function partingOf(
  partner: Candidate,
  lead: Lead,
  story: readonly Happening[],
  policy: PolicyDocument,
): Parting | undefined {
  const { state } = lead;
  if (holderOf(lead)?.partnerId === partner.id) {
    const at =
      'acceptedAt' in state ? state.acceptedAt : 'offeredAt' in state ? state.offeredAt : lead.updatedAt;
    return { code: 'yours', at, version: lead.version };
  }
  const [loss, pool] = [lossOf(partner.id, story), missed(partner, lead, story, policy)];
  if (loss === undefined || pool === undefined) return loss ?? pool;
  return pool.version > loss.version ? pool : loss;
}

/**
 * How the lead came to somebody else, where the parting alone does not say it: the first time, so that what others do
 * with it later changes nothing in the answer.
 */
export function placedSince(
  { code, version }: Parting,
  partnerId: string,
  lead: Pick<Lead, 'refusedBy'>,
  story: readonly Happening[],
): (Happening & { verb: 'offered' | 'assigned' | 'claimed' }) | undefined {
  // Whoever had it and let it go does not get it again: that is told by the parting.
  if ((code !== 'taken-back' && code !== 'left-pool') || lead.refusedBy.includes(partnerId)) return undefined;
  return story.find(
    (happening): happening is Happening & { verb: 'offered' | 'assigned' | 'claimed' } =>
      happening.version >= version &&
      happening.partnerId !== partnerId &&
      (happening.verb === 'offered' || happening.verb === 'assigned' || happening.verb === 'claimed'),
  );
}
