/** Unplaced leads of one reason. The list knows no such filter, so pages of it are read through. */
import { listLeads } from '@rafiq/shared/leads/contract.ts';
import type { VendorLead } from '@rafiq/shared/leads/contract.ts';
import type { Page } from '@rafiq/shared/page.ts';
import type { Api } from '#lib/server/api.ts';
import { vendorLeads } from '../leads/lead-row.ts';

const readAtOnce = 100;
const enough = 25;
const mostRequests = 8;

/** At least 25 leads of the reason if there are so many; the cursor leads on from where reading stopped. */
export async function unplacedBecause(
  api: Api,
  code: string,
  cursor: string | undefined,
): Promise<Page<VendorLead>> {
  const items: VendorLead[] = [];
  let next = cursor;
  for (let asked = 0; asked < mostRequests; asked += 1) {
    const page = await api.read(listLeads, {
      query: { substatus: 'unplaced', limit: readAtOnce, cursor: next },
    });
    items.push(...vendorLeads(page.items).filter((lead) => lead.placement?.code === code));
    next = page.nextCursor ?? undefined;
    if (next === undefined || items.length >= enough) break;
  }
  return { items, nextCursor: next ?? null };
}
