import { conflictRuleParameters } from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import { acrossAccounts } from '../across-accounts.ts';
import type { BuiltInRule } from '../built-in-rule.ts';
import { clash } from '../clash.ts';
import { daysBetween } from '../days-between.ts';
import { conflict } from '../finding.ts';
import { isRival } from '../is-rival.ts';
import { registrationEvidence } from '../registration-evidence.ts';
import { isUndecided } from '../standing.ts';

/** Another partner waits for a decision on the same company and overlapping products. */
export const openRegistrationElsewhere: BuiltInRule<'open-registration-elsewhere'> = {
  id: 'open-registration-elsewhere',
  parameters: conflictRuleParameters['open-registration-elsewhere'],
  judge: (facts, { products, ownChain, submittedWithinDays }) =>
    acrossAccounts(facts, ({ registrations }) =>
      clash(
        registrations?.filter(isRival(facts, ownChain)) ?? null,
        {
          registration: facts.registration,
          products,
          counts: (one) =>
            isUndecided(one) &&
            (submittedWithinDays === null ||
              daysBetween(one.submittedAt, facts.judgedAt) <= submittedWithinDays),
          missing: { records: 'account-registrations' },
        },
        (first, all) =>
          conflict(
            'open-registration-elsewhere',
            { partner: first.partnerName },
            { code: 'may-conflict', params: {} },
            registrationEvidence(all),
          ),
      ),
    ),
};
