/** What the address of the list of partners asks for, for its page and for its file alike. */
import { idOf } from '@rafiq/shared/ids.ts';
import { partnerStatuses, tiers } from '@rafiq/shared/partners/status.ts';
import { queryFields } from '../../query-fields.ts';

/** An address may say anything; what is no identifier of a partner narrows nothing. */
const idOfPartner = (text: string | undefined): string | undefined => idOf('partner').safeParse(text).data;

export function partnerQuery(url: URL) {
  const field = queryFields(url);
  return {
    q: field.words(),
    status: field.one('status', partnerStatuses),
    country: field.country(),
    tier: field.one('tier', tiers),
    parentId: idOfPartner(field.text('parentId')),
  };
}
