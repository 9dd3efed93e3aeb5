import { fold } from '@rafiq/shared/fold.ts';
import type { Submission } from './read-submission.ts';

/** A phone number by its digits alone; `00` and `+` both stand before a country. */
const digitsOf = (phone: string): string => fold(phone).replace(/\D/g, '').replace(/^00/, '');

/**
 * The texts under which an enquiry is recognised when it comes again: each way to reach the person, about the same
 * product or, where none is named, for the same company, in whatever spelling.
 */
export function enquiryMarks(
  submission: Pick<Submission, 'company' | 'email' | 'phone' | 'productId'>,
): string[] {
  const { company, email, phone, productId } = submission;
  const matter = productId ?? fold(company).replace(/\s+/gu, ' ').trim();
  const digits = digitsOf(phone ?? '');
  const ways = [
    ...(email === undefined ? [] : [`mail:${fold(email)}`]),
    ...(digits === '' ? [] : [`phone:${digits}`]),
  ];
  return ways.map((way) => JSON.stringify([way, matter]));
}
