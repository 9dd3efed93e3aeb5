import { readHoldings as route } from '@rafiq/shared/leads/overview-contract.ts';
import { leadMoves } from '@rafiq/shared/leads/status.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { dealsInHand, type DealsInHand } from '#functions/deals/index.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findKnownPartner } from '#functions/partners/index.ts';
import { countRelease } from '../domain/count-release.ts';
import { findLeads, listHeld } from '../store/lead-store.ts';
import { findRelease, listReleased } from '../store/releases.ts';

const worked = leadMoves.disqualify.from;

async function partnerWithinReach(caller: Caller, partnerId: string): Promise<Partner> {
  const partner = await findKnownPartner(caller, partnerId);
  if (partner === undefined) throw new Problem('not-found');
  return partner;
}

/** What the newest suspension or termination took, and where it went (2 requests, and 1 per 100 leads taken). */
async function takenFrom(partnerId: string) {
  const release = await findRelease(partnerId);
  const taken = release === undefined ? [] : await listReleased(partnerId, release.moveVersion);
  const leads = await findLeads(taken.map(({ leadId }) => leadId));
  const now = new Map(leads.map(({ id, state }) => [id, state.substatus]));
  return {
    ...countRelease(taken, now),
    startedAt: release?.startedAt ?? null,
    finishedAt: release?.finishedAt ?? null,
  };
}

/** What the ending of a relation took of its registrations; of a suspended partner nothing is taken. */
function takenDeals(ended: boolean, leads: Awaited<ReturnType<typeof takenFrom>>, deals: DealsInHand) {
  const { release } = deals;
  const taken = { dealsWithdrawn: release?.withdrawn ?? 0, dealsReleased: release?.released ?? 0 };
  // Two workers take at once: it is over once both are done.
  const finished = [leads.finishedAt, ...(ended ? [release?.finishedAt ?? null] : [])];
  const last = finished.reduce((one, other) =>
    one === null || other === null ? null : one > other ? one : other,
  );
  return { ...taken, finishedAt: last };
}

/** Counts what a partner holds (9 requests, 1 more per megabyte) and, once it is locked, what was taken from it. */
export const readHoldings = handle(route, async ({ partnerId }, { caller }) => {
  const partner = await partnerWithinReach(caller, partnerId);
  const [deals, [offered, ...working]] = await Promise.all([
    dealsInHand(partnerId),
    Promise.all((['offered', ...worked] as const).map((substatus) => listHeld(partnerId, substatus))),
  ]);
  const offers = offered?.length ?? 0;
  const leads = working.reduce((sum, held) => sum + held.length, 0);
  const ended = partner.status === 'terminated';
  const locked = ended || partner.status === 'suspended';
  const all = offers + leads + deals.undecided + deals.protected;
  const taken = locked ? await takenFrom(partnerId) : null;
  return {
    partnerId,
    offers,
    leads,
    deals: { undecided: deals.undecided, protected: deals.protected },
    frozen: partner.status === 'suspended',
    release: taken && { ...taken, ...takenDeals(ended, taken, deals), left: ended ? all : offers },
  };
});
