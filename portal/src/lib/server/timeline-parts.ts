/** What the timeline of a lead needs beside its entries; each part may fail without taking the page with it. */
import {
  listAttachments,
  listOfAccount,
  listOfConflict,
  listOfDeal,
  listOfPartner,
} from '@rafiq/shared/attachments/contract.ts';
import { listLeadReaders, listQuestions } from '@rafiq/shared/notes/contract.ts';
import type { Api } from './api.ts';

const atMost = 100;

/** Whom a note on a lead can mention, and the files attached to it. */
export async function besideLead(api: Api, leadId: string) {
  const [readers, files] = await Promise.all([
    api.act(listLeadReaders, { params: { leadId }, query: { limit: atMost } }),
    api.act(listAttachments, { params: { leadId }, query: { limit: atMost } }),
  ]);
  return { readers: readers.ok ? readers.value.items : [], files: files.ok ? files.value.items : [] };
}

/** The files of a registration; none where its reader may not have any. */
export async function filesOfDeal(api: Api, dealId: string) {
  const files = await api.act(listOfDeal, { params: { dealId }, query: { limit: atMost } });
  return files.ok ? files.value.items : [];
}

/** The files of a conflict case that its reader has. */
export async function filesOfCase(api: Api, conflictId: string) {
  const files = await api.act(listOfConflict, { params: { conflictId }, query: { limit: atMost } });
  return files.ok ? files.value.items : [];
}

/** The vendor's files on a company. */
export async function filesOfAccount(api: Api, accountId: string) {
  const files = await api.act(listOfAccount, { params: { accountId }, query: { limit: atMost } });
  return files.ok ? files.value.items : [];
}

/** The vendor's files on a partner. */
export async function filesOfPartner(api: Api, partnerId: string) {
  const files = await api.act(listOfPartner, { params: { partnerId }, query: { limit: atMost } });
  return files.ok ? files.value.items : [];
}

/** Questions nobody has answered yet, oldest first: everywhere, or about one lead. */
export async function openQuestions(api: Api, limit: number, leadId?: string) {
  const outcome = await api.act(listQuestions, { query: { limit, leadId } });
  return outcome.ok
    ? { items: outcome.value.items, more: outcome.value.nextCursor !== null }
    : { items: [], more: false };
}
