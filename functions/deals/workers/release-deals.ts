/**
 * Takes everything that is open from a partner whose relation was ended: its protections, what nobody has decided, and the
 * cases it claims a deal in. What it held against another's claim ends by itself after that (`end-left-cases.ts`).
 */
import { unsettledCaseStatuses } from '@rafiq/shared/deals/case-status.ts';
import { isOpen, openStatuses } from '@rafiq/shared/deals/status.ts';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { commit, type Change } from '#functions/kernel/commit.ts';
import { consumeEvents } from '#functions/kernel/consume.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { findPartner } from '#functions/partners/index.ts';
import { closeCaseOf } from '../close-case-of.ts';
import { advance } from '../domain/registration.ts';
import { untilCaseSettled } from '../save-case.ts';
import { saveDeal, untilDealSettled } from '../save-deal.ts';
import { findCase } from '../store/case-store.ts';
import { readConflictPolicy } from '../store/conflict-policies.ts';
import {
  findDealRelease,
  finishedWrite,
  ownCaseIds,
  ownDealIds,
  takenWrite,
} from '../store/deal-releases.ts';
import { findDeal, readOpenDeals } from '../store/deal-store.ts';

const reason = 'partner-unavailable';

const changeBy = (event: StoredEvent): Change => ({
  at: toInstant(nowMs()),
  by: { kind: 'system', id: 'release-deals', organisation: null },
  requestId: event.id,
});

/** Ends one registration, and the case it claims a deal in (2 requests, 1 more for its case, and 1 transaction). */
const take = (dealId: string, event: StoredEvent): Promise<void> =>
  untilDealSettled(async () => {
    const change = changeBy(event);
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
const close = (conflictId: string, event: StoredEvent): Promise<void> =>
  untilCaseSettled(async () => {
    const change = changeBy(event);
    const [one, { document }] = await Promise.all([findCase(conflictId), readConflictPolicy(change.at)]);
    const dealId = one?.claimant.partnerId === event.subject ? one.claimant.dealId : null;
    if (dealId === null) return;
    const closed = await closeCaseOf({ id: dealId, conflictId }, document.protection, change);
    if (closed.writes.length > 0) await commit(change, { ...closed, answer: undefined });
  });

export const handler = consumeEvents(async (event) => {
  const partnerId = event.subject;
  const [partner, known] = await Promise.all([findPartner(partnerId), findDealRelease(partnerId)]);
  // A partner that was ended stays so: whatever is left is left to be taken.
  if (partner?.status !== 'terminated' || known?.finishedAt) return;
  for (const status of openStatuses)
    for (const dealId of await ownDealIds(partnerId, status)) await take(dealId, event);
  for (const status of unsettledCaseStatuses)
    for (const conflictId of await ownCaseIds(partnerId, status)) await close(conflictId, event);
  // Lists lag behind the table: what was submitted in the last moment may not stand there yet, and the event comes again.
  const left = await readOpenDeals(partnerId);
  if (left > 0) throw new Error(`${left} registrations of ${partnerId} are not listed yet`);
  const change = changeBy(event);
  await commit(change, { writes: [finishedWrite(partnerId, change.at)], events: [], answer: null });
});
