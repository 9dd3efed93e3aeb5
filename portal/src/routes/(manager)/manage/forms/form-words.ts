import type { AskableField, FieldNeed, RefusalReason } from '@rafiq/shared/forms/status.ts';
import { m } from '#lib/paraglide/messages.js';

export const fieldWords: Readonly<Record<AskableField, () => string>> = {
  name: m.form_field_name,
  email: m.form_field_email,
  phone: m.form_field_phone,
  country: m.form_field_country,
  product: m.form_field_product,
  employees: m.form_field_employees,
  message: m.form_field_message,
};

export const needWords: Readonly<Record<FieldNeed, () => string>> = {
  hidden: m.form_need_hidden,
  optional: m.form_need_optional,
  required: m.form_need_required,
};

/** Why submissions were refused, in a manager's words. */
export const refusalWords: Readonly<Record<RefusalReason, () => string>> = {
  rate: m.form_refused_rate,
  origin: m.form_refused_origin,
  'proof-missing': m.form_refused_proof,
  'proof-wrong': m.form_refused_proof,
  'proof-expired': m.form_refused_expired,
  'proof-used': m.form_refused_used,
  trap: m.form_refused_trap,
  'too-fast': m.form_refused_fast,
  fields: m.form_refused_fields,
};
