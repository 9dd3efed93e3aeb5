import { listErasures as route } from '@rafiq/shared/identity/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { erasureOf } from '../domain/erasure.ts';
import { listErasures } from '../store/personal-data-store.ts';

/** Lists erasures, the newest first. */
export const erasures = handle(route, async (_, { query, scope }) => {
  const { limit, cursor } = query;
  const page = await listErasures({ limit, cursor, scope });
  return { ...page, items: page.items.map(erasureOf) };
});
