import { expect, test } from 'vitest';
import { enquiryMarks } from './enquiry-marks.ts';

const asked = { company: 'Noor', email: 'lina@noor.example', phone: '+971 4 555 0173', productId: undefined };
const shares = (one: Partial<typeof asked>) =>
  enquiryMarks({ ...asked, ...one }).filter((mark) => enquiryMarks(asked).includes(mark)).length;

test('a person is recognised by address or number, in any spelling', () => {
  expect(shares({ email: 'LINA@Noor.example', phone: '00971-4-555-0173' })).toBe(2);
  expect(shares({ email: 'other@noor.example', phone: '٠٠٩٧١٤٥٥٥٠١٧٣' })).toBe(1);
  expect(shares({ phone: undefined })).toBe(1);
  expect(shares({ email: 'other@noor.example', phone: '+971 4 555 0174' })).toBe(0);
});

test('it must ask about the same: the product, or the company where none is named', () => {
  expect(shares({ company: ' NOOR ' })).toBe(2);
  expect(shares({ company: 'Noor & Sons' })).toBe(0);
  const withProduct = { ...asked, productId: 'prod_1' };
  expect(enquiryMarks({ ...withProduct, company: 'Elsewhere' })).toEqual(enquiryMarks(withProduct));
  expect(enquiryMarks({ ...withProduct, productId: 'prod_2' })).not.toEqual(enquiryMarks(withProduct));
});
