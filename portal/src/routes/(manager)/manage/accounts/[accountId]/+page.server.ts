import { readAccount, readAccountTimeline, setAccountOwner } from '@rafiq/shared/accounts/contract.ts';
import { listAccountContacts, listLeads } from '@rafiq/shared/leads/contract.ts';
import { listAccountReaders } from '@rafiq/shared/notes/contract.ts';
import { m } from '#lib/paraglide/messages.js';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { noteActions, writeOnAccount } from '#lib/server/timeline-actions.ts';
import { fullerPage } from '../../../fuller-page.ts';
import { queryFields } from '../../../query-fields.ts';
import { leadRow, vendorLeads } from '../../leads/lead-row.ts';
import type { Actions, PageServerLoad } from './$types';

const contactsShown = 20;
const readersAtMost = 100;
const dialogs = ['owner'] as const;

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
    dialog: field.one('do', dialogs) ?? null,
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
  owner: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(setAccountOwner, {
      params: { accountId: event.params.accountId },
      body: { partnerId: form.text('nobody') === 'yes' ? null : form.textOrEmpty('partnerId') },
      ifMatch: form.number('version') ?? 0,
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refused('owner', outcome.problem);
    const { owner } = outcome.value;
    return done(
      'owner',
      owner === null ? m.accounts_owner_cleared() : m.accounts_owner_named({ partner: owner.partnerName }),
    );
  },
};
