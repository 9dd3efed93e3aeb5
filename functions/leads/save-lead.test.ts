import { expect, test } from 'vitest';
import { at, lead } from '../../test/fixtures/placement-facts.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { assignTo } from './domain/assign-lead.ts';
import { advance, type Lead } from './domain/lead.ts';
import { tallyEvents } from './domain/tally-events.ts';
import { eventOf } from './save-lead.ts';
import { creditWrites } from './store/standings.ts';

const offeredTo = (partnerId: string, turnIn: string[], from: Lead): Lead =>
  advance(
    from,
    {
      substatus: 'offered',
      partnerId,
      partnerName: partnerId,
      offerId: `offer of ${partnerId}`,
      offeredAt: at,
      expiresAt: at,
      turnIn,
    },
    at,
  );
const turnsOf = (events: ReturnType<typeof eventOf>[]) =>
  [...tallyEvents(events.map(({ type, data }) => ({ type, data, at }))).turns.values()].map(
    ({ scope, partnerId, counts }) => [scope, partnerId, Object.fromEntries(counts)],
  );

test('a turn counts for whoever was offered the lead, and one given back for whoever had it, whoever has it now', () => {
  const pending = lead();
  const offered = offeredTo('first', ['AE', 'SA'], pending);
  const told = eventOf({ before: pending, after: offered, happened: 'offered' }, system());
  expect(turnsOf([told])).toEqual([['AE', 'first', { given: 1 }]]);

  const offer = { offerId: 'another', partnerId: 'second', partnerName: 'second', expiresAt: at };
  const assigned = eventOf(
    {
      before: offered,
      after: assignTo(offered, offer, at),
      happened: 'assigned',
      extra: creditWrites('first', ['AE', 'SA']),
    },
    system(),
  );
  expect(turnsOf([told, assigned])).toEqual([['AE', 'first', { given: 1, back: 1 }]]);
});

test('an offer that took no turn gives none back, and the turn of a rule counts in its scope', () => {
  const pending = lead();
  const declinedBy = (before: Lead, scopes: string[]) =>
    eventOf(
      {
        before,
        after: advance(before, { substatus: 'pending', heldUntil: null }, at),
        happened: 'declined',
        extra: creditWrites('first', scopes),
      },
      system(),
    );
  const byRule = offeredTo('first', ['rule_1#AE'], pending);
  expect(turnsOf([declinedBy(byRule, ['rule_1#AE'])])).toEqual([['rule_1#AE', 'first', { back: 1 }]]);
  expect(turnsOf([declinedBy(offeredTo('first', [], pending), [])])).toEqual([]);
});
