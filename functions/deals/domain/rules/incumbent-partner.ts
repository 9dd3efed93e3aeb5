import { conflictRuleParameters } from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import { acrossAccounts } from '../across-accounts.ts';
import type { BuiltInRule } from '../built-in-rule.ts';
import { clash } from '../clash.ts';
import type { Incumbent } from '../conflict-facts.ts';
import { daysBetween } from '../days-between.ts';
import { conflict, nothing } from '../finding.ts';
import { isRival } from '../is-rival.ts';
import { overlapping } from '../overlapping.ts';

/** The company is another partner's customer, and not also a customer of the partner that registers. */
export const incumbentPartner: BuiltInRule<'incumbent-partner'> = {
  id: 'incumbent-partner',
  parameters: conflictRuleParameters['incumbent-partner'],
  judge: (facts, { products, ownChain, soldWithinDays }) =>
    acrossAccounts(facts, ({ id, incumbents }) => {
      const { registration, judgedAt, partner } = facts;
      const counts = ({ lastSoldAt }: Incumbent) => {
        if (soldWithinDays === null) return true;
        return lastSoldAt === null ? null : daysBetween(lastSoldAt, judgedAt) <= soldWithinDays;
      };
      const own = (incumbents ?? []).filter((one) => one.partnerId === partner.id && counts(one) === true);
      if (overlapping(own, registration, products).met.length > 0) return nothing;
      return clash(
        incumbents?.filter(isRival(facts, ownChain)) ?? null,
        {
          registration,
          products,
          counts,
          missing: { records: 'account-incumbents', answer: 'last-sale' },
        },
        (first, all) =>
          conflict(
            'incumbent-partner',
            { partner: first.partnerName },
            { code: 'may-conflict', params: {} },
            [...new Set(all.map(({ partnerId }) => partnerId))].map((partnerId) => ({
              kind: 'account',
              id,
              partnerId,
            })),
          ),
      );
    }),
};
