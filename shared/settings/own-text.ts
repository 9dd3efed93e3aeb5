/** The shape of a text of the vendor's own, as it is kept, told and answered. */
import * as z from 'zod';
import type { OwnText } from './status.ts';

const inOneLanguage = z.string().nullable();

export const ownText = z.strictObject({
  en: inOneLanguage,
  ar: inOneLanguage,
  fa: inOneLanguage,
}) satisfies z.ZodType<OwnText>;
