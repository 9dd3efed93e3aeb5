import type { AuditedEvent } from './audited-event.ts';
import { entryOf, linkAfter, type Digest, type Entry, type Head, type Link } from './link.ts';

const inOrder = ({ event: one }: AuditedEvent, { event: other }: AuditedEvent): number =>
  one.at < other.at || (one.at === other.at && one.id < other.id) ? -1 : 1;

/**
 * Links events of one organisation behind its chain, each once, in the order they happened; whatever order and
 * however often they were delivered, the same events make the same links.
 */
export function linkEvents(
  before: Head,
  events: readonly AuditedEvent[],
  digest: Digest,
): { head: Head; linked: { link: Link; entry: Entry }[] } {
  const distinct = [...new Map(events.map((audited) => [audited.event.id, audited])).values()].sort(inOrder);
  let head = before;
  const linked = distinct.map((audited) => {
    const link = linkAfter(head, audited, digest);
    head = { organisation: head.organisation, sequence: link.sequence, digest: link.digest };
    return { link, entry: entryOf(audited, link.sequence) };
  });
  return { head, linked };
}
