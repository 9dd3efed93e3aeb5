/** Where registrations and conflict cases lie: named access patterns, pure. */
import type { CaseStatus } from '@rafiq/shared/deals/case-status.ts';
import type { RegistrationStatus } from '@rafiq/shared/deals/status.ts';
import { foldEmail } from '@rafiq/shared/fold-email.ts';
import { idDigits } from '@rafiq/shared/ids.ts';
import type { Key } from '#functions/kernel/dynamo.ts';
import { eventKey } from '#functions/kernel/event.ts';

const dueShards = 4;
const shardOf = (id: string): number => idDigits.indexOf(id.slice(-1)) % dueShards;

/** The record: 1 request. */
export const dealKey = (dealId: string): Key => ({ pk: `DEAL#${dealId}`, sk: 'RECORD' });

/** What its partner may see of it. */
export const dealCopyKey = (partnerId: string, dealId: string): Key => ({
  pk: `PTNR#${partnerId}#DEAL`,
  sk: dealId,
});

/** The facts by which a version of a registration was judged. */
export const dealFactsPrefix = 'FACTS#';
export const dealFactsKey = (dealId: string, version: number): Key => ({
  pk: dealKey(dealId).pk,
  sk: `${dealFactsPrefix}${String(version).padStart(9, '0')}`,
});

/** An event of a registration, in the timeline of its partner. */
export const dealEventCopyKey = (partnerId: string, dealId: string, version: number): Key => ({
  pk: `PTNR#${partnerId}#DEAL`,
  sk: `${dealId}#${eventKey(version)}`,
});

export const dealTimelineOf = (dealId: string) => ({ partition: dealKey(dealId).pk, prefix: 'EVT#' });
export const ownDealTimelineOf = (partnerId: string, dealId: string) => ({
  partition: dealCopyKey(partnerId, dealId).pk,
  prefix: `${dealId}#EVT#`,
});

/** Where the registrations of one contact are found, so that a person's data can be exported and erased: 1 request. */
export const dealContactPartition = (email: string): string => `CONTACT#${foldEmail(email)}#DEALS`;
export const dealContactKey = (email: string, dealId: string): Key => ({
  pk: dealContactPartition(email),
  sk: dealId,
});

/** How many of a partner's registrations wait for a decision or are protected. */
export const openDealsKey = (partnerId: string): Key => ({ pk: `PTNR#${partnerId}#DEALS`, sk: 'OPEN' });
/** How far the ending of a partner has come with its registrations. */
export const dealReleaseKey = (partnerId: string): Key => ({ pk: `PTNR#${partnerId}#DEALS`, sk: 'RELEASE' });

/** Index `list`: registrations of the vendor in one status, and a partner's own, by when they last changed. */
export const dealList = (status: RegistrationStatus): string => `DEALS#${status}`;
export const ownDealList = (partnerId: string, status: RegistrationStatus): string =>
  `PTNR#${partnerId}#DEALS#${status}`;
/** Index `second`: registrations for an account. */
export const accountDealList = (accountId: string): string => `ACCT#${accountId}#DEALS`;

/** Where a registration, and a case, stands in the queue of the vendor by when its clock runs out. */
export const dealClockKey = (dealId: string): Key => ({ pk: dealKey(dealId).pk, sk: 'CLOCK' });
export const caseClockKey = (conflictId: string): Key => ({ pk: caseKey(conflictId).pk, sk: 'CLOCK' });
/** Index `list`: that queue, cut by what the clock is of: the vendor's review, a protection, a case. */
export const reviewClockList = 'DEALS-BY-CLOCK#review';
export const protectionClockList = 'DEALS-BY-CLOCK#protection';
export const caseClockList = 'DEALS-BY-CLOCK#case';
/** Index `second`: those of it whose partner asks for more time. */
export const extensionRequestList = 'DEALS-BY-CLOCK#extension';

/** Index `due`: running clocks of registrations and cases, by when they run out. */
const dueList = (shard: number): string => `DUE#deals#${shard}`;
export const allDealDueLists: readonly string[] = Array.from({ length: dueShards }, (_, shard) =>
  dueList(shard),
);
export const dealDueListOf = (id: string): string => dueList(shardOf(id));

/** A conflict case, and what each of its sides may see of it. */
export const caseKey = (conflictId: string): Key => ({ pk: `CONFLICT#${conflictId}`, sk: 'RECORD' });
export const caseCopyKey = (partnerId: string, conflictId: string): Key => ({
  pk: `PTNR#${partnerId}#CONFLICT`,
  sk: conflictId,
});
/** An event of a case, in the timeline of one of its sides. */
export const caseEventCopyKey = (partnerId: string, conflictId: string, version: number): Key => ({
  pk: caseCopyKey(partnerId, conflictId).pk,
  sk: `${conflictId}#${eventKey(version)}`,
});
export const caseTimelineOf = (conflictId: string) => ({
  partition: caseKey(conflictId).pk,
  prefix: 'EVT#',
});
export const ownCaseTimelineOf = (partnerId: string, conflictId: string) => ({
  partition: caseCopyKey(partnerId, conflictId).pk,
  prefix: `${conflictId}#EVT#`,
});
/** The cases whose account a partner holds, by its registration; it may hold it by a lead, or as its named account. */
export const heldCasesPartition = (partnerId: string): string => `HELD#${partnerId}`;
const heldCasePrefix = (dealId: string | null): string => `${dealId ?? 'none'}#`;
export const heldCaseKey = (partnerId: string, dealId: string | null, conflictId: string): Key => ({
  pk: heldCasesPartition(partnerId),
  sk: `${heldCasePrefix(dealId)}${conflictId}`,
});
export const casesHeldWithDeal = (partnerId: string, dealId: string) => ({
  partition: heldCasesPartition(partnerId),
  prefix: heldCasePrefix(dealId),
});
/** Index `list`: cases of the vendor, and those a partner has a part in, by when their clock runs out. */
export const caseList = (status: CaseStatus): string => `CONFLICTS#${status}`;
export const ownCaseList = (partnerId: string, status: CaseStatus): string =>
  `PTNR#${partnerId}#CONFLICTS#${status}`;

/** Search worlds of registrations and cases: the vendor's, and each partner's own. */
export const dealSpace = 'deals';
export const partnerDealSpace = (partnerId: string): string => `PTNR#${partnerId}#deals`;
export const caseSpace = 'conflicts';
export const partnerCaseSpace = (partnerId: string): string => `PTNR#${partnerId}#conflicts`;

/** The conflict policy: what stands, and each of its versions. */
export const conflictPolicyKey: Key = { pk: 'POLICY#conflict', sk: 'HEAD' };
export const conflictPolicyVersionPrefix = 'VERSION#';
export const conflictPolicyVersionKey = (version: number): Key => ({
  pk: conflictPolicyKey.pk,
  sk: `${conflictPolicyVersionPrefix}${String(version).padStart(9, '0')}`,
});

/** A what-if of the conflict policy: its record, the draft it tries, what came of it, and what it moved. */
export const conflictWhatIfPartition = (whatIfId: string): string => `CONFLICT-WHATIF#${whatIfId}`;
export const movedPrefix = 'MOVED#';
export const movedKey = (whatIfId: string, submittedAt: string, dealId: string): Key => ({
  pk: conflictWhatIfPartition(whatIfId),
  sk: `${movedPrefix}${submittedAt}#${dealId}`,
});
/** Index `list`: every what-if that is kept, by the time it was started. */
export const conflictWhatIfList = 'CONFLICT-WHATIFS';

/** How many private checks a person made in an hour, and its organisation on a day. */
export const checkCountKey = (partnerId: string, window: string): Key => ({
  pk: `PTNR#${partnerId}#CHECKS`,
  sk: window,
});
