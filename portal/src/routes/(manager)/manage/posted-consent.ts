import type { Consent } from '@rafiq/shared/leads/contract.ts';
import type { PostedForm } from '#lib/server/form.ts';

const bases = ['consent', 'contract', 'legitimate-interest'] as const;

/** The consent that `ConsentFields` posted under a name. A refusal rests on nothing. */
export function postedConsent(form: PostedForm, name: string): Consent {
  const given = form.text(`${name}.given`) === 'yes';
  return {
    given,
    basis: given ? (bases.find((basis) => basis === form.text(`${name}.basis`)) ?? 'none') : 'none',
    source: form.textOrEmpty(`${name}.source`),
    date: form.textOrEmpty(`${name}.date`),
  };
}
