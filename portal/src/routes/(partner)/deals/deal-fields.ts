/** What the form of a registration holds: its fields by the names that the API tells problems by. */
import type { DealContent } from '@rafiq/shared/deals/contract.ts';
import type { PartnerLead } from '@rafiq/shared/leads/contract.ts';

export type DealFields = Record<string, string>;

/**
 * A registration as its form shows it.
 * @param onBehalfOf the id of the reseller it is for
 */
export function fieldsOf(
  { company, contact, consentToContact, productId, value, expectedCloseOn, description }: DealContent,
  onBehalfOf?: string,
): DealFields {
  const agreed = consentToContact?.given === true;
  return {
    'company.name': company.name ?? '',
    'company.country': company.country ?? '',
    'company.city': company.city ?? '',
    'company.website': company.website ?? '',
    productId: productId ?? '',
    onBehalfOf: onBehalfOf ?? '',
    'value.amount': value?.amount ?? '',
    'value.currency': value?.currency ?? '',
    expectedCloseOn: expectedCloseOn ?? '',
    'contact.name': contact?.name ?? '',
    'contact.email': contact?.email ?? '',
    'contact.phone': contact?.phone ?? '',
    agreed: agreed ? 'yes' : '',
    'consentToContact.source': agreed ? consentToContact.source : '',
    description: description ?? '',
  };
}

const known = <Part extends Record<string, string | null>>(part: Part) =>
  Object.fromEntries(Object.entries(part).filter(([, text]) => text !== null && text !== '')) as {
    [Key in keyof Part]?: string;
  };

/** What a lead knows of the deal that may come of it. */
export function contentOfLead({
  facts,
  customer,
  consentToContact,
}: Pick<PartnerLead, 'facts' | 'customer' | 'consentToContact'>): DealContent {
  const contact = known({
    name: customer.contactName,
    email: customer.contactEmail,
    phone: customer.contactPhone,
  });
  const hasContact = Object.keys(contact).length > 0;
  return {
    company: known({
      name: customer.companyName,
      country: facts.country,
      subdivision: facts.subdivision,
      city: facts.city,
      postalCode: customer.postalCode,
      street: customer.street,
      website: customer.website,
    }),
    ...(hasContact && { contact, consentToContact }),
    ...(facts.productId !== null && { productId: facts.productId }),
  };
}
