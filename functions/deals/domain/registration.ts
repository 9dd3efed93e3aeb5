/** A registration as the vendor keeps it: the record from which every reader's view is made. */
import { dealCompany, dealContent } from '@rafiq/shared/deals/contract.ts';
import { conflictRuleIds, conflictVerdicts } from '@rafiq/shared/deals/conflict-status.ts';
import {
  askableFields,
  extensionReasons,
  isOpen,
  registrationMoves,
  registrationStatuses,
  rejectReasons,
  type RegistrationMove,
} from '@rafiq/shared/deals/status.ts';
import { reasonParams } from '@rafiq/shared/reason.ts';
import * as z from 'zod';

const keptReason = z.object({ code: z.string(), params: reasonParams });

const keptEvidence = z.object({
  kind: z.enum(['registration', 'lead', 'opportunity', 'account']),
  id: z.string(),
  partnerId: z.string().nullable(),
});

/** What a policy said of its own accord, in each language. */
export const keptRuleReason = z.object({ en: z.string(), ar: z.string(), fa: z.string() });

/** What one rule said, as it is kept. */
export const keptVerdict = z.object({
  place: z.number().int(),
  rule: z.enum(conflictRuleIds),
  verdict: z.enum(conflictVerdicts),
  sameness: z.enum(['same', 'maybe']).nullable(),
  reason: keptReason,
  told: keptReason.nullable(),
  own: z.object({ text: keptRuleReason, told: z.boolean() }).optional(),
  /** The first of them: an account that many registered names many. */
  evidence: z.array(keptEvidence),
});
export type KeptVerdict = z.output<typeof keptVerdict>;

/** The last judgement by rules: by which policy, and what made the outcome. */
const judged = z.object({
  at: z.string(),
  policyVersion: z.number().int(),
  verdicts: z.array(keptVerdict),
  /** The places of the verdicts that made the outcome. */
  decidedBy: z.array(z.number().int()),
});
export type Judged = z.output<typeof judged>;

const decision = z.object({
  by: z.enum(['rules', 'person', 'case']),
  at: z.string(),
  reason: z.enum(rejectReasons).nullable(),
  note: z.string().nullable(),
});

const protection = z.object({
  from: z.string(),
  until: z.string(),
  lastProgressAt: z.string(),
  /** When its partner was warned that it has not reported progress; null since it last has. */
  warnedAt: z.string().nullable(),
  extensions: z.number().int(),
  pending: z
    .object({
      reason: z.enum(extensionReasons),
      note: z.string().nullable(),
      requestedAt: z.string(),
    })
    .nullable(),
});
export type Protection = z.output<typeof protection>;

const end = z.object({
  at: z.string(),
  reason: z.string().nullable(),
  note: z.string().nullable(),
  value: z.object({ amount: z.string(), currency: z.string() }).nullable(),
});

export const registration = z.object({
  id: z.string(),
  partnerId: z.string(),
  partnerName: z.string(),
  status: z.enum(registrationStatuses),
  content: dealContent,
  productName: z.string().nullable(),
  productFamily: z.string().nullable(),
  leadId: z.string().nullable(),
  /** The reseller below its partner that it is for; null where it is for the partner itself. */
  onBehalfOf: z.object({ partnerId: z.string(), partnerName: z.string() }).nullable().default(null),
  /** The company it is for, once it was submitted. */
  accountId: z.string().nullable(),
  /**
   * What it claims there: what it said when it was last submitted. What was mended since claims nothing until it is
   * submitted, too. Null for a draft, and for what was submitted before this was kept.
   */
  claimed: z
    .object({
      company: dealCompany.partial(),
      productId: z.string().nullable(),
      productFamily: z.string().nullable(),
    })
    .nullable()
    .default(null),
  submittedAt: z.string().nullable(),
  /** Of a draft: whether it was submitted before, so that whoever it is for has read of it and stays. */
  submittedBefore: z.boolean().default(false),
  /** Its account had no room for it: it stands among the registrations there once it was protected, and not before. */
  unlisted: z.boolean().default(false),
  decideBy: z.string().nullable(),
  /** When its manager was told that nobody has decided in time; null until then. */
  overdueAt: z.string().nullable(),
  judged: judged.nullable(),
  decision: decision.nullable(),
  asked: z
    .object({ fields: z.array(z.enum(askableFields)).min(1), note: z.string(), at: z.string() })
    .nullable(),
  protection: protection.nullable(),
  share: z.number().int().nullable(),
  coSell: z.boolean(),
  end: end.nullable(),
  conflictId: z.string().nullable(),
  createdAt: z.string(),
  updatedAt: z.string(),
  version: z.number().int(),
});
export type Registration = z.output<typeof registration>;

/**
 * Whether nobody but its partner knows of it: it is a draft, whatever it was before, or a draft that was withdrawn.
 */
export const isPrivate = ({ status, submittedAt }: Pick<Registration, 'status' | 'submittedAt'>): boolean =>
  status === 'draft' || submittedAt === null;

/** Whether it counts towards its partner's cap. */
export const countsAsOpen = ({ status }: Pick<Registration, 'status'>): boolean => isOpen(status);

/**
 * The same registration after a move: one version further, in the status the table says. Whoever calls has asked the
 * table whether it may.
 */
export const advance = (
  from: Registration,
  move: RegistrationMove,
  at: string,
  change: Partial<Registration> = {},
): Registration => ({
  ...from,
  ...change,
  status: registrationMoves[move].to,
  updatedAt: at,
  version: from.version + 1,
});
