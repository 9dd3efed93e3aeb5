/** The contract of conflict cases: two claims to one deal, each side's own view, and how they are resolved. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { pageOf, pageQuery, severalOf } from '../page.ts';
import { reason } from '../reason.ts';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import { line, paragraph } from '../text.ts';
import { caseEffects, caseSides, caseStatuses, resolutions, resolvers } from './case-status.ts';
import { conflictRuleIds } from './conflict-status.ts';
import { dealVerdict } from './contract.ts';

const none = z.strictObject({});
const caseParams = z.strictObject({ conflictId: idOf('conflict') });

const evidence = z.strictObject({ text: z.string(), at: z.string() });

const resolved = z.strictObject({
  resolution: z.enum(resolutions),
  /** What the claimant's side gets, in per cent, where it is split. */
  claimantShare: z.number().int().nullable(),
  /**
   * `rules`: the policy settled it at once, and a person has not looked. `holders-left`, `claimant-left`: it ended by
   * itself, since one side had nothing in it any more.
   */
  by: z.enum(resolvers),
  at: z.string(),
  note: z.string().nullable(),
});

const common = {
  id: idOf('conflict'),
  status: z.enum(caseStatuses),
  /** For whoever holds the account: when it was told. */
  openedAt: z.string(),
  /** When its clock runs out: for the vendor to look, for the parties to answer, or to appeal. */
  dueAt: z.string().nullable(),
  /** When both sides were last asked for evidence, and in which words of the vendor; null while they were not. */
  asked: z.strictObject({ at: z.string(), note: z.string().nullable() }).nullable(),
  version,
};

/** A case as one of its sides sees it: never who the other is, what it offers, or whom it knows. */
export const partyCase = z.strictObject({
  view: z.literal('party'),
  ...common,
  side: z.enum(caseSides),
  /** The caller's own registration; null where it holds the account by a lead. */
  dealId: idOf('deal').nullable(),
  companyName: z.string(),
  /** What the caller said. */
  evidence: z.array(evidence),
  /** When the caller's side last brought a file that was found in order: an answer as well; null where it has not. */
  filedAt: z.string().nullable(),
  /** How it ended for the caller; null while it has not. */
  outcome: z
    .strictObject({
      resolution: z.enum(resolutions),
      /**
       * `kept`, `gained`, `lost`, or shared with another; `ended`: it ended by itself, and what becomes of the caller's
       * registration is told there.
       */
      effect: z.enum(caseEffects),
      /** The caller's own part in per cent, where it is split. */
      share: z.number().int().nullable(),
      because: reason.nullable(),
      at: z.string(),
      note: z.string().nullable(),
    })
    .nullable(),
  mayAppeal: z.boolean(),
  appeal: z.strictObject({ at: z.string(), text: z.string() }).nullable(),
});
export type PartyCase = z.output<typeof partyCase>;

const party = z.strictObject({
  partnerId: idOf('partner'),
  partnerName: z.string(),
  dealId: idOf('deal').nullable(),
  evidence: z.array(evidence),
  /** When it last brought a file that was found in order; null where it has brought none. */
  filedAt: z.string().nullable(),
  /**
   * Whether its registration stands in the case no more: it has ended before it was won, or is for another company or
   * product by now. No decision gives it anything. Null in lists and in the answers to steps, where it is not looked up.
   */
  left: z.boolean().nullable(),
});

/** A case as the vendor's people see it. */
export const vendorCase = z.strictObject({
  view: z.literal('vendor'),
  ...common,
  accountId: idOf('account'),
  companyName: z.string(),
  /** Whether what the sides wrote is left out, for a reader who may not read personal data. */
  redacted: z.boolean(),
  claimant: party,
  /** Those that stand in its way; none where the vendor itself or a rule without a rival does. */
  holders: z.array(party),
  rules: z.array(z.enum(conflictRuleIds)),
  verdicts: z.array(dealVerdict),
  /** Who prevails by the precedence of the policy, step by step. */
  precedence: z
    .strictObject({
      winnerPartnerId: idOf('partner'),
      decidedBy: z.string(),
      steps: z.array(z.strictObject({ step: z.string(), result: z.string(), reason })),
    })
    .nullable(),
  /**
   * Some of those that hold the account have not answered: until when they are waited for, null where they were not told
   * that there is a case. Before that no last decision takes anything from them. Null: all were heard.
   */
  unheard: z.strictObject({ until: z.string().nullable() }).nullable(),
  owner: z.strictObject({ userId: idOf('user'), name: z.string().nullable() }).nullable(),
  resolved: resolved.nullable(),
  appeal: z
    .strictObject({
      by: z.enum(caseSides),
      partnerName: z.string(),
      at: z.string(),
      /** Empty where it is left out. */
      text: z.string(),
    })
    .nullable(),
  settledAt: z.string().nullable(),
});
export type VendorCase = z.output<typeof vendorCase>;

export const caseView = z.discriminatedUnion('view', [vendorCase, partyCase]);
export type CaseView = z.output<typeof caseView>;

export const listConflicts = defineRoute({
  id: 'deals.list-conflicts',
  method: 'GET',
  path: '/v1/conflicts',
  summary: 'List conflict cases',
  description:
    'A partner lists the cases it is asked about; the vendor lists those of the channel (a channel manager those in which its portfolio has a part), those whose clock runs out first at the top; found by words of their companies’ names (`q`), or by an identifier there, in no order of time.',
  audience: 'member',
  permission: 'conflicts.read',
  subject: 'none',
  params: none,
  query: z.strictObject({ ...pageQuery, status: severalOf(caseStatuses), q: line(80).optional() }),
  body: none,
  output: pageOf(caseView),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { query: { limit: '10' } },
});

export const readConflict = defineRoute({
  id: 'deals.read-conflict',
  method: 'GET',
  path: '/v1/conflicts/{conflictId}',
  summary: 'Read a conflict case',
  description: 'A case as its reader may see it: each side its own, the vendor both.',
  audience: 'member',
  permission: 'conflicts.read',
  subject: 'conflict',
  params: caseParams,
  query: none,
  body: none,
  output: caseView,
  success: 200,
  problems: ['not-found'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { conflictId: '{conflictId}' } },
});

export const readConflictStatistics = defineRoute({
  id: 'deals.conflict-statistics',
  method: 'GET',
  path: '/v1/conflicts/statistics',
  summary: 'Read how conflicts are settled',
  description:
    'Of the cases settled last by a decision (at most 1,000; those that ended by themselves are none of them): how many, the median time to decide, the share upheld, and the same by rule; and how old those are that wait.',
  audience: 'vendor',
  permission: 'conflicts.read',
  subject: 'none',
  params: none,
  query: none,
  body: none,
  output: z.strictObject({
    settled: z.number().int(),
    medianHours: z.number().nullable(),
    upheldShare: z.number().nullable(),
    appealedShare: z.number().nullable(),
    byRule: z.array(
      z.strictObject({
        rule: z.enum(conflictRuleIds),
        settled: z.number().int(),
        medianHours: z.number().nullable(),
        upheldShare: z.number().nullable(),
      }),
    ),
    waiting: z.strictObject({
      count: z.number().int(),
      oldestAt: z.string().nullable(),
      overdue: z.number().int(),
    }),
  }),
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

type CaseVerbProblem =
  'illegal-move' | 'appeal-closed' | 'not-a-party' | 'partner-not-active' | 'holders-unheard' | 'forbidden';

const caseVerb = <Id extends `deals.${string}`, Body extends z.ZodType, Output extends z.ZodType>(verb: {
  id: Id;
  path: string;
  summary: string;
  description: string;
  audience: 'partner' | 'vendor';
  body: Body;
  output: Output;
  problems?: readonly CaseVerbProblem[];
  example: unknown;
}) =>
  defineRoute({
    id: verb.id,
    method: 'POST',
    path: `/v1/conflicts/{conflictId}/${verb.path}`,
    summary: verb.summary,
    description: verb.description,
    audience: verb.audience,
    permission: verb.audience === 'partner' ? 'conflicts.take-part' : 'conflicts.decide',
    subject: 'conflict',
    params: caseParams,
    query: none,
    body: verb.body,
    output: verb.output,
    success: 200,
    problems: ['not-found', 'illegal-move', ...(verb.problems ?? [])],
    idempotency: 'accepted',
    ifMatch: 'accepted',
    example: { params: { conflictId: '{conflictId}' }, body: verb.example },
  });

/** What the parties are told in the vendor's own words; it must not name the other. */
const noteToParties = paragraph(2000).optional();

export const takeConflict = caseVerb({
  id: 'deals.take-conflict',
  path: 'take',
  summary: 'Take a case',
  description: 'Makes the caller its owner; an unlooked-at case is under review from then on.',
  audience: 'vendor',
  body: none,
  output: vendorCase,
  example: {},
});

export const askParties = caseVerb({
  id: 'deals.ask-parties',
  path: 'ask-parties',
  summary: 'Ask both sides for evidence',
  description:
    'Each side learns that somebody else claims the deal, never who, and has until the clock runs out.',
  audience: 'vendor',
  body: z.strictObject({ note: noteToParties }),
  output: vendorCase,
  example: { note: 'Please say when you first spoke with the customer about this project.' },
});

export const giveEvidence = caseVerb({
  id: 'deals.give-evidence',
  path: 'evidence',
  summary: 'Give evidence',
  description: 'Adds what the caller has to say; only the vendor reads it.',
  audience: 'partner',
  body: z.strictObject({ text: paragraph(4000) }),
  output: partyCase,
  example: { text: 'We demonstrated the product on 3 November; minutes are attached to the lead.' },
});

export const resolveConflict = caseVerb({
  id: 'deals.resolve-conflict',
  path: 'resolve',
  summary: 'Resolve a case',
  description:
    'Upheld: who holds the account keeps it. Transferred: the claimant gets its protection. Split and co-sell: both are protected. Dismissed: there was no conflict, and the claimant is protected beside the other. An appealed case is decided for the last time, and nothing is taken from whoever holds the account by that before it was asked, and has answered or had its time to. A registration that is in the case no more, because it has ended, was taken up again or is for another company or product, is left as it is. Once nobody is left that stands in the claimant’s way, a case ends by itself.',
  audience: 'vendor',
  body: z
    .strictObject({
      resolution: z.enum(resolutions, { error: 'unknown-value' }),
      /** What the claimant gets, in per cent: with `split`, and only with it. */
      claimantShare: z
        .number()
        .int()
        .min(1, { error: 'out-of-range' })
        .max(99, { error: 'out-of-range' })
        .optional(),
      note: noteToParties,
    })
    .refine(({ resolution, claimantShare }) => (resolution === 'split') === (claimantShare !== undefined), {
      path: ['claimantShare'],
      error: 'required-for-split',
    }),
  output: vendorCase,
  problems: ['partner-not-active', 'holders-unheard'],
  example: { resolution: 'split', claimantShare: 40, note: 'Both sides worked on this project.' },
});

export const appealConflict = caseVerb({
  id: 'deals.appeal-conflict',
  path: 'appeal',
  summary: 'Appeal against a resolution',
  description: 'Asks for a second look, once, until the clock of the resolution runs out.',
  audience: 'partner',
  body: z.strictObject({ text: paragraph(4000) }),
  output: partyCase,
  problems: ['appeal-closed', 'not-a-party'],
  example: { text: 'The customer confirms that it asked us first.' },
});

export const caseRoutes = [
  listConflicts,
  readConflict,
  readConflictStatistics,
  takeConflict,
  askParties,
  giveEvidence,
  resolveConflict,
  appealConflict,
] as const;
