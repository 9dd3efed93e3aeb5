import { askedItself, webFormChannel } from './asked-itself.ts';
import { advance, hasEnded, type Lead } from './lead.ts';

/**
 * A lead without the person behind it: name, e-mail, phone, street, message, closing note and whatever text it came
 * with are gone; the company, where it is, the deal and every date stay, so that counts and the ledger stay whole.
 */
export function eraseContact(lead: Lead, at: string): Lead {
  const { state } = lead;
  return advance(lead, hasEnded(state) ? { ...state, closeNote: null } : state, at, {
    customer: {
      ...lead.customer,
      street: null,
      contactName: null,
      contactEmail: null,
      contactPhone: null,
      message: null,
    },
    // Which way it came says nothing of the person.
    source: askedItself(lead) ? { channel: webFormChannel } : {},
  });
}
