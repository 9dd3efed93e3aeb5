import type { WebForm } from '@rafiq/shared/forms/contract.ts';
import type { Consent, NewLead } from '@rafiq/shared/leads/contract.ts';
import type { Submission } from './read-submission.ts';

const longestSource = 200;

/**
 * A visitor's request as a new lead. Both consents say by which form, in which version and language of its text they
 * were given or refused, and when.
 */
export function leadOfSubmission(form: WebForm, submission: Submission, at: string): NewLead {
  const { consent, language } = submission;
  const marks = ` · ${form.id} · ${consent.version} · ${language}`;
  const source = `${form.name.slice(0, longestSource - marks.length)}${marks}`;
  const given = (yes: boolean): Consent => ({
    given: yes,
    basis: yes ? 'consent' : 'none',
    source,
    date: at.slice(0, 10),
  });
  return {
    company: { name: submission.company, country: submission.country, sizeBand: submission.sizeBand },
    contact: { name: submission.name, email: submission.email, phone: submission.phone },
    productId: submission.productId,
    valueBand: 'unknown',
    language,
    message: submission.message,
    receivedAt: at,
    consentToShare: given(consent.share),
    consentToContact: given(consent.contact),
    source: {
      channel: 'web-form',
      formId: form.id,
      form: form.name,
      consentVersion: String(consent.version),
    },
  };
}
