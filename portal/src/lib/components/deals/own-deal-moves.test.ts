import { registrationStatuses } from '@rafiq/shared/deals/status.ts';
import { describe, expect, it } from 'vitest';
import { isAsking, offeredMoves } from './own-deal-moves.ts';

const running = { pending: null, extensionsLeft: 1 };

describe('what a partner may do with a registration', () => {
  it('follows the table of moves', () => {
    const offered = registrationStatuses.map((status) => [
      status,
      offeredMoves({ status, protection: running, missing: [] }),
    ]);
    expect(Object.fromEntries(offered)).toEqual({
      draft: ['submit', 'withdraw'],
      submitted: ['withdraw'],
      'in-review': ['withdraw'],
      'action-required': ['withdraw'],
      approved: ['check-in', 'request-extension', 'win', 'lose', 'release'],
      rejected: [],
      duplicate: [],
      withdrawn: ['reopen'],
      won: [],
      lost: [],
      released: [],
      expired: [],
    });
  });
  it('leaves out what would only be refused', () => {
    expect(offeredMoves({ status: 'draft', protection: null, missing: ['/value'] })).toEqual(['withdraw']);
    const without = ['check-in', 'win', 'lose', 'release'];
    for (const protection of [
      { pending: {}, extensionsLeft: 1 },
      { pending: null, extensionsLeft: 0 },
    ])
      expect(offeredMoves({ status: 'approved', protection, missing: [] })).toEqual(without);
  });
});

it('knows which moves ask for something first', () => {
  expect([isAsking('win'), isAsking('submit'), isAsking(null)]).toEqual([true, false, false]);
});
