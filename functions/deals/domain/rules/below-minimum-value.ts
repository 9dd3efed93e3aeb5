import { conflictRuleParameters } from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import { formatMoney } from '@rafiq/shared/money.ts';
import type { BuiltInRule } from '../built-in-rule.ts';
import { conflict, notRecorded, nothing } from '../finding.ts';
import { leastValueIn } from '../least-value.ts';

/** The deal is worth less than the least that is protected in its currency. */
export const belowMinimumValue: BuiltInRule<'below-minimum-value'> = {
  id: 'below-minimum-value',
  parameters: conflictRuleParameters['below-minimum-value'],
  judge: ({ registration: { value } }, { minimums }) => {
    if (minimums.length === 0) return nothing;
    if (value === null) return notRecorded('deal-value');
    const least = leastValueIn(minimums, value.currency);
    if (least === undefined) return notRecorded('minimum-in-currency');
    if (value.amountMinor >= least.amountMinor) return nothing;
    const params = {
      value: formatMoney(value).amount,
      minimum: formatMoney(least).amount,
      currency: value.currency,
    };
    return conflict('value-below-minimum', params, { code: 'value-below-minimum', params });
  },
};
