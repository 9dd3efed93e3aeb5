import { listSights } from '@rafiq/shared/audit/contract.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { apiOf } from './api.ts';

const sightsAtOnce = 10;

/** Who saw the contact of a lead, for those who may know; a page stands without it. */
export async function sightsOf(event: RequestEvent, leadId: string) {
  if (!event.locals.session?.member.permissions.includes('audit.read')) return null;
  const cursor = event.url.searchParams.get('seen') ?? undefined;
  const outcome = await apiOf(event).act(listSights, {
    params: { leadId },
    query: { limit: sightsAtOnce, cursor },
  });
  return outcome.ok ? outcome.value : null;
}
