import { conflictRuleParameters } from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import { acrossAccounts } from '../across-accounts.ts';
import type { BuiltInRule } from '../built-in-rule.ts';
import { clash } from '../clash.ts';
import { daysBetween } from '../days-between.ts';
import { conflict } from '../finding.ts';
import { isRival } from '../is-rival.ts';
import { registrationEvidence } from '../registration-evidence.ts';
import { isProtected } from '../standing.ts';

/** A company is its partner's while a deal with it for overlapping products is protected, and for the grace after that. */
export const protectedDeal: BuiltInRule<'protected-deal'> = {
  id: 'protected-deal',
  parameters: conflictRuleParameters['protected-deal'],
  judge: (facts, { products, ownChain, graceDays }) =>
    acrossAccounts(facts, ({ registrations }) => {
      const { registration, judgedAt } = facts;
      return clash(
        registrations?.filter(isRival(facts, ownChain)) ?? null,
        {
          registration,
          products,
          counts: ({ status, protectedUntil }) => {
            if (status !== 'approved' && status !== 'expired') return false;
            return protectedUntil === null ? null : daysBetween(protectedUntil, judgedAt) < graceDays;
          },
          missing: { records: 'account-registrations', answer: 'protection-end' },
        },
        (first, all) => {
          const standing = all.find((one) => isProtected(one, judgedAt));
          const { partnerName, protectedUntil } = standing ?? first;
          const days = Math.ceil(Math.abs(daysBetween(judgedAt, protectedUntil ?? judgedAt)));
          return conflict(
            standing === undefined ? 'protection-ended' : 'protected-deal',
            { partner: partnerName, days },
            { code: 'protected', params: {} },
            registrationEvidence(all),
          );
        },
      );
    }),
};
