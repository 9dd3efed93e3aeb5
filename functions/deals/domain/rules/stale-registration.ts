import { conflictRuleParameters } from '@rafiq/shared/deals/conflict-rule-parameters.ts';
import { dayIn } from '@rafiq/shared/working-time.ts';
import { acrossAccounts, weightiest } from '../across-accounts.ts';
import type { BuiltInRule } from '../built-in-rule.ts';
import { clash } from '../clash.ts';
import type { ConflictFacts } from '../conflict-facts.ts';
import { daysBetween } from '../days-between.ts';
import { conflict, notRecorded, nothing, type Finding } from '../finding.ts';
import { registrationEvidence } from '../registration-evidence.ts';
import { isStanding } from '../standing.ts';

/**
 * A deal goes stale: the partner let it lapse a short while ago, it should have closed by now, or what stands in its way
 * has made no progress (which a manager should see, and which never refuses anybody).
 */
export const staleRegistration: BuiltInRule<'stale-registration'> = {
  id: 'stale-registration',
  parameters: conflictRuleParameters['stale-registration'],
  judge: (facts, { coolOffDays, staleAfterDays, pastCloseCounts }) =>
    weightiest([
      coolOffDays === 0 ? nothing : lapsedBefore(facts, coolOffDays),
      pastCloseCounts ? closePassed(facts) : nothing,
      staleAfterDays === null ? nothing : staleElsewhere(facts, staleAfterDays),
    ]),
};

const lapsedBefore = (facts: ConflictFacts, coolOffDays: number): Finding =>
  acrossAccounts(facts, ({ registrations }) =>
    clash(
      registrations?.filter(({ partnerId }) => partnerId === facts.partner.id) ?? null,
      {
        registration: facts.registration,
        products: 'same-family',
        counts: ({ status, endedAt }) => {
          if (status !== 'expired' && status !== 'released') return false;
          return endedAt === null ? null : daysBetween(endedAt, facts.judgedAt) < coolOffDays;
        },
        missing: { records: 'account-registrations', answer: 'registration-end' },
      },
      (_, all) => {
        const params = { days: coolOffDays };
        return conflict(
          'lapsed-before',
          params,
          { code: 'lapsed-before', params },
          registrationEvidence(all),
        );
      },
    ),
  );

/** The day on which it should close is its last, in the partner's own zone. */
function closePassed({ registration: { expectedCloseOn }, partner, judgedAt }: ConflictFacts): Finding {
  if (expectedCloseOn === null) return notRecorded('deal-close');
  if (expectedCloseOn >= dayIn(partner.timeZone, Date.parse(judgedAt))) return nothing;
  return conflict('close-passed', {}, { code: 'close-passed', params: {} });
}

const staleElsewhere = (facts: ConflictFacts, staleAfterDays: number): Finding =>
  acrossAccounts(facts, ({ registrations }) =>
    clash(
      registrations?.filter(({ partnerId }) => partnerId !== facts.partner.id) ?? null,
      {
        registration: facts.registration,
        products: 'same-family',
        counts: (one) => {
          const rests = (since: string) => daysBetween(since, facts.judgedAt) > staleAfterDays;
          if (isStanding(one, facts.judgedAt) === false || !rests(one.submittedAt)) return false;
          return one.lastProgressAt === null ? null : rests(one.lastProgressAt);
        },
        missing: { records: 'account-registrations', answer: 'last-progress' },
      },
      (first, all) =>
        conflict(
          'stale-elsewhere',
          { partner: first.partnerName, days: staleAfterDays },
          { code: 'may-conflict', params: {} },
          registrationEvidence(all),
          true,
        ),
    ),
  );
