/** Where forms and what belongs to them lie: named access patterns, pure. */
import { beginningOf } from '@rafiq/shared/beginning-of.ts';
import { fold } from '@rafiq/shared/fold.ts';
import type { Key } from '#functions/kernel/dynamo.ts';

const padded = (version: number): string => String(version).padStart(9, '0');

/** The record: 1 request, 1 unit per 4 kB strongly consistent. */
export const formKey = (formId: string): Key => ({ pk: `FORM#${formId}`, sk: 'RECORD' });

/** A consent text as it stood: one item a version, never written twice. */
export const consentPrefix = 'CONSENT#';
export const consentKey = (formId: string, version: number): Key => ({
  pk: `FORM#${formId}`,
  sk: `${consentPrefix}${padded(version)}`,
});

/** How many submissions a form took in one minute (UTC); it goes with its minute. */
export const minuteKey = (formId: string, minute: string): Key => ({
  pk: `FORM#${formId}`,
  sk: `MINUTE#${minute}`,
});

/** What came in by a form on one day (UTC). */
export const dayKey = (formId: string, day: string): Key => ({ pk: `FORM#${formId}`, sk: `DAY#${day}` });

/** A proof that was used. */
export const spentKey = (nonce: string): Key => ({ pk: `SPENT#${nonce}`, sk: 'SPENT' });

/** The lead an enquiry opened, under a keyed digest of who asked for what: no address stands in a key. */
export const enquiryKey = (mark: string): Key => ({ pk: `ENQUIRY#${mark}`, sk: 'LEAD' });

export const submissionKey = (submissionId: string): Key => ({
  pk: `SUBMISSION#${submissionId}`,
  sk: 'RECORD',
});

/** Index `list`: all forms by name. */
export const everyForm = 'FORMS';
export const byName = (form: { id: string; name: string }): string =>
  `${beginningOf(fold(form.name), 120)}#${form.id}`;

/** Index `list`: the submissions of a form, by when they came. */
export const submissionsOf = (formId: string): string => `FORM#${formId}#SUBMISSIONS`;
