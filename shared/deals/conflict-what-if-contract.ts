/** The contract of what-ifs of the conflict rules: a draft, tried on the registrations of a past period. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { pageOf, pageQuery } from '../page.ts';
import { tiers } from '../partners/status.ts';
import { defineRoute } from '../route.ts';
import { beforeAndAfter, count, draftOverDays, whatIfSummaryWith } from '../what-if.ts';
import {
  conflictPolicyWarnings,
  exampleConflictPolicy,
  writtenConflictPolicy,
} from './conflict-policy-contract.ts';
import {
  conflictRuleIds,
  judgementOutcomes,
  precedenceStepNames,
  prevailingSides,
  type JudgementOutcome,
  type PrevailingSide,
} from './conflict-status.ts';

const none = z.strictObject({});
const whatIfParams = z.strictObject({ conflictWhatIfId: idOf('whatIf') });

const outcomes = z.strictObject(
  Object.fromEntries(judgementOutcomes.map((name) => [name, beforeAndAfter])) as Record<
    JudgementOutcome,
    typeof beforeAndAfter
  >,
);

const sides = z.strictObject(
  Object.fromEntries(prevailingSides.map((name) => [name, beforeAndAfter])) as Record<
    PrevailingSide,
    typeof beforeAndAfter
  >,
);

/** A part of the registrations, and what came of it. */
const part = {
  registrations: count,
  /** Those that would come to something else, of which a case would be opened or not, or in which another prevails. */
  moved: count,
  outcomes,
  /** Conflict cases opened. */
  cases: beforeAndAfter,
};

/** The most registrations that are listed one by one. */
export const mostMovedListed = 1000;

/**
 * What the judgement of then (`before`) and the draft's (`after`) made of the same registrations. Long lists keep their
 * greatest rows, and the sum of the others.
 */
export const conflictWhatIfFigures = z.strictObject({
  ...part,
  /** Submitted in the period, and left out: nothing was recorded to judge them by. */
  notRecorded: count,
  /** Of those that moved, so many are listed one by one. */
  movedListed: count,
  /**
   * Of those that moved, and for each version of those it opens a case of: who prevails by its precedence; null for what-ifs
   * from before this was looked at.
   */
  precedence: z
    .strictObject({
      /** Those of which a case is opened before and after, and another prevails. */
      moved: count,
      sides,
      /** By the step that decides, in the order of the built-in ones; those that decide nothing are left out. */
      steps: z.array(z.strictObject({ step: z.enum(precedenceStepNames), ...beforeAndAfter.shape })),
    })
    .nullable()
    .default(null),
  /** From what to what, the most frequent first. */
  moves: z.array(
    z.strictObject({ from: z.enum(judgementOutcomes), to: z.enum(judgementOutcomes), registrations: count }),
  ),
  /** By rule, in the order of the built-in ones: registrations it flagged, blocked, and had a part in moving. */
  rules: z.array(
    z.strictObject({
      rule: z.enum(conflictRuleIds),
      flag: beforeAndAfter,
      block: beforeAndAfter,
      moved: count,
    }),
  ),
  partners: z.strictObject({
    rows: z.array(z.strictObject({ partnerId: idOf('partner'), partnerName: z.string(), ...part })),
    others: z.strictObject({ partners: count, ...part }),
  }),
  /** By the tier its partner had when it was judged; those of which none was submitted are left out. */
  tiers: z.array(z.strictObject({ tier: z.enum(tiers), ...part })),
  /** By the country of the company; null: it says none. */
  countries: z.strictObject({
    rows: z.array(z.strictObject({ country: z.string().nullable(), ...part })),
    others: z.strictObject({ countries: count, ...part }),
  }),
});
export type ConflictWhatIfFigures = z.output<typeof conflictWhatIfFigures>;

export const conflictWhatIfSummary = whatIfSummaryWith({
  registrationsDone: count,
  /** Of so many; null before they are counted. */
  registrationsAbout: count.nullable(),
});
export type ConflictWhatIfSummary = z.output<typeof conflictWhatIfSummary>;

export const conflictWhatIf = z.strictObject({
  ...conflictWhatIfSummary.shape,
  /** The draft that is tried, however it ends. */
  document: writtenConflictPolicy,
  /** Null unless it is finished. */
  result: conflictWhatIfFigures.nullable(),
});
export type ConflictWhatIf = z.output<typeof conflictWhatIf>;

/** A registration that the draft would have made something else of. */
export const movedRegistration = z.strictObject({
  dealId: idOf('deal'),
  /** Null where the registration is no longer kept. */
  companyName: z.string().nullable(),
  partnerId: idOf('partner'),
  partnerName: z.string(),
  tier: z.enum(tiers),
  country: z.string().nullable(),
  submittedAt: z.string(),
  /** The version it was judged by. */
  policyVersion: z.number().int(),
  from: z.enum(judgementOutcomes),
  to: z.enum(judgementOutcomes),
  /** Whether a case was opened, and would be. */
  caseBefore: z.boolean(),
  caseAfter: z.boolean(),
  /**
   * Who prevails by precedence in that case: `newcomer`, this registration; `holder`, one that was there; `undecided`, no
   * step tells them apart, or no other registration stands there to compare, and a manager decides. Null where no case is
   * opened, or the what-if is from before this was looked at.
   */
  prevailsBefore: z.enum(prevailingSides).nullable().default(null),
  prevailsAfter: z.enum(prevailingSides).nullable().default(null),
  /** The step that decides; null where none does. */
  stepBefore: z.enum(precedenceStepNames).nullable().default(null),
  stepAfter: z.enum(precedenceStepNames).nullable().default(null),
  /** The rules that made the outcome; none where nothing stood in the way. */
  decidedBefore: z.array(z.enum(conflictRuleIds)),
  decidedAfter: z.array(z.enum(conflictRuleIds)),
});
export type MovedRegistration = z.output<typeof movedRegistration>;

/** A draft, and the days on which the registrations it is tried on were submitted. */
const newConflictWhatIf = draftOverDays(writtenConflictPolicy);

const ofWhatIfs = { audience: 'vendor', permission: 'policies.read', query: none, body: none } as const;

export const startConflictWhatIf = defineRoute({
  ...ofWhatIfs,
  id: 'deals.start-conflict-what-if',
  method: 'POST',
  path: '/v1/conflict-policy/what-ifs',
  summary: 'Try draft conflict rules on past registrations',
  description:
    'Judges every registration submitted in a period of at most 400 days by the version that judged it then and by the draft, both on the facts recorded when it was last judged, and compares the two. Nothing is written about any registration and nobody is told. A registration that another one stood in the way of finds that other as it stood: the draft decides nothing about who came before. Of those that it moves it says who would prevail by precedence, and by which step, under either version: by the tiers and territories that their partners have now. A registration also counts as moved where both versions open a case and another would prevail. The work goes on behind the answer: read it to see how far it is.',
  permission: 'policies.write',
  subject: 'none',
  params: none,
  body: newConflictWhatIf,
  output: conflictWhatIfSummary.extend({ warnings: conflictPolicyWarnings }),
  success: 202,
  problems: ['unknown-reference'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { body: { from: '2026-10-01', to: '2026-10-31', document: exampleConflictPolicy } },
});

export const listConflictWhatIfs = defineRoute({
  ...ofWhatIfs,
  id: 'deals.list-conflict-what-ifs',
  method: 'GET',
  path: '/v1/conflict-policy/what-ifs',
  summary: 'List what-ifs of the conflict rules',
  description: 'Those of the last 30 days, newest first, with who started them and how far they are.',
  subject: 'none',
  params: none,
  query: z.strictObject(pageQuery),
  output: pageOf(conflictWhatIfSummary),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const readConflictWhatIf = defineRoute({
  ...ofWhatIfs,
  id: 'deals.read-conflict-what-if',
  method: 'GET',
  path: '/v1/conflict-policy/what-ifs/{conflictWhatIfId}',
  summary: 'Read a what-if of the conflict rules',
  description:
    'How far it is, the draft it tries, and its result once it is finished. A channel manager is told of the partners of its portfolio by name, and of all others together.',
  subject: 'what-if',
  params: whatIfParams,
  output: conflictWhatIf,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { conflictWhatIfId: '{conflictWhatIfId}' } },
});

export const listMovedRegistrations = defineRoute({
  ...ofWhatIfs,
  id: 'deals.list-moved-registrations',
  method: 'GET',
  path: '/v1/conflict-policy/what-ifs/{conflictWhatIfId}/moved',
  summary: 'List the registrations that a draft would move',
  description: `Those that would come to something else, of which a case would be opened or not, or in which another would prevail, each with who prevails and the step that decides; the last submitted first, at most ${mostMovedListed}; none before the what-if is finished. A channel manager lists those of its portfolio.`,
  subject: 'what-if',
  params: whatIfParams,
  query: z.strictObject(pageQuery),
  output: pageOf(movedRegistration),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { conflictWhatIfId: '{conflictWhatIfId}' } },
});

export const cancelConflictWhatIf = defineRoute({
  ...ofWhatIfs,
  id: 'deals.cancel-conflict-what-if',
  method: 'POST',
  path: '/v1/conflict-policy/what-ifs/{conflictWhatIfId}/cancel',
  summary: 'Cancel a what-if of the conflict rules',
  description: 'Ends one that runs; it has changed nothing.',
  permission: 'policies.write',
  subject: 'what-if',
  params: whatIfParams,
  output: conflictWhatIfSummary,
  success: 200,
  problems: ['illegal-move'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { conflictWhatIfId: '{conflictWhatIfId}' }, body: {} },
});

export const conflictWhatIfRoutes = [
  startConflictWhatIf,
  listConflictWhatIfs,
  readConflictWhatIf,
  listMovedRegistrations,
  cancelConflictWhatIf,
] as const;
