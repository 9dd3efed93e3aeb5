/** A partner while it is being written: plain fields by their names, and the lists that grow. */
import type { Partner, Territory } from '@rafiq/shared/partners/contract.ts';

export interface PartnerDraft {
  fields: Record<string, string>;
  territories: Territory[];
  certifications: { name: string; expiresOn: string | null }[];
  products: string[];
  languages: string[];
}

export const emptyDraft = (): PartnerDraft => ({
  fields: { kind: 'reseller', tier: 'registered', weight: '1' },
  territories: [],
  certifications: [],
  products: [],
  languages: [],
});

const shown = (limit: number | null): string => (limit === null ? '' : String(limit));

/** The draft of a partner as it stands; `comma` is what parts words in the reader's language. */
export const draftOf = (partner: Partner, comma: string): PartnerDraft => ({
  fields: {
    name: partner.name,
    kind: partner.kind,
    tier: partner.tier,
    tags: partner.tags.join(comma),
    phone: partner.phone ?? '',
    website: partner.website ?? '',
    'address.street': partner.address.street ?? '',
    'address.city': partner.address.city ?? '',
    'address.subdivision': partner.address.subdivision ?? '',
    'address.postalCode': partner.address.postalCode ?? '',
    industries: partner.specialisations.industries.join(comma),
    weight: String(partner.weight),
    maxOpen: shown(partner.capacity.maxOpen),
    maxPerDay: shown(partner.capacity.maxPerDay),
    timeZone: partner.timeZone,
    managerId: partner.managerId ?? '',
  },
  territories: partner.territories.map((territory) => ({ ...territory })),
  certifications: partner.specialisations.certifications.map((certification) => ({ ...certification })),
  products: [...partner.specialisations.products],
  languages: [...partner.specialisations.languages],
});
