import { expect, test } from 'vitest';
import { account, registered } from '../../../test/fixtures/conflict-facts.ts';
import { chainAmong } from './chain-among.ts';

const one = (partnerId: string) => ({ partnerId, partnerName: partnerId });
const chain = { above: ['owner', 'elsewhere'], below: ['registrant', 'seller', 'worker', 'another'] };

test('of a chain those are kept who have to do with the accounts, in whatever way', () => {
  const accounts = [
    account({ registrations: [registered('a', one('registrant'))] }),
    account({
      owner: one('owner'),
      incumbents: [{ ...one('seller'), productId: null, productFamily: null, lastSoldAt: null }],
      leads: [
        { ...one('worker'), id: 'l', state: 'accepted', productId: null, productFamily: null, since: '' },
      ],
    }),
  ];
  expect(chainAmong(chain, accounts)).toEqual({
    above: ['owner'],
    below: ['registrant', 'seller', 'worker'],
  });
});

test('where nobody has to do with them nobody is kept', () => {
  expect(chainAmong(chain, [account({ owner: 'nobody', registrations: null })])).toEqual({
    above: [],
    below: [],
  });
  expect(chainAmong(chain, [account({ owner: null })])).toEqual({ above: [], below: [] });
  expect(chainAmong(chain, [])).toEqual({ above: [], below: [] });
});
