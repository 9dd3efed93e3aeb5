import type { DealContent } from '@rafiq/shared/deals/contract.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { findWorkedLead } from '#functions/leads/index.ts';

/** Leaves out what is null. */
const known = <Fields extends Record<string, unknown>>(fields: Fields) =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined));

/**
 * What a lead that a partner works says of the deal it may become; what the partner says itself goes before
 * (1 request).
 * @throws Problem `not-found` for leads of others, `illegal-move` for one that is not being worked
 */
export async function contentFromLead(
  partnerId: string,
  leadId: string,
  said: DealContent,
): Promise<DealContent> {
  const lead = await findWorkedLead(partnerId, leadId);
  if (lead === 'not-worked')
    throw new Problem('illegal-move', { params: { from: 'closed', move: 'register' } });
  if (lead === undefined) throw new Problem('not-found');
  const { facts, customer, consentToContact } = lead;
  const contact = known({
    name: customer.contactName,
    email: customer.contactEmail,
    phone: customer.contactPhone,
  });
  return {
    ...(Object.keys(contact).length === 0 ? {} : { contact, consentToContact }),
    ...(facts.productId === null ? {} : { productId: facts.productId }),
    ...said,
    company: {
      ...known({
        name: customer.companyName,
        website: customer.website,
        country: facts.country,
        subdivision: facts.subdivision,
        city: facts.city,
        postalCode: customer.postalCode,
        street: customer.street,
      }),
      ...said.company,
    },
  };
}
