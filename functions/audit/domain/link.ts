/** A link of an organisation's chain: an event fixed at a place, and everything before it fixed with it. */
import * as z from 'zod';
import { itemKey, organisationOf, type AuditedEvent } from './audited-event.ts';
import { canonicalText } from '@rafiq/shared/canonical-text.ts';

/** SHA-256 of a text in base64url, handed in so that the domain stays free of the platform. */
export type Digest = (text: string) => string;

export const link = z.object({
  organisation: z.string(),
  /** 1, 2, 3 … without a gap. */
  sequence: z.number().int().min(1),
  eventId: z.string(),
  /** Where the event lies. */
  key: itemKey,
  /** Digest of the event and its place, without the words of its reason. */
  content: z.string(),
  /** Digest of the words of its reason; null if it gave none. Words can be erased and the chain still holds. */
  why: z.string().nullable(),
  /** Digest of the link before; of the chain's name for the first. */
  previous: z.string(),
  digest: z.string(),
});
export type Link = z.output<typeof link>;

/** Where a chain stands: its last link, or its beginning. */
export const head = z.object({ organisation: z.string(), sequence: z.number().int(), digest: z.string() });
export type Head = z.output<typeof head>;

/** A link for lists: what happened, by whom, to which record. */
export const entry = z.object({
  organisation: z.string(),
  sequence: z.number().int(),
  eventId: z.string(),
  key: itemKey,
  type: z.string(),
  at: z.string(),
  actor: z.object({ kind: z.enum(['person', 'client', 'system']), id: z.string() }),
  subject: z.string(),
});
export type Entry = z.output<typeof entry>;

/** A chain before its first link. */
export const beginningOf = (organisation: string, digest: Digest): Head => ({
  organisation,
  sequence: 0,
  digest: digest(canonicalText(['rafiq-audit-1', organisation])),
});

export const contentDigest = ({ key, event }: AuditedEvent, digest: Digest): string =>
  digest(canonicalText({ key, event: { ...event, why: undefined } }));

/** The reason's words are digested with the event's unguessable id, so that equal words do not look alike. */
export const whyDigest = ({ event }: AuditedEvent, digest: Digest): string | null =>
  event.why === null ? null : digest(canonicalText([event.id, event.why]));

export const linkDigest = (body: Link | Omit<Link, 'digest'>, digest: Digest): string =>
  digest(canonicalText({ ...body, digest: undefined }));

/** The link that fixes an event after everything a chain holds already. */
export function linkAfter(before: Head, audited: AuditedEvent, digest: Digest): Link {
  const body = {
    organisation: before.organisation,
    sequence: before.sequence + 1,
    eventId: audited.event.id,
    key: audited.key,
    content: contentDigest(audited, digest),
    why: whyDigest(audited, digest),
    previous: before.digest,
  };
  return { ...body, digest: linkDigest(body, digest) };
}

/** The entry of an event that stands at a place of its organisation's chain. */
export const entryOf = (audited: AuditedEvent, sequence: number): Entry => ({
  organisation: organisationOf(audited),
  sequence,
  eventId: audited.event.id,
  key: audited.key,
  type: audited.event.type,
  at: audited.event.at,
  actor: { kind: audited.event.by.kind, id: audited.event.by.id },
  subject: audited.event.subject,
});
