import { listWhatIfs as route } from '@rafiq/shared/leads/what-if-contract.ts';
import { namesOf } from '#functions/identity/index.ts';
import { handle } from '#functions/kernel/handle.ts';
import { presentWhatIf } from '../present-what-if.ts';
import { whatIfs } from '../store/what-ifs.ts';

/** What-ifs that are kept, newest first. */
export const listWhatIfs = handle(route, async (_params, { query, scope, now, language }) => {
  const { items, nextCursor } = await whatIfs.list(now, { ...query, scope });
  const names = await namesOf('vendor', [...new Set(items.map(({ startedBy }) => startedBy))]);
  return {
    items: items.map((found) => presentWhatIf(found, names.get(found.startedBy) ?? null, language)),
    nextCursor,
  };
});
