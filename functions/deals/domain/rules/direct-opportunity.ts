import { conflictRuleParameters } from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import { acrossAccounts } from '../across-accounts.ts';
import type { BuiltInRule } from '../built-in-rule.ts';
import { clash } from '../clash.ts';
import { daysBetween } from '../days-between.ts';
import { conflict } from '../finding.ts';

/** The vendor's own people work on an opportunity with the company for overlapping products. */
export const directOpportunity: BuiltInRule<'direct-opportunity'> = {
  id: 'direct-opportunity',
  parameters: conflictRuleParameters['direct-opportunity'],
  judge: (facts, { products, activeWithinDays, openedLaterCounts }) =>
    acrossAccounts(facts, ({ opportunities }) => {
      const { registration, judgedAt } = facts;
      const isRecent = (at: string) =>
        activeWithinDays === null || daysBetween(at, judgedAt) <= activeWithinDays;
      return clash(
        opportunities,
        {
          registration,
          products,
          counts: ({ openedAt, lastActivityAt }) => {
            if (!openedLaterCounts && openedAt > registration.submittedAt) return false;
            if (isRecent(openedAt)) return true;
            return lastActivityAt === null ? null : isRecent(lastActivityAt);
          },
          missing: { records: 'account-opportunities', answer: 'last-activity' },
        },
        (_, all) =>
          conflict(
            'direct-opportunity',
            {},
            { code: 'vendor-direct', params: {} },
            all.map(({ id }) => ({ kind: 'opportunity', id, partnerId: null })),
          ),
      );
    }),
};
