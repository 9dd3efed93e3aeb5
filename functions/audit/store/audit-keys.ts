/** Where chains, entries and sights lie: named access patterns, pure. */
import type { AuditKind } from '@rafiq/shared/audit/status.ts';
import type { Key } from '#functions/kernel/dynamo.ts';

/** All heads, one an organisation: 1 request lists every chain. */
export const headPartition = 'AUDIT#HEADS';
export const headKey = (organisation: string): Key => ({ pk: headPartition, sk: organisation });

/** How far the feed was walked. */
export const walkKey: Key = { pk: 'AUDIT#WALK', sk: 'FEED' };

/** A chain in its order, strongly consistent. */
export const chainPartition = (organisation: string): string => `AUDIT#${organisation}#CHAIN`;
export const linkKey = (organisation: string, sequence: number): Key => ({
  pk: chainPartition(organisation),
  sk: String(sequence).padStart(12, '0'),
});

/** When, and which event: the order of every list. */
export const byTime = (at: string, eventId: string): string => `${at}#${eventId}`;

/** What an organisation's people did to one record. An event has one such place, which is why it is linked once. */
export const subjectOf = (organisation: string, subject: string): string =>
  `AUDIT#${organisation}#SUBJECT#${subject}`;
export const entryKey = (entry: {
  organisation: string;
  subject: string;
  at: string;
  eventId: string;
}): Key => ({ pk: subjectOf(entry.organisation, entry.subject), sk: byTime(entry.at, entry.eventId) });

/** Index `list` of entries: what anybody did to one record. */
export const subjectOfAll = (subject: string): string => `AUDIT#SUBJECT#${subject}`;
/** Index `second` of entries: what anybody did to records of one kind. */
export const kindOfAll = (kind: AuditKind): string => `AUDIT#KIND#${kind}`;
/** Index `list` of links: what an organisation's people did to records of one kind. */
export const kindOfOrganisation = (organisation: string, kind: AuditKind): string =>
  `AUDIT#${organisation}#KIND#${kind}`;
/** Index `second` of links: what one of an organisation's people did. */
export const actorOfOrganisation = (organisation: string, actorId: string): string =>
  `AUDIT#${organisation}#ACTOR#${actorId}`;

/** Which of an organisation's people saw the contact of a lead or a registration, one item a reader and day (UTC). */
export const sightPartition = (organisation: string, recordId: string): string =>
  `SIGHTS#${organisation}#${recordId}`;
export const sightKey = (organisation: string, recordId: string, userId: string, at: string): Key => ({
  pk: sightPartition(organisation, recordId),
  sk: `${at.slice(0, 10)}#${userId}`,
});
/** Index `list`: whoever saw the contact of one. */
export const sightsOf = (recordId: string): string => `SIGHTS#${recordId}`;
/** Where the event of a reader's first sight of a day lies. */
export const sightEvents = (recordId: string, userId: string): string => `SIGHT#${recordId}#${userId}`;
