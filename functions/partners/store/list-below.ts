import { idOf } from '@rafiq/shared/ids.ts';
import type { Page } from '@rafiq/shared/page.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { getItems } from '#functions/kernel/dynamo.ts';
import { listPage, type PageRequest } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import * as z from 'zod';
import { matchesFilter } from './dynamo-partner-store.ts';
import { belowPartnersOf, partnerKey } from './partner-keys.ts';
import { readPartner } from './partner-record.ts';
import type { PartnerFilter } from './partner-store.ts';

const readChild = recordReader('partner-below', z.object({ id: idOf('partner') }));

/** Those that buy from one partner themselves, as they were recorded (1 request for a page of rows, 1 for their records). */
export async function listBelow(
  parentId: string,
  filter: PartnerFilter,
  page: PageRequest,
): Promise<Page<Partner>> {
  const { partition, prefix } = belowPartnersOf(parentId);
  const rows = await listPage({ partition, prefix }, page, (item) => readChild(item).id);
  const records = await getItems(rows.items.map(partnerKey));
  const found = records.flatMap((item) => (item === undefined ? [] : [readPartner(item)]));
  return { items: found.filter((partner) => matchesFilter(partner, filter)), nextCursor: rows.nextCursor };
}
