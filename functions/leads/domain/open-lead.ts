import type { NewLead } from '@rafiq/shared/leads/contract.ts';
import { sizeBandOf } from '@rafiq/shared/leads/status.ts';
import type { Lead } from './lead.ts';

/**
 * A lead as it begins: pending, or set aside at once if the customer did not consent to its being shared
 * (source: domain.md, Lead).
 */
export function openLead(
  input: NewLead,
  facts: {
    id: string;
    at: string;
    accountId: string | null;
    cameAs?: Lead['cameAs'];
    product: { id: string; name: string } | null;
  },
): Lead {
  const { company, contact } = input;
  const mayShare = input.consentToShare.given;
  const size = company.sizeBand ?? (company.employees === undefined ? null : sizeBandOf(company.employees));
  return {
    id: facts.id,
    facts: {
      productId: facts.product?.id ?? null,
      productName: facts.product?.name ?? input.productName ?? null,
      industry: company.industry ?? null,
      sizeBand: size,
      country: company.country ?? null,
      countryText: company.countryText ?? null,
      subdivision: company.subdivision ?? null,
      city: company.city ?? null,
      valueBand: input.valueBand,
      language: input.language ?? null,
      receivedAt: input.receivedAt ?? facts.at,
    },
    customer: {
      accountId: facts.accountId,
      companyName: company.name ?? null,
      website: company.website ?? null,
      street: company.street ?? null,
      postalCode: company.postalCode ?? null,
      contactName: contact?.name ?? null,
      contactEmail: contact?.email ?? null,
      contactPhone: contact?.phone ?? null,
      message: input.message ?? null,
    },
    cameAs: facts.cameAs ?? null,
    consentToShare: input.consentToShare,
    consentToContact: input.consentToContact,
    source: input.source,
    externalRef: input.externalRef ?? null,
    hops: 0,
    refusedBy: [],
    lastPooledAt: null,
    pooledFor: null,
    placement: mayShare ? null : { code: 'unplaced.no-consent', params: {} },
    placedBy: null,
    why: null,
    state: mayShare
      ? { substatus: 'pending', heldUntil: null }
      : { substatus: 'unplaced', reason: { code: 'unplaced.no-consent', params: {} } },
    createdAt: facts.at,
    updatedAt: facts.at,
    version: 1,
    heldFrom: 1,
  };
}
