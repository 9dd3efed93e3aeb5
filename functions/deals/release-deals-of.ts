/**
 * Takes everything that is open from a partner whose relation was ended: its protections, what nobody has decided, and the
 * cases it claims a deal in. What it held against another's claim ends by itself after that (`end-left-case.ts`).
 */
import { unsettledCaseStatuses } from '@rafiq/shared/deals/case-status.ts';
import { isOpen, openStatuses } from '@rafiq/shared/deals/status.ts';
import { commit, type Change } from '#functions/kernel/commit.ts';
import { findPartner } from '#functions/partners/index.ts';
import { closeCaseOf } from './close-case-of.ts';
import { advance } from './domain/registration.ts';
import { untilCaseSettled } from './save-case.ts';
import { saveDeal, untilDealSettled } from './save-deal.ts';
import { findCase } from './store/case-store.ts';
import { readConflictPolicy } from './store/conflict-policies.ts';
import { findDealRelease, finishedWrite, ownCaseIds, ownDealIds, takenWrite } from './store/deal-releases.ts';
import { findDeal, readOpenDeals } from './store/deal-store.ts';

const reason = 'partner-unavailable';

/** Ends one registration, and the case it claims a deal in (2 requests, 1 more for its case, and 1 transaction). */
const take = (dealId: string, change: Change): Promise<void> =>
  untilDealSettled(async () => {
    const { at } = change;
    const [deal, { document }] = await Promise.all([findDeal(dealId), readConflictPolicy(at)]);
    if (deal === undefined || !isOpen(deal.status)) return;
    const terms = document.protection;
    const end = { at, reason, note: null, value: null };
    const isProtected = deal.status === 'approved';
    const closed = isProtected ? { writes: [], events: [] } : await closeCaseOf(deal, terms, change);
    const after = isProtected
      ? advance(deal, 'release', at, {
          end,
          protection: deal.protection && { ...deal.protection, pending: null },
        })
      : advance(deal, 'withdraw', at, { end, asked: null, decideBy: null });
    const happened = isProtected ? 'released' : 'withdrawn';
    const extra = [...closed.writes, takenWrite(deal.partnerId, happened, at)];
    await saveDeal(
      change,
      { before: deal, after, happened, data: { reason }, extra, events: closed.events },
      terms,
      undefined,
    );
  });

/** Closes a case that it claims a deal in: what was refused and is appealed against has one, too (3 requests, 1 transaction). */
const close = (conflictId: string, partnerId: string, change: Change): Promise<void> =>
  untilCaseSettled(async () => {
    const [one, { document }] = await Promise.all([findCase(conflictId), readConflictPolicy(change.at)]);
    const dealId = one?.claimant.partnerId === partnerId ? one.claimant.dealId : null;
    if (dealId === null) return;
    const closed = await closeCaseOf({ id: dealId, conflictId }, document.protection, change);
    if (closed.writes.length > 0) await commit(change, { ...closed, answer: undefined });
  });

/**
 * The same of one partner, unless it stands or all of that was done: repeated, it goes on with what is left (1 request for
 * each list, and what each record takes).
 * @param changeNow the circumstances of each of the many changes
 * @returns whether anything was left to be taken, or to be said of it
 * @throws Error where lists that lag behind do not show everything yet: then it is to be called again
 */
export async function releaseDealsOf(partnerId: string, changeNow: () => Change): Promise<boolean> {
  const [partner, known] = await Promise.all([findPartner(partnerId), findDealRelease(partnerId)]);
  // A partner that was ended stays so: whatever is left is left to be taken.
  if (partner?.status !== 'terminated' || known?.finishedAt) return false;
  for (const status of openStatuses)
    for (const dealId of await ownDealIds(partnerId, status)) await take(dealId, changeNow());
  for (const status of unsettledCaseStatuses)
    for (const conflictId of await ownCaseIds(partnerId, status))
      await close(conflictId, partnerId, changeNow());
  // Lists lag behind the table: what was submitted in the last moment may not stand there yet.
  const left = await readOpenDeals(partnerId);
  if (left > 0) throw new Error(`${left} registrations of ${partnerId} are not listed yet`);
  const change = changeNow();
  await commit(change, { writes: [finishedWrite(partnerId, change.at)], events: [], answer: null });
  return true;
}
