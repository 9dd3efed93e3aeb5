import { expect, test } from 'vitest';
import { account, gathered, inDays, registered } from '../../../test/fixtures/conflict-facts.ts';
import type { OtherRegistration } from './conflict-facts.ts';
import { ownRegistrations } from './own-registrations.ts';

const own = { partnerId: 'ptnr_own', partnerName: 'Own' };
const ask = (...accounts: readonly (readonly OtherRegistration[] | null)[]) =>
  ownRegistrations(gathered({ accounts: accounts.map((registrations) => account({ registrations })) }));

test.each([
  ['one it made', own, ['a']],
  ['one its distributor made for it', { partnerId: 'ptnr_above', forPartnerId: 'ptnr_own' }, ['a']],
  ['one made for it by whom it no longer buys from', { partnerId: 'ptnr_x', forPartnerId: 'ptnr_own' }, []],
  ['one it made for a reseller', { ...own, forPartnerId: 'ptnr_below' }, ['a']],
  ['one for other products', { ...own, productFamily: 'X', productId: 'x' }, ['a']],
  ['one protected', { ...own, status: 'approved', protectedUntil: inDays(1) }, ['a']],
  ['one whose protection is over', { ...own, status: 'approved', protectedUntil: inDays(-1) }, []],
  ['one that is lost', { ...own, status: 'lost' }, []],
  ['one of its distributor', { partnerId: 'ptnr_above' }, []],
  ['one its distributor made for another', { partnerId: 'ptnr_above', forPartnerId: 'ptnr_x' }, []],
  ['one of its own reseller', { partnerId: 'ptnr_below' }, []],
  ['one of a rival', {}, []],
] as const)('%s', (_, over, expected) => {
  expect(ask([registered('a', over)])).toEqual(expected);
});

test('of many the newest five, at whichever account', () => {
  const many = Array.from({ length: 4 }, (_, place) =>
    registered(`a${place}`, { ...own, submittedAt: inDays(-place) }),
  );
  const others = [
    registered('b', { ...own, submittedAt: inDays(-0.5) }),
    registered('c', { ...own, submittedAt: inDays(-9) }),
  ];
  expect(ask(many, null, others)).toEqual(['a0', 'b', 'a1', 'a2', 'a3']);
  expect(ownRegistrations(gathered({ accounts: null }))).toEqual([]);
});
