import type { DealContent } from '@rafiq/shared/deals/contract.ts';
import type { AccountFacts, CompanyFacts } from '#functions/accounts/index.ts';

/** The company of a registration, as it is compared with accounts. */
export const comparedCompany = ({
  company,
  contact,
}: Pick<DealContent, 'company' | 'contact'>): CompanyFacts => ({
  name: company.name ?? '',
  country: company.country,
  town: company.city,
  address: company.street,
  // A mailbox at the company's own domain says as much as its site.
  domain: company.website ?? contact?.email,
  phone: company.phone,
  taxId: company.taxId,
});

/** The same as an account is opened with. */
export const openedCompany = ({ company }: Pick<DealContent, 'company'>, name: string): AccountFacts => ({
  name,
  country: company.country,
  website: company.website,
  phone: company.phone,
  taxId: company.taxId,
  town: company.city,
  street: company.street,
});
