import { listDealSights, listSights } from '@rafiq/shared/audit/contract.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { apiOf } from './api.ts';

const sightsAtOnce = 10;

/** Who saw the contact of a lead or a registration, for those who may know; a page stands without it. */
export async function sightsOf(event: RequestEvent, of: { leadId: string } | { dealId: string }) {
  if (!event.locals.session?.member.permissions.includes('audit.read')) return null;
  const query = { limit: sightsAtOnce, cursor: event.url.searchParams.get('seen') ?? undefined };
  const api = apiOf(event);
  const outcome =
    'dealId' in of
      ? await api.act(listDealSights, { params: of, query })
      : await api.act(listSights, { params: of, query });
  return outcome.ok ? outcome.value : null;
}
