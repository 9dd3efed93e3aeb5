import { openForm } from '#functions/forms/domain/open-form.ts';
import { eventOf, insertWrites } from '#functions/forms/store/dynamo-form-store.ts';
import type { Actor } from '#functions/kernel/event.ts';
import { websiteForm } from './content/website-form.ts';
import { instant, type World } from './world.ts';

/** Sets up the form of the vendor's website, which lets visitors ask for every product. */
export function openWebsite(
  world: World,
  productIds: ReadonlyMap<string, string>,
  by: Actor,
  atMs: number,
): void {
  const form = openForm(
    { ...websiteForm, productIds: [...productIds.values()] },
    { id: world.newId('form', atMs), at: instant(atMs) },
  );
  world.commit(world.changeBy(by, atMs), { writes: insertWrites(form), events: [eventOf(form, 'created')] });
}
