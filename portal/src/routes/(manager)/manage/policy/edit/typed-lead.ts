/** The facts of a lead that is made up to try a policy on, as they are typed. */
import type { LeadToTry, TypedFacts } from '@rafiq/shared/leads/try-contract.ts';
import type { LeadField } from '@rafiq/shared/leads/operators.ts';

export type TypedLead = Record<LeadField, string>;

export const noFacts = (): TypedLead => ({
  country: '',
  subdivision: '',
  city: '',
  postalCode: '',
  productId: '',
  industry: '',
  sizeBand: '',
  valueBand: '',
  language: '',
});

/** What was typed; an empty field says nothing. */
export function typedLead(typed: TypedLead): LeadToTry {
  const said = Object.entries(typed)
    .map(([field, text]) => [field, text.trim()] as const)
    .filter(([, text]) => text !== '');
  // What is none of the values a field takes is refused by the API, at its field.
  return { facts: { valueBand: 'unknown', ...Object.fromEntries(said) } as TypedFacts };
}
