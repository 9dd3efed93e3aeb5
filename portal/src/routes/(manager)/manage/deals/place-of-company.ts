import type { DealContent } from '@rafiq/shared/deals/contract.ts';
import { placeOf } from '#lib/components/leads/place-of.ts';
import type { Formatter } from '#lib/format/formatter.ts';

/** City, subdivision and country of a registered company, as far as its partner knows them. */
export const placeOfCompany = (
  { city, subdivision, country }: Partial<Pick<DealContent['company'], 'city' | 'subdivision' | 'country'>>,
  format: Formatter,
): string =>
  placeOf(
    { city: city ?? null, subdivision: subdivision ?? null, country: country ?? null, countryText: null },
    format,
  );
