/** The shape of a text of the vendor's own, as it is kept, told and answered. */
import * as z from 'zod';
import type { OwnText } from './status.ts';

const inOneLanguage = z.string().nullable();

export const ownText = z.strictObject({
  en: inOneLanguage,
  ar: inOneLanguage,
  fa: inOneLanguage,
}) satisfies z.ZodType<OwnText>;

/**
 * Such a text as it is asked for: at least one language says something, and one that is left out says nothing.
 * @param said what it may say in one language
 */
export const wantedOwnText = (said: z.ZodType<string, string>) => {
  const inLanguage = said.nullable().default(null);
  return z
    .strictObject({ en: inLanguage, ar: inLanguage, fa: inLanguage })
    .refine(({ en, ar, fa }) => (en ?? ar ?? fa) !== null, { error: 'required', path: ['en'] });
};
