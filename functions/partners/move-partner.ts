import type { Partner } from '@rafiq/shared/partners/contract.ts';
import type { PartnerMove } from '@rafiq/shared/partners/status.ts';
import { memberLockWrites, type OrganisationStatus } from '#functions/identity/index.ts';
import type { Change } from '#functions/kernel/commit.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { movePartner as afterMove } from './domain/move-partner.ts';
import { dynamoPartnerStore as partners } from './store/dynamo-partner-store.ts';
import { untilSettled } from './until-settled.ts';

const happened = {
  suspend: { verb: 'suspended', people: 'suspended' },
  reinstate: { verb: 'reinstated', people: 'active' },
  terminate: { verb: 'terminated', people: 'terminated' },
} as const satisfies Record<PartnerMove, { verb: string; people: OrganisationStatus }>;

/**
 * Suspends, reinstates or terminates a partner. In the same transaction its people are locked out or let in again,
 * so that their very next request follows the new state; its leads follow by the event.
 * @throws Problem `not-found`, or `illegal-move` if the partner is not in a state the move starts from
 */
export const movePartner = (
  partnerId: string,
  move: PartnerMove,
  reason: string,
  change: Change,
): Promise<Partner> =>
  untilSettled(async () => {
    const before = await partners.find(partnerId);
    if (before === undefined) throw new Problem('not-found');
    const after = afterMove(before, move, change.at);
    if (after === undefined) throw new Problem('illegal-move');
    const { verb, people } = happened[move];
    const event = { verb, data: { formerStatus: before.status }, changed: ['status'], why: reason };
    return partners.save(before, after, event, change, {
      writes: await memberLockWrites(partnerId, people),
      events: [],
    });
  });
