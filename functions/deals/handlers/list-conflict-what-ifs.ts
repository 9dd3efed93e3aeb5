import { listConflictWhatIfs as route } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { presentConflictWhatIf } from '../present-conflict-what-if.ts';
import { conflictWhatIfs } from '../store/conflict-what-ifs.ts';

/** What-ifs of the conflict rules that are kept, newest first. */
export const listConflictWhatIfs = handle(route, async (_params, { query, scope, now, language }) => {
  const { items, nextCursor } = await conflictWhatIfs.list(now, { ...query, scope });
  const names = await namesOf('vendor', [...new Set(items.map(({ startedBy }) => startedBy))]);
  return {
    items: items.map((found) => presentConflictWhatIf(found, names.get(found.startedBy) ?? null, language)),
    nextCursor,
  };
});
