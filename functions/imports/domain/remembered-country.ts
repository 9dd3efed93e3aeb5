import * as z from 'zod';
import { countrySpelling } from './read-country.ts';

/** What a person has said a spelling means; the text is as it was written, or the spelling where that was not kept. */
export const rememberedCountry = z.object({
  spelling: z.string(),
  text: z.string(),
  country: z.string(),
  rememberedAt: z.string().nullable(),
});
export type RememberedCountry = z.output<typeof rememberedCountry>;

/** From now on a text, in any of its spellings, means a country. */
export const rememberedFrom = (text: string, country: string, at: string): RememberedCountry => ({
  spelling: countrySpelling(text),
  text,
  country,
  rememberedAt: at,
});
