import { listDealSights, listSights } from '@rafiq/shared/audit/contract.ts';
import type { RequestEvent } from '@sveltejs/kit';
import type { ShownSights } from '#lib/components/audit/shown-sights.ts';
import { toSecond } from '#lib/format/to-second.ts';
import { apiOf } from './api.ts';

const sightsAtOnce = 10;

/** Who saw the contact of a lead or a registration, for those who may know; a page stands without it. */
export async function sightsOf(
  event: RequestEvent,
  of: { leadId: string } | { dealId: string },
): Promise<ShownSights | null> {
  if (!event.locals.session?.member.permissions.includes('audit.read')) return null;
  const query = { limit: sightsAtOnce, cursor: event.url.searchParams.get('seen') ?? undefined };
  const api = apiOf(event);
  const outcome =
    'dealId' in of
      ? await api.act(listDealSights, { params: of, query })
      : await api.act(listSights, { params: of, query });
  if (!outcome.ok) return null;
  const { items, nextCursor } = outcome.value;
  return {
    items: items.map(({ at, actor: { kind, name, organisation, organisationName } }) => ({
      at: toSecond(at),
      actor: { kind, name, organisation, organisationName },
    })),
    nextCursor,
  };
}
