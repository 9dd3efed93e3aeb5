import { conflictRuleParameters } from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import { lyingAt } from '@rafiq/shared/partners/lying-at.ts';
import type { BuiltInRule } from '../built-in-rule.ts';
import { conflict, notRecorded, nothing } from '../finding.ts';

/** The deal lies outside the partner's territories. */
export const territoryBreach: BuiltInRule<'territory-breach'> = {
  id: 'territory-breach',
  parameters: conflictRuleParameters['territory-breach'],
  judge: ({ registration, partner }, { exceptKinds, wholeCountry }) => {
    if (exceptKinds.includes(partner.kind)) return nothing;
    const { country, subdivision, postalCode } = registration;
    if (country === null) return notRecorded('deal-place');
    const isWithin = lyingAt({ country, subdivision, postalCode });
    if (isWithin(partner)) return nothing;
    // What the deal does not say is not asked of its place: if it could lie within then, nobody can say that it does not.
    const possible = partner.territories.map((territory) => ({
      country: territory.country,
      ...(!wholeCountry && subdivision !== null && { subdivision: territory.subdivision }),
      ...(!wholeCountry && postalCode !== null && { postalPrefixes: territory.postalPrefixes }),
    }));
    if (isWithin({ territories: possible })) return wholeCountry ? nothing : notRecorded('deal-place');
    return conflict('territory-breach', { country }, { code: 'territory-breach', params: { country } });
  },
};
