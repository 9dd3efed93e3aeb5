/** Whether a link stands where it was put, over the event it was made for. */
import type { AuditedEvent } from './audited-event.ts';
import { contentDigest, linkDigest, whyDigest, type Digest, type Head, type Link } from './link.ts';

export type Difference =
  | 'link-missing'
  | 'link-out-of-place'
  | 'link-changed'
  | 'link-does-not-continue'
  | 'event-missing'
  | 'event-changed'
  | 'reason-changed'
  | 'event-linked-twice'
  | 'entry-differs'
  | 'links-after-the-head'
  | 'head-missing'
  | 'head-changed'
  | 'other-than-witnessed'
  | 'event-not-linked'
  | 'event-outside-the-feed';

/** Where a chain first differs from what was written, and in what. */
export interface Fault {
  organisation: string;
  sequence: number | null;
  eventId: string | null;
  differs: Difference;
}

/** What is found at one place of a chain. */
export interface FoundLink {
  /** The place by its key. */
  place: number;
  link: Link;
  event: AuditedEvent | 'unreadable' | undefined;
}

/** The first difference of the next link of a chain; null if it is sound. */
export function checkLink(before: Head, found: FoundLink, digest: Digest): Fault | null {
  const { place, link, event } = found;
  const next = before.sequence + 1;
  const fault = (differs: Difference, sequence = next, eventId: string | null = link.eventId): Fault => ({
    organisation: before.organisation,
    sequence,
    eventId,
    differs,
  });
  if (place > next) return fault('link-missing', next, null);
  if (place !== next || link.sequence !== next || link.organisation !== before.organisation)
    return fault('link-out-of-place');
  if (linkDigest(link, digest) !== link.digest) return fault('link-changed');
  if (link.previous !== before.digest) return fault('link-does-not-continue');
  if (event === undefined) return fault('event-missing');
  if (event === 'unreadable' || contentDigest(event, digest) !== link.content) return fault('event-changed');
  // Erased words leave no reason behind, and the chain holds; other words do not.
  if (event.event.why !== null && whyDigest(event, digest) !== link.why) return fault('reason-changed');
  return null;
}

/** Whether a chain ends where its head says; `last` is where its links end. */
export function checkHead(last: Head, head: Head | undefined): Fault | null {
  const { organisation, sequence } = last;
  if (head === undefined) {
    return { organisation, sequence, eventId: null, differs: 'head-missing' };
  }
  if (head.sequence > sequence) {
    return { organisation, sequence: sequence + 1, eventId: null, differs: 'link-missing' };
  }
  if (head.sequence < sequence) {
    return { organisation, sequence: head.sequence + 1, eventId: null, differs: 'links-after-the-head' };
  }
  if (head.digest !== last.digest || head.organisation !== organisation) {
    return { organisation, sequence, eventId: null, differs: 'head-changed' };
  }
  return null;
}
