import { conflictRuleParameters } from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import { acrossAccounts } from '../across-accounts.ts';
import type { BuiltInRule } from '../built-in-rule.ts';
import { conflict, notRecorded, nothing } from '../finding.ts';
import { isRival } from '../is-rival.ts';

/** The company is the named account of another partner. */
export const namedAccount: BuiltInRule<'named-account'> = {
  id: 'named-account',
  parameters: conflictRuleParameters['named-account'],
  judge: (facts, { ownChain }) =>
    acrossAccounts(facts, ({ id, owner }) => {
      if (owner === null) return notRecorded('account-owner');
      if (owner === 'nobody' || !isRival(facts, ownChain)(owner)) return nothing;
      return conflict('named-account', { partner: owner.partnerName }, { code: 'may-conflict', params: {} }, [
        { kind: 'account', id, partnerId: owner.partnerId },
      ]);
    }),
};
