import type { Territory } from '@rafiq/shared/partners/contract.ts';
import type { Formatter } from '#lib/format/formatter.ts';

/** A territory as people read it: `United States · California · 90, 91`. */
export const territoryText = (territory: Territory, format: Formatter): string =>
  [format.country(territory.country), territory.subdivision, territory.postalPrefixes?.join(' ')]
    .filter(Boolean)
    .join(' · ');
