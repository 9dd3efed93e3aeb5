import type { Sight as SightOnWire } from '@rafiq/shared/audit/contract.ts';
import type { Page } from '@rafiq/shared/page.ts';
import { presentActors } from './present-actors.ts';
import type { Sight } from './store/sight-store.ts';

/** Sights as they are told, with the names of those who had them. */
export async function presentSights(
  { items, nextCursor }: Page<Omit<Sight, 'recordId'>>,
  names: Parameters<typeof presentActors>[1],
): Promise<Page<SightOnWire>> {
  const actors = await presentActors(items, names);
  return {
    items: actors.map((actor, index) => {
      const at = items[index]?.at ?? '';
      return { id: `${at}#${actor.id}`, at, actor };
    }),
    nextCursor,
  };
}
