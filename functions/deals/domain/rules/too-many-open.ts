import { conflictRuleParameters } from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import type { BuiltInRule } from '../built-in-rule.ts';
import { conflict, notRecorded, nothing } from '../finding.ts';

/** With this one, the partner has more registrations open than its tier may have. */
export const tooManyOpen: BuiltInRule<'too-many-open'> = {
  id: 'too-many-open',
  parameters: conflictRuleParameters['too-many-open'],
  judge: ({ partner: { openRegistrations: open }, mostOpen: most }, { allowance }) => {
    if (most === null) return nothing;
    if (open === null) return notRecorded('partner-open-registrations');
    if (open < most + allowance) return nothing;
    const params = { open, most };
    return conflict('too-many-open', params, { code: 'too-many-open', params });
  },
};
