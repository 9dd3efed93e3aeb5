/** What the leads room keeps of a customer's contact: shown whole to be exported, and erased lead by lead. */
import { foldEmail } from '@rafiq/shared/fold-email.ts';
import type { ContactData } from '@rafiq/shared/identity/contract.ts';
import { commit, type Change, type Write } from '#functions/kernel/commit.ts';
import { eraseContact as erased } from './domain/erase-contact.ts';
import { hasEnded, type Lead } from './domain/lead.ts';
import { eventOf, untilSettled } from './save-lead.ts';
import { leadsOfContact, notesOf, removeNotes } from './store/contact-notes.ts';
import { contactKey } from './store/lead-keys.ts';
import { findLead } from './store/lead-store.ts';
import { rewriteWrites } from './store/lead-writes.ts';

const isOf = ({ customer }: Lead, email: string): boolean =>
  customer.contactEmail !== null && foldEmail(customer.contactEmail) === foldEmail(email);

/** Everything kept of the contact with this e-mail (1 request, and 2 for each of its leads). */
export async function exportContact(email: string): Promise<ContactData[]> {
  const found: ContactData[] = [];
  for (const leadId of await leadsOfContact(email)) {
    const lead = await findLead(leadId);
    if (lead === undefined || !isOf(lead, email)) continue;
    const { companyName, street, contactName, contactEmail, contactPhone, message } = lead.customer;
    found.push({
      leadId,
      companyName,
      street,
      contactName,
      contactEmail,
      contactPhone,
      message,
      closeNote: hasEnded(lead.state) ? lead.state.closeNote : null,
      source: lead.source,
      notes: await notesOf(leadId),
    });
  }
  return found;
}

/**
 * Erases the contact with this e-mail from at most so many of its leads, and answers whether more are left. Each
 * lead is taken off the contact's list in the transaction that cleans it, after its notes are gone: whatever is
 * interrupted goes on where it stopped.
 * @param counting what is written in the transaction of each lead that was cleaned, so that it is counted once
 */
export async function eraseContact(
  email: string,
  most: number,
  change: Change,
  counting: readonly Write[] = [],
): Promise<{ more: boolean }> {
  const leadIds = await leadsOfContact(email);
  for (const leadId of leadIds.slice(0, most)) {
    await untilSettled(() => eraseFrom(leadId, email, change, counting));
  }
  return { more: leadIds.length > most };
}

async function eraseFrom(
  leadId: string,
  email: string,
  change: Change,
  counting: readonly Write[],
): Promise<null> {
  const offTheList = { label: 'contact', remove: contactKey(email, leadId) };
  const before = await findLead(leadId);
  if (before === undefined || !isOf(before, email)) {
    return commit(change, { writes: [offTheList], events: [], answer: null });
  }
  await removeNotes(leadId);
  const after = erased(before, change.at);
  await commit(change, {
    writes: [...rewriteWrites(before, after), offTheList, ...counting],
    events: [eventOf({ before, after, happened: 'contact-erased' }, change)],
    answer: null,
  });
  // A note does not move the lead: one that was written in between goes now, and none can be written about it unseen.
  await removeNotes(leadId);
  return null;
}
