import {
  readAccount,
  readAccountTimeline,
  setAccountOwner,
  updateAccountFacts,
} from '@rafiq/shared/accounts/contract.ts';
import {
  listAlikeAccounts,
  mergeAccounts,
  tellAccountsApart,
  undoMergeAccounts,
  undoTellAccountsApart,
} from '@rafiq/shared/accounts/matching-contract.ts';
import { listDeals } from '@rafiq/shared/deals/contract.ts';
import { listAccountContacts, listLeads } from '@rafiq/shared/leads/contract.ts';
import { listAccountReaders } from '@rafiq/shared/notes/contract.ts';
import { m } from '#lib/paraglide/messages.js';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { accountFileActions, noteActions, writeOnAccount } from '#lib/server/timeline-actions.ts';
import { filesOfAccount } from '#lib/server/timeline-parts.ts';
import { timelineLine } from '#lib/server/timeline-line.ts';
import { fullerPage } from '../../../fuller-page.ts';
import { queryFields } from '../../../query-fields.ts';
import { dealRow, vendorDeals } from '../../deals/deal-row.ts';
import { leadRow, vendorLeads } from '../../leads/lead-row.ts';
import type { Actions, PageServerLoad } from './$types';
import type { PairAnswer } from './pair-answer.ts';

/** What a page is to weigh allows so many lines of what happened, and of the contacts among them. */
const linesShown = 10;
const contactsShown = 4;
const dealsShown = 20;
const readersAtMost = 100;
const dialogs = ['owner', 'facts', 'merge'] as const;

export const load: PageServerLoad = async (event) => {
  const { accountId } = event.params;
  const params = { accountId };
  const field = queryFields(event.url);
  const api = apiOf(event);
  const writes = event.locals.session?.member.permissions.includes('notes.write') === true;
  const mayRead = event.locals.session?.member.permissions.includes('attachments.read') === true;
  const seesDeals = event.locals.session?.member.permissions.includes('deals.read') === true;
  const [account, leads, deals, timeline, contacts, readers, alike, files] = await Promise.all([
    api.read(readAccount, { params }),
    fullerPage((cursor) => api.read(listLeads, { query: { accountId, cursor } }), field.text('cursor')),
    seesDeals
      ? fullerPage(
          (cursor) => api.read(listDeals, { query: { accountId, limit: dealsShown, cursor } }),
          field.text('deals'),
        )
      : null,
    api.read(readAccountTimeline, { params, query: { limit: linesShown, cursor: field.text('earlier') } }),
    api.read(listAccountContacts, { params, query: { limit: contactsShown, cursor: field.text('before') } }),
    writes ? api.act(listAccountReaders, { params, query: { limit: readersAtMost } }) : null,
    // The page is of use without those that are like it.
    api.act(listAlikeAccounts, { params }),
    mayRead ? filesOfAccount(api, accountId) : null,
  ]);
  return {
    account,
    dialog: field.one('do', dialogs) ?? null,
    mergeWith: field.text('with') ?? null,
    alike: alike.ok ? alike.value : null,
    leads: vendorLeads(leads.items).map(leadRow),
    nextCursor: leads.nextCursor,
    deals: deals && { rows: vendorDeals(deals.items).map(dealRow), nextCursor: deals.nextCursor },
    timeline: {
      items: timeline.items.map((entry) => ({ ...timelineLine(entry), of: entry.of })),
      nextCursor: timeline.nextCursor,
      complete: timeline.complete,
    },
    contacts: {
      items: contacts.items.map((entry) => ({
        ...timelineLine(entry),
        subject: entry.subject,
        cameAs: entry.cameAs && { name: entry.cameAs.name },
      })),
      nextCursor: contacts.nextCursor,
    },
    files,
    readers: readers?.ok ? readers.value.items : [],
  };
};

export const actions: Actions = {
  ...noteActions,
  ...accountFileActions,
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
  facts: async (event) => {
    const form = await PostedForm.of(event.request);
    const sold = form.text('soldDirectly');
    const outcome = await apiOf(event).act(updateAccountFacts, {
      params: { accountId: event.params.accountId },
      body: {
        aliases: form
          .textOrEmpty('aliases')
          .split('\n')
          .map((alias) => alias.trim())
          .filter((alias) => alias !== ''),
        website: form.text('website') ?? null,
        phone: form.text('phone') ?? null,
        taxId: form.text('taxId') ?? null,
        town: form.text('town') ?? null,
        street: form.text('street') ?? null,
        parentName: form.text('parentName') ?? null,
        soldDirectly: sold === undefined ? null : sold === 'yes',
      },
      ifMatch: form.number('version') ?? 0,
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done('facts', m.accounts_facts_saved()) : refused('facts', outcome.problem);
  },
  merge: async (event) => {
    const form = await PostedForm.of(event.request);
    const [here, there] = [
      { accountId: event.params.accountId, name: form.textOrEmpty('name') },
      { accountId: form.textOrEmpty('otherAccountId'), name: form.textOrEmpty('otherName') },
    ];
    const [stays, goes] = form.text('stays') === 'other' ? [there, here] : [here, there];
    const outcome = await apiOf(event).act(mergeAccounts, {
      params: { accountId: stays.accountId },
      body: { otherAccountId: goes.accountId, note: form.text('note') },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refused('merge', outcome.problem);
    return {
      form: 'merge',
      pair: { accountId: stays.accountId, otherAccountId: goes.accountId, name: goes.name },
    } satisfies PairAnswer;
  },
  takeApart: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(undoMergeAccounts, {
      params: { accountId: form.text('survivorId') ?? event.params.accountId },
      body: { otherAccountId: form.textOrEmpty('otherAccountId') },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refused('alike', outcome.problem);
    return done('alike', m.accounts_taken_apart({ name: form.textOrEmpty('name') }));
  },
  notTheSame: async (event) => {
    const form = await PostedForm.of(event.request);
    const { accountId } = event.params;
    const otherAccountId = form.textOrEmpty('otherAccountId');
    const outcome = await apiOf(event).act(tellAccountsApart, {
      params: { accountId },
      body: { otherAccountId },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refused('alike', outcome.problem);
    return {
      form: 'alike',
      pair: { accountId, otherAccountId, name: form.textOrEmpty('name') },
    } satisfies PairAnswer;
  },
  undoNotTheSame: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(undoTellAccountsApart, {
      params: { accountId: event.params.accountId },
      body: { otherAccountId: form.textOrEmpty('otherAccountId') },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refused('alike', outcome.problem);
    return done('alike', m.accounts_apart_undone({ name: form.textOrEmpty('name') }));
  },
};
