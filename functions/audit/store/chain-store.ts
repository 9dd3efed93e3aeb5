/** Chains in the table: read where they stand, and grown by one conditional transaction at a time. */
import { absent, commit, type Change, type Write } from '#functions/kernel/commit.ts';
import { getItems } from '#functions/kernel/dynamo.ts';
import { organisationOf, type AuditedEvent } from '../domain/audited-event.ts';
import type { Entry, Head, Link } from '../domain/link.ts';
import { entryKey, headKey } from './audit-keys.ts';
import { entryItem, headItem, linkItem, parseHead } from './chain-items.ts';

const keyOf = (audited: AuditedEvent) =>
  entryKey({
    organisation: organisationOf(audited),
    subject: audited.event.subject,
    at: audited.event.at,
    eventId: audited.event.id,
  });

/** The head of a chain, and which of these events no chain holds yet (1 request a hundred events, 1 unit an event). */
export async function readChain(
  organisation: string,
  events: readonly AuditedEvent[],
): Promise<{ head: Head | undefined; fresh: AuditedEvent[] }> {
  const [found, ...marks] = await getItems([headKey(organisation), ...events.map(keyOf)]);
  return {
    head: found && parseHead(found),
    fresh: events.filter((_event, index) => marks[index] === undefined),
  };
}

/** How many links fit into one transaction: two items each, and the head. */
export const mostLinks = 49;

/**
 * Grows a chain (1 transaction: 4 units and 4 of the indexes an event, 2 for the head).
 * @throws ConditionFailed `head` if somebody else grew it, `entry` if one of the events is linked already
 */
export async function growChain(
  change: Change,
  before: Head | undefined,
  grown: { head: Head; linked: readonly { link: Link; entry: Entry }[] },
): Promise<void> {
  const writes: Write[] = [
    {
      label: 'head',
      put: headItem(grown.head),
      when:
        before === undefined
          ? absent
          : {
              expression: '#head.#digest = :readDigest',
              names: { '#head': 'head', '#digest': 'digest' },
              values: { ':readDigest': before.digest },
            },
    },
    ...grown.linked.flatMap(({ link, entry }): Write[] => [
      { label: 'link', put: linkItem(link, entry), when: absent },
      { label: 'entry', put: entryItem(entry), when: absent },
    ]),
  ];
  await commit(change, { writes, events: [], answer: null });
}
