import { listMovedRegistrations as route } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { nameDeals } from '../name-deals.ts';
import { partnersWithinReach } from '../present-conflict-what-if.ts';
import { conflictWhatIfs, listMoved } from '../store/conflict-what-ifs.ts';

/** The registrations that a draft would move, with the companies they are for. */
export const listMovedRegistrations = handle(
  route,
  async ({ conflictWhatIfId }, { caller, query, scope, now }) => {
    const [found, reaches] = await Promise.all([
      conflictWhatIfs.findOrThrow(conflictWhatIfId, now),
      partnersWithinReach(caller),
    ]);
    // While it runs only some are written.
    if (found.status !== 'finished') return { items: [], nextCursor: null };
    const { items, nextCursor } = await listMoved(conflictWhatIfId, reaches, { ...query, scope });
    const names = await nameDeals(
      caller,
      items.map(({ dealId }) => dealId),
    );
    return {
      items: items.map((row) => ({ ...row, companyName: names.get(row.dealId) ?? null })),
      nextCursor,
    };
  },
);
