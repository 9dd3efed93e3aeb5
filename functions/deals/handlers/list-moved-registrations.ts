import { listMovedRegistrations as route } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { partnersWithinReach } from '../present-conflict-what-if.ts';
import { findConflictWhatIf, listMoved } from '../store/conflict-what-ifs.ts';
import { findDeals } from '../store/deal-store.ts';

/** The registrations that a draft would move, with the companies they are for. */
export const listMovedRegistrations = handle(
  route,
  async ({ conflictWhatIfId }, { caller, query, scope, now }) => {
    const [found, reaches] = await Promise.all([
      findConflictWhatIf(conflictWhatIfId, now),
      partnersWithinReach(caller),
    ]);
    if (found === undefined) throw new Problem('not-found');
    // While it runs only some are written.
    if (found.status !== 'finished') return { items: [], nextCursor: null };
    const { items, nextCursor } = await listMoved(conflictWhatIfId, reaches, { ...query, scope });
    const deals = await findDeals(items.map(({ dealId }) => dealId));
    const names = new Map(deals.map(({ id, content }) => [id, content.company.name]));
    return {
      items: items.map((row) => ({ ...row, companyName: names.get(row.dealId) ?? null })),
      nextCursor,
    };
  },
);
