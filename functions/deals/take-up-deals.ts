/**
 * Takes up what an earlier version wrote: cases that nobody found by those that hold the account, and that did not say until
 * when these are heard; registrations and cases that stood in no queue by clock; what partners kept whose relation was
 * ended; and cases that one of their sides has left since.
 */
import { caseStatuses, unsettledCaseStatuses } from '@rafiq/shared/deals/case-status.ts';
import type { RegistrationStatus } from '@rafiq/shared/deals/status.ts';
import { atVersion, commit, ConditionFailed, type Change, type Write } from '#functions/kernel/commit.ts';
import { getItems, queryAll, type Item } from '#functions/kernel/dynamo.ts';
import { terminatedPartnerIds } from '#functions/partners/index.ts';
import type { ConflictCase } from './domain/conflict-case.ts';
import { lostHearUntil } from './domain/hear-until.ts';
import { endLeftCase } from './end-left-case.ts';
import { releaseDealsOf } from './release-deals-of.ts';
import { caseItem, parseCase } from './store/case-items.ts';
import { readConflictPolicy } from './store/conflict-policies.ts';
import { caseClockWrites, dealClockWrites } from './store/deal-clocks.ts';
import { parseDeal } from './store/deal-items.ts';
import { caseKey, caseList, dealKey, dealList } from './store/deal-keys.ts';
import { heldPuts } from './store/held-cases.ts';

/** A record with the rows beside it. */
interface Rows {
  /** What binds a writing to the record as it was read, or mends that itself. */
  record: Write;
  rows: readonly Put[];
}
type Put = Extract<Write, { put: Item }>;
const putsIn = (writes: readonly Write[]): Put[] => writes.filter((write) => 'put' in write);

/**
 * Writes what records lack, each if it still stands as it was read: whoever moved it meanwhile has written that (1 request
 * per 100 rows, and 1 for each record that lacks anything).
 */
async function mendAll(all: readonly Rows[], change: Change): Promise<number> {
  const keyed = all.flatMap(({ rows }) =>
    rows.map(({ put }) => ({ pk: String(put['pk']), sk: String(put['sk']) })),
  );
  const known = new Set(
    (await getItems(keyed)).flatMap((item) => (item ? [`${String(item['pk'])} ${String(item['sk'])}`] : [])),
  );
  let changed = 0;
  for (const { record, rows } of all) {
    const lacking = rows.filter(({ put }) => !known.has(`${String(put['pk'])} ${String(put['sk'])}`));
    if (lacking.length === 0 && 'check' in record) continue;
    try {
      await commit(change, { writes: [record, ...lacking], events: [], answer: null });
      changed += 1;
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
    }
  }
  return changed;
}

/** A case is found by its holders, stands in the queue, and says until when they are heard. */
function rowsOfCase(one: ConflictCase, hearUntil: string | null): Rows {
  const when = atVersion(one.version);
  return {
    record:
      hearUntil === null
        ? { label: 'case', check: caseKey(one.id), when }
        : { label: 'case', put: caseItem({ ...one, hearUntil }), when },
    rows: putsIn([...heldPuts(one), ...caseClockWrites(undefined, one)]),
  };
}

async function takeUpCases(change: Change): Promise<number> {
  const { document } = await readConflictPolicy(change.at);
  let changed = 0;
  for (const status of caseStatuses.filter((one) => one !== 'final')) {
    const items = await queryAll({ partition: caseList(status), index: 'list' });
    const all = items.map(parseCase).map((one) => rowsOfCase(one, lostHearUntil(one, document.protection)));
    changed += await mendAll(all, change);
  }
  return changed;
}

/** In these a clock of its own may run for a registration. */
const clocked: readonly RegistrationStatus[] = ['in-review', 'approved'];

async function takeUpClocks(change: Change): Promise<number> {
  let changed = 0;
  for (const status of clocked) {
    const items = await queryAll({ partition: dealList(status), index: 'list' });
    const all = items.map(parseDeal).map((deal): Rows => ({
      record: { label: 'deal', check: dealKey(deal.id), when: atVersion(deal.version) },
      rows: putsIn(dealClockWrites(undefined, deal)),
    }));
    changed += await mendAll(all, change);
  }
  return changed;
}

async function endLeftCases(change: Change): Promise<number> {
  let ended = 0;
  for (const status of unsettledCaseStatuses) {
    const items = await queryAll({ partition: caseList(status), index: 'list' });
    for (const { id } of items.map(parseCase)) if (await endLeftCase(id, change)) ended += 1;
  }
  return ended;
}

/**
 * All of that (1 request per megabyte of partners and of what is open, and what each record takes that lacks something).
 * Cut off anywhere and begun anew, it ends in the same.
 * @returns how many records changed; what was taken from a partner counts as one
 */
export async function takeUpDeals(change: Change): Promise<number> {
  let changed = (await takeUpCases(change)) + (await takeUpClocks(change));
  for (const partnerId of await terminatedPartnerIds())
    if (await releaseDealsOf(partnerId, () => change)) changed += 1;
  return changed + (await endLeftCases(change));
}
