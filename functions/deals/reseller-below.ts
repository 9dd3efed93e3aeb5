import { Problem } from '#functions/kernel/problem.ts';
import { partnersBelow, type PartnerBelow } from '#functions/partners/index.ts';
import type { Registration } from './domain/registration.ts';

/** Whether a partner below another is the one meant, and may be registered for. */
export const isReseller = ({ id, status }: PartnerBelow, wanted: string): boolean =>
  id === wanted && status === 'active';

/**
 * The reseller that a distributor registers for; null where it registers for itself. It is looked for among those that
 * buy from the distributor, so that neither the answer nor its time says whether any other partner exists (the requests of
 * looking down).
 * @throws Problem `not-found` for everyone else
 */
export async function resellerBelow(
  distributorId: string,
  partnerId: string | undefined,
): Promise<Registration['onBehalfOf']> {
  if (partnerId === undefined) return null;
  const found = (await partnersBelow(distributorId)).find((one) => isReseller(one, partnerId));
  if (found === undefined) throw new Problem('not-found');
  return { partnerId: found.id, partnerName: found.name };
}
