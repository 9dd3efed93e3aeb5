/** What somebody else changed in a partner while it was being edited here. */
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { partnerStatusWords, tierWords, partnerKindWords } from '#lib/components/terms.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import { territoryText } from './territory-text.ts';

export interface Difference {
  label: string;
  /** How it stands now. */
  value: string;
}

export function partnerDifferences(before: Partner, now: Partner, format: Formatter): Difference[] {
  const comma = m.ui_list_comma();
  const limit = (most: number | null) => (most === null ? m.partners_no_limit() : format.number(most));
  const views: readonly { label: string; of: (partner: Partner) => string }[] = [
    { label: m.lead_new_name(), of: (partner) => partner.name },
    { label: m.fact_status(), of: (partner) => partnerStatusWords[partner.status].label() },
    { label: m.organisation_kind(), of: (partner) => partnerKindWords[partner.kind]() },
    { label: m.organisation_tier(), of: (partner) => tierWords[partner.tier]() },
    { label: m.partners_tags(), of: (partner) => partner.tags.join(comma) },
    { label: m.organisation_phone(), of: (partner) => partner.phone ?? '' },
    { label: m.organisation_website(), of: (partner) => partner.website ?? '' },
    {
      label: m.lead_address(),
      of: ({ address }) =>
        [address.street, address.postalCode, address.city, address.subdivision].filter(Boolean).join(comma),
    },
    {
      label: m.organisation_territories(),
      of: (partner) => partner.territories.map((territory) => territoryText(territory, format)).join(comma),
    },
    {
      label: m.organisation_specialisations(),
      of: ({ specialisations }) =>
        [
          ...specialisations.products,
          ...specialisations.industries,
          ...specialisations.languages,
          ...specialisations.certifications.map(({ name }) => name),
        ].join(comma),
    },
    { label: m.organisation_weight(), of: (partner) => format.number(partner.weight) },
    { label: m.availability_max_open(), of: (partner) => limit(partner.capacity.maxOpen) },
    { label: m.availability_max_day(), of: (partner) => limit(partner.capacity.maxPerDay) },
    { label: m.availability_zone(), of: (partner) => partner.timeZone },
    { label: m.availability_hours(), of: (partner) => JSON.stringify(partner.workingHours) },
    { label: m.availability_time_off(), of: (partner) => JSON.stringify(partner.timeOff) },
    { label: m.partner_manager(), of: (partner) => partner.managerId ?? '' },
    { label: m.partner_parent(), of: (partner) => partner.parentId ?? '' },
  ];
  // These read badly as one line; that they changed is what matters.
  const unsaid: string[] = [
    m.organisation_specialisations(),
    m.availability_hours(),
    m.availability_time_off(),
    m.partner_manager(),
    m.partner_parent(),
  ];
  return views
    .filter(({ of }) => of(before) !== of(now))
    .map(({ label, of }) => ({ label, value: unsaid.includes(label) ? '' : of(now) || m.ui_none() }));
}
