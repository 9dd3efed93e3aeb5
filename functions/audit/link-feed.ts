/** Walking the feed and linking what it tells, organisation by organisation. */
import type { Change } from '#functions/kernel/commit.ts';
import type { Item } from '#functions/kernel/dynamo.ts';
import { log } from '#functions/kernel/log.ts';
import { auditedEventOf, organisationOf, type AuditedEvent } from './domain/audited-event.ts';
import { linkOrganisation } from './link-organisation.ts';
import { readFeed } from './store/feed-store.ts';

export interface Walked {
  linked: number;
  /** Everything up to here is linked. */
  upTo: string;
}

function byOrganisation(items: readonly Item[]): Map<string, AuditedEvent[]> {
  const groups = new Map<string, AuditedEvent[]>();
  for (const item of items) {
    const audited = auditedEventOf(item);
    if (audited === undefined) {
      // It stays unlinked, which verification tells; those after it must not wait for it.
      log.error('unreadable event in the feed', { pk: item['pk'], sk: item['sk'] });
      continue;
    }
    const organisation = organisationOf(audited);
    groups.set(organisation, [...(groups.get(organisation) ?? []), audited]);
  }
  return groups;
}

/**
 * Links every event from one instant to another that no chain holds yet, in the order they happened.
 * @param mayGoOn asked after each stretch; if not, the walk ends there
 */
export async function linkFeed(
  from: string,
  until: string,
  change: Change,
  mayGoOn: () => boolean = () => true,
): Promise<Walked> {
  const walked: Walked = { linked: 0, upTo: from };
  for await (const { items, upTo } of readFeed(from, until)) {
    for (const [organisation, events] of byOrganisation(items)) {
      walked.linked += await linkOrganisation(organisation, events, change);
    }
    walked.upTo = upTo;
    if (!mayGoOn()) break;
  }
  return walked;
}
