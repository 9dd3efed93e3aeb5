/** The audit chains of the story: what the worker would have linked by now, had it walked along. */
import { digest } from '#functions/audit/digest.ts';
import { auditedEventOf, organisationOf, type AuditedEvent } from '#functions/audit/domain/audited-event.ts';
import { beginningOf } from '#functions/audit/domain/link.ts';
import { linkEvents } from '#functions/audit/domain/link-events.ts';
import { entryItem, headItem, linkItem } from '#functions/audit/store/chain-items.ts';
import { walkItem } from '#functions/audit/store/feed-store.ts';
import type { Item } from '#functions/kernel/dynamo.ts';
import { instant } from './world.ts';

/** The items of every chain over the events among some items, and of a feed that was walked to the present. */
export function linkedItems(items: readonly Item[], nowMs: number): Item[] {
  const groups = new Map<string, AuditedEvent[]>();
  for (const item of items) {
    const audited = auditedEventOf(item);
    if (audited === undefined) continue;
    const organisation = organisationOf(audited);
    const group = groups.get(organisation);
    if (group === undefined) groups.set(organisation, [audited]);
    else group.push(audited);
  }
  const chains = [...groups].flatMap(([organisation, events]): Item[] => {
    const { head, linked } = linkEvents(beginningOf(organisation, digest), events, digest);
    return [
      headItem(head),
      ...linked.flatMap(({ link, entry }) => [linkItem(link, entry), entryItem(entry)]),
    ];
  });
  return [...chains, walkItem({ since: instant(0), until: instant(nowMs) })];
}
