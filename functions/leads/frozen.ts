/** Frozen leads: their partner is suspended, so nobody works on them until a manager decides. */
import { statusesOf } from '#functions/partners/index.ts';
import { isWorked, type Lead } from './domain/lead.ts';

/** Tells the frozen ones among some leads (1 request per 100 partners that work on any). */
export async function frozenAmong(leads: readonly Lead[]): Promise<(lead: Lead) => boolean> {
  const working = leads.flatMap(({ state }) => (isWorked(state) ? [state.partnerId] : []));
  const statuses = await statusesOf([...new Set(working)]);
  return ({ state }) => isWorked(state) && statuses.get(state.partnerId) === 'suspended';
}
