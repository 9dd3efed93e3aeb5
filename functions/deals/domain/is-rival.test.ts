import { expect, test } from 'vitest';
import { gathered } from '../../../test/fixtures/conflict-facts.ts';
import { isRival } from './is-rival.ts';

test.each([
  ['ptnr_own', false, false, false],
  ['ptnr_above', false, true, true],
  ['ptnr_below', false, true, true],
  ['ptnr_rival', true, true, true],
])(
  '%s is a rival: %s, where the chain counts: %s, where no chain is recorded: %s',
  (partnerId, ...expected) => {
    const unknown = gathered({ partner: { chain: null } });
    expect([
      isRival(gathered(), 'left-out')({ partnerId }),
      isRival(gathered(), 'counts')({ partnerId }),
      isRival(unknown, 'left-out')({ partnerId }),
    ]).toEqual(expected);
  },
);
