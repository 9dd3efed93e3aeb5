import { expect, it } from 'vitest';
import { nothingTyped, typedRegistration } from './typed-registration.ts';

it('says what was typed, and nothing of what was not', () => {
  expect(typedRegistration({ ...nothingTyped(), name: ' Noor ' }, 'ptnr_1')).toEqual({
    partnerId: 'ptnr_1',
    company: { name: 'Noor' },
  });
  const typed = { ...nothingTyped(), name: 'Noor', country: 'AE', amount: '٤٬٢٠٠', productId: 'prod_1' };
  expect(typedRegistration(typed)).toEqual({
    partnerId: '',
    company: { name: 'Noor', country: 'AE' },
    productId: 'prod_1',
    value: { amount: '4200', currency: 'AED' },
  });
});
