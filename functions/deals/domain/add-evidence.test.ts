import { expect, test } from 'vitest';
import { openedAt, partyOf } from '../../../test/fixtures/conflict-cases.ts';
import type { Party } from './conflict-case.ts';
import { addEvidence } from './add-evidence.ts';

/** How many texts a side may give before no more is taken. */
function taken(text: string): number {
  let party: Party | null = partyOf('one');
  for (let count = 0; ; count += 1) {
    party = addEvidence(party, text, openedAt);
    if (party === null) return count;
    expect(party.evidence.at(-1)).toEqual({ text, at: openedAt });
  }
}

test('a side gives twenty pieces, and of long ones as many as can be kept', () => {
  expect(taken('We met in March.')).toBe(20);
  expect(taken('a'.repeat(4000))).toBe(12);
  expect(taken('م'.repeat(4000))).toBe(6);
});
