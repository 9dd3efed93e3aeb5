/** From a lead's old state to its new: every item that changes with it. */
import type { OfferStatus } from '@rafiq/shared/leads/status.ts';
import { absent, atVersion, type Condition, type Write } from '#functions/kernel/commit.ts';
import { wordKey, wordWrites } from '#functions/kernel/search.ts';
import { wordsOf } from '@rafiq/shared/fold.ts';
import { isWorked, type Lead } from '../domain/lead.ts';
import { copyHolder, copyItem, dueOf, offerItem, offerOf, poolItem, recordItem } from './lead-items.ts';
import * as keys from './lead-keys.ts';

export interface Answered {
  status: Exclude<OfferStatus, 'pending'>;
  reason: string | null;
}

/** Holds while a lead stands as it was read: what is done beside one that rests sets its clock, and no version. */
export function asItWasRead(before: Lead): Condition {
  const { duesk } = dueOf(before);
  const version = atVersion(before.version);
  if (!isWorked(before.state) || duesk === undefined) return version;
  return {
    expression: `${version.expression} AND duesk = :readClock`,
    ...(version.names && { names: version.names }),
    values: { ...version.values, ':readClock': duesk },
  };
}

/** The record and its holder's copy, for a change that moves nothing (2 items). */
export const rewriteWrites = (before: Lead, after: Lead): Write[] => [
  { label: 'record', put: recordItem(after), when: asItWasRead(before) },
  ...copyWrites(before, after),
];

/**
 * The writes of one move: the record at the version that was read, the partner's copies, the offer, the pool row
 * and the words by which its owner finds it (4 to 15 items).
 * @param answered how the running offer ended, if the move ends one
 */
export function moveWrites(before: Lead | undefined, after: Lead, answered: Answered | null): Write[] {
  const writes: Write[] = [
    {
      label: 'record',
      put: recordItem(after),
      when: before === undefined ? absent : asItWasRead(before),
    },
    ...copyWrites(before, after),
    ...offerWrites(before, after, answered),
    ...poolWrites(before, after),
  ];
  if (before === undefined) {
    writes.push(...wordWrites(keys.leadSpace, after.id, nameOf(after), keys.recordKey(after.id)));
    const { contactEmail } = after.customer;
    if (contactEmail !== null) {
      const key = keys.contactKey(contactEmail, after.id);
      writes.push({ label: 'contact', put: { ...key, kind: 'lead-contact', schema: 1, leadId: after.id } });
    }
    if (after.externalRef !== null) {
      const key = keys.externalRefKey(after.externalRef);
      writes.push({
        label: 'external-ref',
        put: { ...key, kind: 'ref', schema: 1, leadId: after.id },
        when: absent,
      });
    }
  }
  return writes;
}

/** What a lead is found by; one whose company nobody knows is found by its lists alone. */
const nameOf = ({ customer }: Lead): string => customer.companyName ?? '';

function copyWrites(before: Lead | undefined, after: Lead): Write[] {
  const formerly = copyHolder(before);
  const now = copyHolder(after);
  const writes: Write[] = [];
  const owned = (lead: Lead | undefined) =>
    lead !== undefined && copyHolder(lead) !== null && lead.state.substatus !== 'offered';
  if (formerly !== null && formerly !== now) {
    writes.push({ label: 'copy', remove: keys.copyKey(formerly, after.id) });
    if (owned(before)) {
      const space = keys.partnerLeadSpace(formerly);
      for (const word of wordsOf(nameOf(after))) {
        writes.push({
          label: 'word',
          remove: wordKey(space, word, after.id),
        });
      }
    }
  }
  if (now !== null) {
    writes.push({ label: 'copy', put: copyItem(now, after) });
    if (owned(after) && (!owned(before) || formerly !== now)) {
      writes.push(
        ...wordWrites(keys.partnerLeadSpace(now), after.id, nameOf(after), keys.copyKey(now, after.id)),
      );
    }
  }
  return writes;
}

function offerWrites(before: Lead | undefined, after: Lead, answered: Answered | null): Write[] {
  const writes: Write[] = [];
  if (
    before?.state.substatus === 'offered' &&
    (after.state.substatus !== 'offered' || after.state.offerId !== before.state.offerId)
  ) {
    if (answered === null) throw new Error('A move that ends an offer must say how');
    const offer = offerOf(before, before.state, {
      status: answered.status,
      at: after.updatedAt,
      reason: answered.reason,
    });
    writes.push({ label: 'offer', put: offerItem(before.state.partnerId, offer) });
  }
  if (after.state.substatus === 'offered') {
    writes.push({ label: 'offer', put: offerItem(after.state.partnerId, offerOf(after, after.state, null)) });
  }
  return writes;
}

function poolWrites(before: Lead | undefined, after: Lead): Write[] {
  const writes: Write[] = [];
  const stays =
    before?.state.substatus === 'pooled' &&
    after.state.substatus === 'pooled' &&
    before.state.pooledAt === after.state.pooledAt;
  if (stays) return writes;
  if (before?.state.substatus === 'pooled') {
    writes.push({
      label: 'pool',
      remove: keys.poolKey(before.facts.country, before.state.pooledAt, before.id),
    });
  }
  if (after.state.substatus === 'pooled')
    writes.push({ label: 'pool', put: poolItem(after, after.state.pooledAt) });
  return writes;
}
