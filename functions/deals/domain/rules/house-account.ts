import { conflictRuleParameters } from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import { acrossAccounts } from '../across-accounts.ts';
import type { BuiltInRule } from '../built-in-rule.ts';
import { conflict, notRecorded, nothing } from '../finding.ts';

/** The vendor sells to the company directly. */
export const houseAccount: BuiltInRule<'house-account'> = {
  id: 'house-account',
  parameters: conflictRuleParameters['house-account'],
  judge: (facts, { exceptKinds }) =>
    exceptKinds.includes(facts.partner.kind)
      ? nothing
      : acrossAccounts(facts, ({ id, isHouse }) => {
          if (isHouse === null) return notRecorded('account-sold-directly');
          if (!isHouse) return nothing;
          return conflict('house-account', {}, { code: 'vendor-direct', params: {} }, [
            { kind: 'account', id, partnerId: null },
          ]);
        }),
};
