/** What the address of the list of partners asks for, for its page and for its file alike. */
import { partnerStatuses, tiers } from '@rafiq/shared/partners/status.ts';
import { queryFields } from '../../query-fields.ts';

export function partnerQuery(url: URL) {
  const field = queryFields(url);
  return {
    q: field.words(),
    status: field.one('status', partnerStatuses),
    country: field.country(),
    tier: field.one('tier', tiers),
  };
}
