/**
 * Web forms: what one may ask a visitor for, and why a submission may be refused. Free of imports so that browsers
 * may load it.
 */

/** What a form may ask for beside the company, which every lead needs; in the order it is asked. */
export const askableFields = [
  'name',
  'email',
  'phone',
  'country',
  'product',
  'employees',
  'message',
] as const;
export type AskableField = (typeof askableFields)[number];

export const fieldNeeds = ['hidden', 'optional', 'required'] as const;
export type FieldNeed = (typeof fieldNeeds)[number];

/** What a visitor is asked to agree to: that the vendor writes back, and that a partner may do so. */
export const consentPurposes = ['contact', 'share'] as const;
export type ConsentPurpose = (typeof consentPurposes)[number];

/** Why a submission was refused, as it is counted. */
export const refusalReasons = [
  'rate',
  'origin',
  'proof-missing',
  'proof-wrong',
  'proof-expired',
  'proof-used',
  'trap',
  'too-fast',
  'fields',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

/** How many days back the activity of a form is shown. */
export const activityDays = 14;
