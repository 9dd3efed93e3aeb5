import { conflictRuleParameters } from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import { acrossAccounts } from '../across-accounts.ts';
import type { BuiltInRule } from '../built-in-rule.ts';
import { clash } from '../clash.ts';
import { daysBetween } from '../days-between.ts';
import { conflict, type Finding } from '../finding.ts';
import { registrationEvidence } from '../registration-evidence.ts';
import { isStanding } from '../standing.ts';

/**
 * A partner registers a deal once for whom it is, itself or one of its resellers: one of its own that stands, or was
 * rejected lately, is in the way of another. What a distributor registers for several of its resellers are several sales
 * that vie with each other, and for the rule of chains to say.
 */
export const registeredTwice: BuiltInRule<'registered-twice'> = {
  id: 'registered-twice',
  parameters: conflictRuleParameters['registered-twice'],
  judge: (facts, { products, rejectedWithinDays }) =>
    acrossAccounts(facts, ({ registrations }): Finding => {
      const { registration, judgedAt } = facts;
      const own =
        registrations?.filter(
          ({ partnerId, forPartnerId }) =>
            partnerId === facts.partner.id && forPartnerId === registration.forPartnerId,
        ) ?? null;
      const standing = clash(
        own,
        {
          registration,
          products,
          counts: (one) => isStanding(one, judgedAt),
          missing: { records: 'account-registrations', answer: 'protection-end' },
        },
        (_, all) =>
          conflict(
            'registered-twice',
            {},
            { code: 'registered-twice', params: {} },
            registrationEvidence(all),
          ),
      );
      if (standing.kind !== 'nothing' || rejectedWithinDays === 0) return standing;
      return clash(
        own,
        {
          registration,
          products,
          counts: ({ status, endedAt }) => {
            if (status !== 'rejected') return false;
            return endedAt === null ? null : daysBetween(endedAt, judgedAt) < rejectedWithinDays;
          },
          missing: { records: 'account-registrations', answer: 'registration-end' },
        },
        (_, all) => {
          const params = { days: rejectedWithinDays };
          return conflict(
            'rejected-before',
            params,
            { code: 'rejected-before', params },
            registrationEvidence(all),
          );
        },
      );
    }),
};
