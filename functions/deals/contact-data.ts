/** What the deals room keeps of a customer's contact: shown whole to be exported, and erased one by one. */
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import { foldEmail } from '@rafiq/shared/fold-email.ts';
import type { DealContactData } from '@rafiq/shared/identity/contract.ts';
import { commit, type Change, type Write } from '#functions/kernel/commit.ts';
import type { ConflictCase } from './domain/conflict-case.ts';
import { eraseContact } from './domain/erase-contact.ts';
import { eraseWords, saidIn } from './domain/erase-words.ts';
import type { Registration } from './domain/registration.ts';
import { saveCase, untilCaseSettled } from './save-case.ts';
import { saveDeal, untilDealSettled } from './save-deal.ts';
import { findCase, findCases } from './store/case-store.ts';
import { readConflictPolicy } from './store/conflict-policies.ts';
import { casesHeldBy, dealsOfContact, notesIn, removeNotes } from './store/deal-contacts.ts';
import {
  caseTimelineOf,
  dealContactKey,
  dealTimelineOf,
  ownCaseTimelineOf,
  ownDealTimelineOf,
} from './store/deal-keys.ts';
import { findDeal } from './store/deal-store.ts';

const isOf = ({ content }: Registration, email: string): boolean =>
  content.contact?.email !== undefined && foldEmail(content.contact.email) === foldEmail(email);

/** The cases in which a registration is a side that knows of it (1 request, and 1 for those there are). */
async function casesAround(deal: Registration): Promise<ConflictCase[]> {
  const held = await casesHeldBy(deal);
  const own = deal.conflictId === null ? [] : [deal.conflictId];
  return findCases([...new Set([...own, ...held])]);
}

/** What people wrote about a registration, and in the cases around it (2 requests, and 1 or 2 for each case). */
async function notesAround(deal: Registration): Promise<DealContactData['notes']> {
  const notes = await notesIn(dealTimelineOf(deal.id));
  for (const one of await casesAround(deal)) {
    notes.push(...(await notesIn(caseTimelineOf(one.id))));
    notes.push(...saidIn(one).map(({ at, text }) => ({ at, note: text })));
  }
  return notes;
}

/** Everything kept of the contact with this e-mail (1 request, and 3 to 4 for each of its registrations). */
export async function exportContactOfDeals(email: string): Promise<DealContactData[]> {
  const found: DealContactData[] = [];
  for (const dealId of await dealsOfContact(email)) {
    const deal = await findDeal(dealId);
    if (deal === undefined || !isOf(deal, email)) continue;
    const { company, contact, description } = deal.content;
    found.push({
      dealId,
      companyName: company.name ?? null,
      street: company.street ?? null,
      contactName: contact?.name ?? null,
      contactEmail: contact?.email ?? null,
      contactPhone: contact?.phone ?? null,
      description: description ?? null,
      notes: await notesAround(deal),
    });
  }
  return found;
}

/**
 * Erases the contact with this e-mail from at most so many of its registrations, and answers whether more are left. Each
 * is taken off the contact's list in the transaction that cleans it, after the words around it are gone: whatever is
 * interrupted goes on where it stopped.
 * @param counting what is written in the transaction of each registration that was cleaned, so that it is counted once
 */
export async function eraseContactOfDeals(
  email: string,
  most: number,
  change: Change,
  counting: readonly Write[] = [],
): Promise<{ more: boolean }> {
  const dealIds = await dealsOfContact(email);
  if (dealIds.length === 0) return { more: false };
  const { document } = await readConflictPolicy(change.at);
  for (const dealId of dealIds.slice(0, most))
    await untilDealSettled(() => eraseFrom(dealId, email, { terms: document.protection, change, counting }));
  return { more: dealIds.length > most };
}

interface Erasing {
  terms: ConflictPolicy['protection'];
  change: Change;
  counting: readonly Write[];
}

async function eraseFrom(dealId: string, email: string, { terms, change, counting }: Erasing): Promise<null> {
  const offTheList = { label: 'contact', remove: dealContactKey(email, dealId) };
  const before = await findDeal(dealId);
  if (before === undefined || !isOf(before, email))
    return commit(change, { writes: [offTheList], events: [], answer: null });
  for (const { id } of await casesAround(before))
    await untilCaseSettled(() => eraseWordsOf(id, terms, change));
  // Whoever writes about it moves it: what was written since it was read makes the transaction fail, and is removed next.
  await removeNotes([dealTimelineOf(dealId), ownDealTimelineOf(before.partnerId, dealId)]);
  const after = eraseContact(before, change.at);
  // Its entry at the account has nothing of the person, and the pointer goes as it does whenever the e-mail changes.
  return saveDeal(
    change,
    { before, after, happened: 'contact-erased', entryWrite: null, extra: counting },
    terms,
    null,
  );
}

/** Erases what was written in a case, its sides' copies and its timelines, and is silent where nothing was. */
async function eraseWordsOf(
  conflictId: string,
  terms: ConflictPolicy['protection'],
  change: Change,
): Promise<void> {
  const before = await findCase(conflictId);
  if (before === undefined) return;
  const partnerIds = [before.claimant, ...before.holders].map(({ partnerId }) => partnerId);
  await removeNotes([
    caseTimelineOf(conflictId),
    ...partnerIds.map((partnerId) => ownCaseTimelineOf(partnerId, conflictId)),
  ]);
  const after = eraseWords(before, change.at);
  if (after === null) return;
  // No side hears of it: that a rival named a person, too, is the rival's business.
  await saveCase(change, { before, after, happened: 'words-erased', untold: true }, terms, null);
}
