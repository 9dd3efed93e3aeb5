import type { NewPartner, Partner } from '@rafiq/shared/partners/contract.ts';
import { timeZoneOfCountry } from './country-time-zones.ts';

/**
 * A new partner as the vendor records it: active, and wherever nothing is said weight 1, no cap, its whole country
 * as territory, the time zone of its country, and its working week for as long as it says no hours of its own.
 */
export function openPartner(input: NewPartner, facts: { id: string; at: string }): Partner {
  const { address, specialisations, capacity } = input;
  return {
    id: facts.id,
    name: input.name,
    kind: input.kind,
    status: 'active',
    tier: input.tier,
    tags: [...new Set(input.tags)],
    country: input.country,
    address: {
      street: address.street ?? null,
      city: address.city ?? null,
      subdivision: address.subdivision ?? null,
      postalCode: address.postalCode ?? null,
    },
    phone: input.phone ?? null,
    website: input.website ?? null,
    territories: input.territories ?? [{ country: input.country }],
    specialisations: {
      products: specialisations.products ?? [],
      industries: specialisations.industries ?? [],
      languages: specialisations.languages ?? [],
      certifications: specialisations.certifications ?? [],
    },
    weight: input.weight,
    capacity: { maxOpen: capacity.maxOpen ?? null, maxPerDay: capacity.maxPerDay ?? null },
    timeZone: input.timeZone ?? timeZoneOfCountry(input.country),
    workingHours: input.workingHours ?? null,
    holidays: [],
    timeOff: [],
    managerId: input.managerId ?? null,
    parentId: null,
    sharing: 'hidden',
    externalRef: input.externalRef ?? null,
    createdAt: facts.at,
    updatedAt: facts.at,
    version: 1,
  };
}
