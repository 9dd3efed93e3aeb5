import { conflictRuleParameters } from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import { acrossAccounts } from '../across-accounts.ts';
import type { BuiltInRule } from '../built-in-rule.ts';
import { clash } from '../clash.ts';
import type { ConflictFacts, OtherRegistration } from '../conflict-facts.ts';
import { conflict } from '../finding.ts';
import { registrationEvidence } from '../registration-evidence.ts';
import { isStanding } from '../standing.ts';

/**
 * A distributor and its own sub-reseller register the same deal, or a distributor registers it for several of them: it is
 * one sale, and only one of them is its partner.
 */
export const ownSubReseller: BuiltInRule<'own-sub-reseller'> = {
  id: 'own-sub-reseller',
  parameters: conflictRuleParameters['own-sub-reseller'],
  judge: (facts, { products, side }) =>
    acrossAccounts(facts, ({ registrations }) => {
      const { partner, registration, judgedAt } = facts;
      const above = (one: { partnerId: string }) => partner.chain?.above.includes(one.partnerId) ?? false;
      const below = (one: { partnerId: string }) => partner.chain?.below.includes(one.partnerId) ?? false;
      return clash(
        registrations?.filter((one) => one.partnerId !== partner.id || isForAnother(one, registration)) ??
          null,
        {
          registration,
          products,
          counts: (one) => {
            if (isStanding(one, judgedAt) === false) return false;
            // Seen from a reseller it is for, what its distributor registered for itself lies above; else they are below.
            if (one.partnerId === partner.id)
              return side === 'either' || (one.forPartnerId === null) === (side === 'distributor');
            if (partner.chain === null) return null;
            return (side !== 'sub-reseller' && above(one)) || (side !== 'distributor' && below(one));
          },
          missing: { records: 'account-registrations', answer: 'partner-chain' },
        },
        (first, all) => {
          const evidence = registrationEvidence(all);
          if (first.partnerId === partner.id)
            return conflict(
              'registered-for-another',
              {},
              { code: 'registered-for-another', params: {} },
              evidence,
            );
          return conflict(
            above(first) ? 'own-distributor' : 'own-sub-reseller',
            { partner: first.partnerName },
            // How much one sees of the other's business is for their relation to say.
            { code: 'may-conflict', params: {} },
            evidence,
          );
        },
      );
    }),
};

/** Whether two registrations of one partner are not for the same company of its chain. */
const isForAnother = (
  { forPartnerId }: OtherRegistration,
  { forPartnerId: mine }: ConflictFacts['registration'],
): boolean => forPartnerId !== mine;
