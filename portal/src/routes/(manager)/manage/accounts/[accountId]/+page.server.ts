import { readAccount, readAccountTimeline } from '@rafiq/shared/accounts/contract.ts';
import { listAccountContacts, listLeads } from '@rafiq/shared/leads/contract.ts';
import { listAccountReaders } from '@rafiq/shared/notes/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { noteActions, writeOnAccount } from '#lib/server/timeline-actions.ts';
import { fullerPage } from '../../../fuller-page.ts';
import { queryFields } from '../../../query-fields.ts';
import { leadRow, vendorLeads } from '../../leads/lead-row.ts';
import type { Actions, PageServerLoad } from './$types';

const contactsShown = 20;
const readersAtMost = 100;

export const load: PageServerLoad = async (event) => {
  const { accountId } = event.params;
  const params = { accountId };
  const field = queryFields(event.url);
  const api = apiOf(event);
  const writes = event.locals.session?.member.permissions.includes('notes.write') === true;
  const [account, leads, timeline, contacts, readers] = await Promise.all([
    api.read(readAccount, { params }),
    fullerPage((cursor) => api.read(listLeads, { query: { accountId, cursor } }), field.text('cursor')),
    api.read(readAccountTimeline, { params, query: { cursor: field.text('earlier') } }),
    api.read(listAccountContacts, { params, query: { limit: contactsShown, cursor: field.text('before') } }),
    writes ? api.act(listAccountReaders, { params, query: { limit: readersAtMost } }) : null,
  ]);
  return {
    account,
    leads: vendorLeads(leads.items).map(leadRow),
    nextCursor: leads.nextCursor,
    timeline,
    contacts,
    readers: readers?.ok ? readers.value.items : [],
  };
};

export const actions: Actions = {
  ...noteActions,
  write: (event) => writeOnAccount(event, event.params.accountId),
};
