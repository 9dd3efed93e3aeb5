import { conflictRuleParameters } from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import { acrossAccounts } from '../across-accounts.ts';
import type { BuiltInRule } from '../built-in-rule.ts';
import { clash } from '../clash.ts';
import { conflict } from '../finding.ts';
import { isRival } from '../is-rival.ts';

/** Another partner works a lead of the same company for overlapping products. */
export const openLeadElsewhere: BuiltInRule<'open-lead-elsewhere'> = {
  id: 'open-lead-elsewhere',
  parameters: conflictRuleParameters['open-lead-elsewhere'],
  judge: (facts, { products, ownChain, offersCount }) =>
    acrossAccounts(facts, ({ leads }) =>
      clash(
        leads?.filter(isRival(facts, ownChain)) ?? null,
        {
          registration: facts.registration,
          products,
          counts: ({ state }) => state === 'accepted' || offersCount,
          missing: { records: 'account-leads' },
        },
        (first, all) =>
          conflict(
            'open-lead-elsewhere',
            { partner: first.partnerName },
            { code: 'may-conflict', params: {} },
            all.map(({ id, partnerId }) => ({ kind: 'lead', id, partnerId })),
          ),
      ),
    ),
};
