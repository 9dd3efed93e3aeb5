/**
 * The queue of registrations by when their clock runs out: a small row beside each registration and each conflict case,
 * that stands where the clock does. It only finds them: what is shown is what the records say then.
 */
import type { RegistrationStatus } from '@rafiq/shared/deals/status.ts';
import type { Page } from '@rafiq/shared/page.ts';
import * as z from 'zod';
import type { Write } from '#functions/kernel/commit.ts';
import type { Item, Key } from '#functions/kernel/dynamo.ts';
import { keepIf, mergePage, type PageRequest } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import type { ConflictCase } from '../domain/conflict-case.ts';
import type { Registration } from '../domain/registration.ts';
import { caseRowClock, rowClock } from '../domain/row-clock.ts';
import * as keys from './deal-keys.ts';

const clockRow = z.object({
  dealId: z.string(),
  partnerId: z.string(),
  /** The reseller that it is for, where that is known: a case does not say. */
  forPartnerId: z.string().nullable(),
  ofCase: z.boolean(),
  /** When the clock runs out. */
  until: z.string(),
});
/** Where a registration stands in the queue. */
export type ClockRow = z.output<typeof clockRow>;

const parseRow = recordReader('deal-clock', clockRow);

const clockItem = (key: Key, list: string, row: ClockRow): Item & Key => ({
  ...key,
  kind: 'deal-clock',
  schema: 1,
  ...row,
  gsi1pk: list,
  gsi1sk: `${row.until}#${row.dealId}`,
});

/** The row of a registration by the clock of its own; null where none runs. */
function dealClockItem(deal: Registration): (Item & Key) | null {
  const clock = rowClock(deal);
  if (clock === null) return null;
  const { id: dealId, partnerId, onBehalfOf } = deal;
  const { until } = clock;
  const list = clock.kind === 'protection' ? keys.protectionClockList : keys.reviewClockList;
  const row = { dealId, partnerId, forPartnerId: onBehalfOf?.partnerId ?? null, ofCase: false, until };
  return {
    ...clockItem(keys.dealClockKey(dealId), list, row),
    ...(deal.protection?.pending ? { gsi2pk: keys.extensionRequestList, gsi2sk: `${until}#${dealId}` } : {}),
  };
}

/** The row of a case, which stands for the registration that claims the deal; null where none runs. */
function caseClockItem(one: ConflictCase): (Item & Key) | null {
  const clock = caseRowClock(one);
  const { dealId, partnerId } = one.claimant;
  if (clock === null || dealId === null) return null;
  const row = { dealId, partnerId, forPartnerId: null, ofCase: true, until: clock.until };
  return clockItem(keys.caseClockKey(one.id), keys.caseClockList, row);
}

/** Puts a row where its clock stands now: written where that changes, and taken out once none runs. */
const rowWrites =
  <One>(itemOf: (one: One) => (Item & Key) | null) =>
  (before: One | undefined, after: One): Write[] => {
    const was = before === undefined ? null : itemOf(before);
    const is = itemOf(after);
    if (is === null) return was === null ? [] : [{ label: 'deal-clock', remove: { pk: was.pk, sk: was.sk } }];
    return JSON.stringify(was) === JSON.stringify(is) ? [] : [{ label: 'deal-clock', put: is }];
  };

/** What keeps the row of a registration up as it moves. */
export const dealClockWrites = rowWrites(dealClockItem);

/** The same of a case. */
export const caseClockWrites = rowWrites(caseClockItem);

/** Which lists have registrations of a status: one that claims a disputed deal is under review, or was refused. */
function listsOf(status: RegistrationStatus): string[] {
  if (status === 'approved') return [keys.protectionClockList];
  return status === 'in-review' ? [keys.reviewClockList, keys.caseClockList] : [keys.caseClockList];
}

/** Rows of registrations in some statuses, those whose clock runs out first at the top (1 request for each of 3 lists). */
export const listClockRows = (
  statuses: readonly RegistrationStatus[],
  keep: (row: ClockRow) => boolean,
  page: PageRequest,
): Promise<Page<ClockRow>> =>
  mergePage([...new Set(statuses.flatMap(listsOf))], { index: 'list' }, page, keepIf(parseRow, keep));

/** Rows of registrations whose partner waits for an answer to its request for more time, in the same order (1 request). */
export const listExtensionRows = (
  keep: (row: ClockRow) => boolean,
  page: PageRequest,
): Promise<Page<ClockRow>> =>
  mergePage([keys.extensionRequestList], { index: 'second' }, page, keepIf(parseRow, keep));
