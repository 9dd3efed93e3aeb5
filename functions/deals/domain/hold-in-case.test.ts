import { registrationStatuses, type RegistrationStatus } from '@rafiq/shared/deals/status.ts';
import { expect, test } from 'vitest';
import { caseOf, dealOf, openedAt, partyOf } from '../../../test/fixtures/conflict-cases.ts';
import { holdInCase } from './hold-in-case.ts';
import { hoursAfter } from './protection.ts';
import type { Registration } from './registration.ts';

const one = caseOf('claimant', ['holder']);
const holder = partyOf('holder', { claimedAt: openedAt });
const holds = (over: Partial<Registration>) => holdInCase(one, 'holder', holder, dealOf('holder', over));

test('whatever has ended before it was won has left; whoever has won holds the deal', () => {
  const left = registrationStatuses.filter((status) => holds({ status }) === 'left');
  const over: RegistrationStatus[] = ['draft', 'duplicate', 'withdrawn', 'lost', 'released', 'expired'];
  expect(left.toSorted()).toEqual(over.toSorted());
  expect(holds({ status: 'won' })).toBe('stands');
});

test('what a person has refused has left; what rules or a case did may come back', () => {
  const refusedBy = (by: 'person' | 'rules' | 'case') =>
    holds({ status: 'rejected', decision: { by, at: openedAt, reason: null, note: null } });
  expect([refusedBy('person'), refusedBy('rules'), refusedBy('case')]).toEqual([
    'left',
    'may-return',
    'may-return',
  ]);
});

test('what was submitted anew is another claim', () => {
  expect(holds({ status: 'approved', submittedAt: hoursAfter(openedAt, 1) })).toBe('left');
});

test('a claimant has left whose registration is in another case, or in none', () => {
  const claims = (conflictId: string | null) =>
    holdInCase(
      one,
      'claimant',
      partyOf('claimant', { claimedAt: openedAt }),
      dealOf('claimant', { conflictId }),
    );
  expect([claims(one.id), claims(null), claims('cnfl_other')]).toEqual(['stands', 'left', 'left']);
});
