/** The words of imports in the reader's language: kinds, states and the fields a column may become. */
import type { ImportJob } from '@rafiq/shared/imports/contract.ts';
import type { ImportField, ImportKind, ImportStatus } from '@rafiq/shared/imports/status.ts';
import type { Tone } from '#lib/ui/Badge.svelte';
import { m } from '#lib/paraglide/messages.js';

export const importKindWords: Readonly<Record<ImportKind, () => string>> = {
  partners: m.nav_partners,
  leads: m.nav_leads_all,
};

export const importStatusWords: Readonly<Record<ImportStatus, { label: () => string; tone: Tone }>> = {
  'awaiting-file': { label: m.import_awaiting_file, tone: 'neutral' },
  ready: { label: m.import_ready, tone: 'accent' },
  running: { label: m.import_running, tone: 'info' },
  cancelling: { label: m.import_cancelling, tone: 'info' },
  cancelled: { label: m.import_cancelled, tone: 'neutral' },
  finished: { label: m.import_finished, tone: 'positive' },
  failed: { label: m.import_failed, tone: 'critical' },
};

/** A job that ended but refused rows is not all well. */
export const importTone = ({ status, rows }: Pick<ImportJob, 'status' | 'rows'>): Tone =>
  status === 'finished' && rows.refused > 0 ? 'accent' : importStatusWords[status].tone;

export const importFieldWords: Readonly<Record<ImportField, () => string>> = {
  externalId: m.field_external_id,
  name: m.lead_new_name,
  company: m.fact_company,
  country: m.leads_country,
  kind: m.organisation_kind,
  tier: m.organisation_tier,
  tag: m.field_tag,
  phone: m.organisation_phone,
  website: m.organisation_website,
  street: m.organisation_street,
  city: m.organisation_city,
  subdivision: m.organisation_subdivision,
  postalCode: m.organisation_postal,
  weight: m.organisation_weight,
  adminEmail: m.partner_admin_email,
  industry: m.fact_industry,
  employees: m.field_employees,
  sizeBand: m.fact_size,
  product: m.fact_product,
  contactName: m.field_contact_name,
  contactEmail: m.field_contact_email,
  contactPhone: m.field_contact_phone,
  message: m.field_message,
  receivedAt: m.fact_received,
  fact: m.field_fact,
};
