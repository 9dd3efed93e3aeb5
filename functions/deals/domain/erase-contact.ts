import type { Registration } from './registration.ts';

/**
 * A registration without the customer's person: name, e-mail, phone, the consent, street, description and whatever people
 * wrote about it are gone; the company, where it is, the deal, every date and every decision stay.
 */
export function eraseContact(deal: Registration, at: string): Registration {
  const {
    contact: _contact,
    consentToContact: _consent,
    description: _description,
    ...content
  } = deal.content;
  const { street: _street, ...company } = content.company;
  const { decision, asked, protection, end } = deal;
  return {
    ...deal,
    content: { ...content, company },
    decision: decision && { ...decision, note: null },
    asked: asked && { ...asked, note: '' },
    protection: protection && {
      ...protection,
      pending: protection.pending && { ...protection.pending, note: null },
    },
    end: end && { ...end, note: null },
    updatedAt: at,
    version: deal.version + 1,
  };
}
