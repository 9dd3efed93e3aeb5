import type { Consent } from '@rafiq/shared/leads/contract.ts';
import { m } from '#lib/paraglide/messages.js';

/** On what a consent rests, in the reader's language. */
export const consentBasisWords: Readonly<Record<Consent['basis'], () => string>> = {
  consent: m.consent_consent,
  contract: m.consent_contract,
  'legitimate-interest': m.consent_interest,
  none: m.consent_none,
};
