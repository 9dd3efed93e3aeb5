import { listAudit } from '@rafiq/shared/audit/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { chooseList } from '../domain/choose-list.ts';
import { presentEntries } from '../present-entries.ts';
import { listEntries } from '../store/entry-store.ts';

export const list = handle(listAudit, async (_params, { caller, query, scope, language }) => {
  const chosen = chooseList(caller.partnerId, query);
  if ('refused' in chosen) {
    throw new Problem('invalid-request', {
      errors: [{ pointer: `/query/${chosen.refused}`, code: 'not-offered' }],
    });
  }
  const { limit, cursor, from, until } = query;
  const page = await listEntries(chosen, { from, until }, { limit, cursor, scope });
  return { items: await presentEntries(page.items, caller, language), nextCursor: page.nextCursor };
});
