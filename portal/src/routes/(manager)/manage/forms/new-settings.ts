import type { FormSettings } from '@rafiq/shared/forms/contract.ts';
import type { Locale } from '#lib/locale.ts';
import { m } from '#lib/paraglide/messages.js';

/** Where a new form begins: in the manager's language, asking little, switched on. */
export const newSettings = (language: Locale): FormSettings => ({
  name: '',
  active: true,
  allowedOrigins: [],
  words: { [language]: { title: m.form_start_title(), intro: null, thanks: m.form_start_thanks() } },
  consent: { [language]: { contact: m.form_start_contact(), share: m.form_start_share() } },
  shareRequired: true,
  fields: {
    name: 'required',
    email: 'required',
    phone: 'optional',
    country: 'required',
    product: 'hidden',
    employees: 'hidden',
    message: 'optional',
  },
  countries: [],
  productIds: [],
  redirectUrl: null,
  foldDays: 14,
  perMinute: 30,
});
