/** A conflict case as the vendor keeps it: one registration that claims a deal, and those that hold the account. */
import {
  caseSides,
  caseStatuses,
  resolutions,
  resolvers,
  type CaseSide,
} from '@rafiq/shared/deals/case-status.ts';
import { conflictRuleIds } from '@rafiq/shared/deals/conflict-status.ts';
import { reasonParams } from '@rafiq/shared/reason.ts';
import * as z from 'zod';
import { keptVerdict } from './registration.ts';

const keptReason = z.object({ code: z.string(), params: reasonParams });

const party = z.object({
  partnerId: z.string(),
  partnerName: z.string(),
  /** Its registration; null where it holds the account by a lead or as its named account. */
  dealId: z.string().nullable(),
  /** When that was submitted: submitted anew, it is another claim. Null where it was not kept, or there is none. */
  claimedAt: z.string().nullable().default(null),
  /**
   * How it calls the company itself, where that is not how the claimant does; null for the claimant, and for whoever held
   * the account of a case that was written before this was kept.
   */
  knownAs: z.string().nullable().default(null),
  evidence: z.array(z.object({ text: z.string(), at: z.string() })),
  /** When it last brought a file that was found in order; null where it has brought none. */
  filedAt: z.string().nullable().default(null),
  /**
   * What it was shown: since when, when that last changed, and how often. It counts by itself, so that no side can tell
   * by a version or a time that another did something. Null while it was not told of the case.
   */
  seen: z.object({ since: z.string(), at: z.string(), version: z.number().int() }).nullable(),
});
export type Party = z.output<typeof party>;

const resolved = z.object({
  resolution: z.enum(resolutions),
  claimantShare: z.number().int().nullable(),
  by: z.enum(resolvers),
  at: z.string(),
  note: z.string().nullable(),
});
export type Resolved = z.output<typeof resolved>;

export const conflictCase = z.object({
  id: z.string(),
  status: z.enum(caseStatuses),
  accountId: z.string(),
  /** As the claimant wrote it. */
  companyName: z.string(),
  /** As the account is called where the claimant's registration lies. */
  accountName: z.string(),
  claimant: party,
  holders: z.array(party),
  /** Whether the holders were told that there is a case: until then they have no view of it. */
  holdersTold: z.boolean(),
  /** Until when they may say something, by the clock they were given last; null while they were not told. */
  hearUntil: z.string().nullable().default(null),
  rules: z.array(z.enum(conflictRuleIds)),
  verdicts: z.array(keptVerdict),
  /** The places of the verdicts that made the outcome. */
  decidedBy: z.array(z.number().int()),
  /** Who prevails by the policy, as it was when the case was opened. */
  precedence: z
    .object({
      winnerPartnerId: z.string(),
      decidedBy: z.string(),
      steps: z.array(z.object({ step: z.string(), result: z.string(), reason: keptReason })),
    })
    .nullable(),
  owner: z.object({ userId: z.string(), name: z.string().nullable() }).nullable(),
  openedAt: z.string(),
  dueAt: z.string().nullable(),
  /** When its owner was told that its clock has run out; null until then. */
  overdueAt: z.string().nullable(),
  asked: z.object({ at: z.string(), note: z.string().nullable() }).nullable(),
  resolved: resolved.nullable(),
  appeal: z
    .object({ by: z.enum(caseSides), partnerId: z.string(), at: z.string(), text: z.string() })
    .nullable(),
  /** When nothing could be changed about it any more. */
  settledAt: z.string().nullable(),
  updatedAt: z.string(),
  version: z.number().int(),
});
export type ConflictCase = z.output<typeof conflictCase>;

/** Whether a side has answered: in words, or by a file. */
export const hasAnswered = ({ evidence, filedAt }: Pick<Party, 'evidence' | 'filedAt'>): boolean =>
  evidence.length > 0 || filedAt !== null;

/** Which side of a case a partner is on, as far as it may know of it; null for everyone else. */
export function sideOf(
  { claimant, holders, holdersTold }: Pick<ConflictCase, 'claimant' | 'holders' | 'holdersTold'>,
  partnerId: string,
): CaseSide | null {
  if (claimant.partnerId === partnerId) return 'claimant';
  return holdersTold && holders.some((holder) => holder.partnerId === partnerId) ? 'holder' : null;
}
