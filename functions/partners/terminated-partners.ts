import { queryPages } from '#functions/kernel/dynamo.ts';
import { everyPartner } from './store/partner-keys.ts';
import { readPartner } from './store/partner-record.ts';

/** Every partner whose relation was ended, by id (1 request per megabyte of partners): for what is mended once. */
export async function terminatedPartnerIds(): Promise<string[]> {
  const found: string[] = [];
  for await (const items of queryPages({ partition: everyPartner, index: 'list' }))
    found.push(
      ...items
        .map(readPartner)
        .filter(({ status }) => status === 'terminated')
        .map(({ id }) => id),
    );
  return found;
}
