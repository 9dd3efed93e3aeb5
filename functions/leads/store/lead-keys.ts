/** Where leads and everything around them lie: named access patterns, pure. */
import { idDigits } from '@rafiq/shared/ids.ts';
import { foldEmail } from '@rafiq/shared/fold-email.ts';
import type { LeadSubstatus, OfferStatus } from '@rafiq/shared/leads/status.ts';
import type { Key } from '#functions/kernel/dynamo.ts';
import { eventKey } from '#functions/kernel/event.ts';

const dueShards = 8;
const padded = (version: number): string => String(version).padStart(9, '0');

/** A small stable number from an identifier's random end, to spread hot keys; at most 32, the digits there are. */
const shardOf = (id: string, shards: number): number => idDigits.indexOf(id.slice(-1)) % shards;

/** The record: 1 request, 1 unit per 4 kB strongly consistent. */
export const recordKey = (leadId: string): Key => ({ pk: `LEAD#${leadId}`, sk: 'RECORD' });

/** What a partner may see of a lead it is offered or owns. */
export const copyKey = (partnerId: string, leadId: string): Key => ({
  pk: `PTNR#${partnerId}#LEAD`,
  sk: leadId,
});

/** An event of a lead, in the timeline of one partner. */
export const eventCopyKey = (partnerId: string, leadId: string, version: number): Key => ({
  pk: `PTNR#${partnerId}#LEAD`,
  sk: `${leadId}#${eventKey(version)}`,
});

/** The whole timeline of a lead, for the vendor. */
export const timelineOf = (leadId: string) => ({ partition: recordKey(leadId).pk, prefix: 'EVT#' });

/** The timeline of a lead as one partner may see it. */
export const ownTimelineOf = (partnerId: string, leadId: string) => ({
  partition: copyKey(partnerId, leadId).pk,
  prefix: `${leadId}#EVT#`,
});

/** Index `list`: every contact with an account, and those one partner made. */
export const contactsOf = (accountId: string): string => `ACCT#${accountId}#CONTACTS`;
export const ownContactsOf = (partnerId: string, accountId: string): string =>
  `PTNR#${partnerId}#ACCT#${accountId}#CONTACTS`;

export const offerKey = (partnerId: string, offerId: string): Key => ({
  pk: `PTNR#${partnerId}#OFFER`,
  sk: offerId,
});

/** The trace of the decision that made this version of a lead. */
export const decisionKey = (leadId: string, version: number): Key => ({
  pk: `LEAD#${leadId}`,
  sk: `DECISION#${padded(version)}`,
});

/** A batch: its record, what happened to each lead, and what became of undoing it (1 request for all three). */
export const batchPartition = (batchId: string): string => `BATCH#${batchId}`;
export const batchKey = (batchId: string): Key => ({ pk: batchPartition(batchId), sk: 'RECORD' });
export const batchLineKey = (batchId: string, kind: 'done' | 'undone', leadId: string): Key => ({
  pk: batchPartition(batchId),
  sk: `${kind === 'done' ? 'LINE' : 'UNDO'}#${leadId}`,
});

/** Index `list`: every batch that is kept, by the time it was started. */
export const batchList = 'BATCHES';

/** A what-if: its record, the draft it tries, and what came of it (1 request for those that are known by name). */
export const whatIfPartition = (whatIfId: string): string => `WHATIF#${whatIfId}`;

/** Index `list`: every what-if that is kept, by the time it was started. */
export const whatIfList = 'WHATIFS';

/** What was taken from a suspended or terminated partner: the newest move, and each lead by the move that took it. */
export const releasePartition = (partnerId: string): string => `RELEASE#${partnerId}`;
export const releaseKey = (partnerId: string): Key => ({ pk: releasePartition(partnerId), sk: 'HEAD' });
export const releasedKey = (partnerId: string, moveVersion: number, leadId: string): Key => ({
  pk: releasePartition(partnerId),
  sk: `LEAD#${padded(moveVersion)}#${leadId}`,
});

/** The pool, by country: a partner reads only the countries it serves. */
export const poolPartition = (country: string | null): string => `POOL#${country ?? '--'}`;
export const poolKey = (country: string | null, pooledAt: string, leadId: string): Key => ({
  pk: poolPartition(country),
  sk: `${pooledAt}#${leadId}`,
});

/** One lead for each external reference. A mark within the source is written otherwise than the one behind it. */
export const externalRefKey = (ref: { source: string; id: string }): Key => ({
  pk: `REF#lead#${ref.source.replace(/[%#]/g, encodeURIComponent)}#${ref.id}`,
  sk: 'REF',
});

/** Where the leads of one contact are found, so that a person's data can be exported and erased: 1 request. */
export const contactPartition = (email: string): string => `CONTACT#${foldEmail(email)}`;
export const contactKey = (email: string, leadId: string): Key => ({
  pk: contactPartition(email),
  sk: leadId,
});

/** The standings of a scope: a country, or a rule and a country (`rankedIn`). */
export const standingPartition = (scope: string): string => `STANDING#${scope}`;

/** The turns of a month in a scope, an item for each partner that had one. */
export const turnsPartition = (scope: string, month: string): string => `TURNS#${month}#${scope}`;

export const policyKey: Key = { pk: 'POLICY#distribution', sk: 'HEAD' };
export const policyVersionPrefix = 'VERSION#';
export const policyVersionKey = (version: number): Key => ({
  pk: policyKey.pk,
  sk: `${policyVersionPrefix}${padded(version)}`,
});
/** What became of the leads that a version has placed. */
export const policyOutcomesKey = (version: number): Key => ({
  pk: policyKey.pk,
  sk: `OUTCOMES#${padded(version)}`,
});

/** List of the vendor, by substatus and when the lead was received. */
export const substatusList = (substatus: LeadSubstatus): string => `LEADS#${substatus}`;
/** Leads of an account, by when they were received. */
export const accountList = (accountId: string): string => `ACCT#${accountId}#LEADS`;
/** A partner's own leads, by substatus and when they last moved. */
export const partnerList = (partnerId: string, substatus: LeadSubstatus): string =>
  `PTNR#${partnerId}#LEADS#${substatus}`;
/** A partner's offers: pending ones by expiry, answered ones by answer. */
export const offerList = (partnerId: string, status: OfferStatus): string =>
  `PTNR#${partnerId}#OFFERS#${status}`;

/** Running clocks, spread over shards; sorted by when they run out. */
export const dueList = (shard: number): string => `DUE#leads#${shard}`;
const shardedLists = (list: (shard: number) => string): readonly string[] =>
  Array.from({ length: dueShards }, (_, shard) => list(shard));
export const allDueLists = shardedLists(dueList);
export const dueListOf = (leadId: string): string => dueList(shardOf(leadId, dueShards));

/** Leads that partners work, by when something was last done on them: what that comes to is up to the policy. */
const idleList = (shard: number): string => `DUE#idle#${shard}`;
export const allIdleLists = shardedLists(idleList);
export const idleListOf = (leadId: string): string => idleList(shardOf(leadId, dueShards));

/** Those whose partner was warned, by when they are recalled. */
const recallList = (shard: number): string => `DUE#recall#${shard}`;
export const allRecallLists = shardedLists(recallList);
export const recallListOf = (leadId: string): string => recallList(shardOf(leadId, dueShards));

/** Search worlds: the vendor's, and each partner's own. */
export const leadSpace = 'leads';
export const partnerLeadSpace = (partnerId: string): string => `PTNR#${partnerId}#leads`;
