/** What a registration says that is made up to try conflict rules on, as it is typed. */
import type { TypedRegistration } from '@rafiq/shared/deals/conflict-try-contract.ts';
import { latinDigits } from '#lib/format/latin-digits.ts';

export interface RegistrationTyped {
  name: string;
  country: string;
  city: string;
  productId: string;
  amount: string;
  currency: string;
  expectedCloseOn: string;
}

export const nothingTyped = (): RegistrationTyped => ({
  name: '',
  country: '',
  city: '',
  productId: '',
  amount: '',
  currency: 'AED',
  expectedCloseOn: '',
});

const said = <Part extends Record<string, string>>(part: Part): Partial<Part> =>
  Object.fromEntries(
    Object.entries(part)
      .map(([name, text]) => [name, text.trim()] as const)
      .filter(([, text]) => text !== ''),
  ) as Partial<Part>;

/** What was typed; an empty field says nothing. What is none of the values of a field is refused by the API, there. */
export const typedRegistration = (
  { name, country, city, productId, amount, currency, expectedCloseOn }: RegistrationTyped,
  partnerId = '',
): TypedRegistration => ({
  partnerId,
  company: { name: name.trim(), ...said({ country, city }) },
  ...said({ productId, expectedCloseOn }),
  ...(amount.trim() !== '' && { value: { amount: latinDigits(amount), currency } }),
});
