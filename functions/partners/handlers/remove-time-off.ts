import { removeTimeOff as route } from '@rafiq/shared/partners/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { isOver, removeTimeOff as withoutTimeOff } from '../domain/time-off.ts';
import { ownPartnerOf } from '../own-partner.ts';
import { dynamoPartnerStore as partners } from '../store/dynamo-partner-store.ts';
import { untilSettled } from '../until-settled.ts';

/** Takes back days on which the caller's organisation would have been away. */
export const removeTimeOff = handle(route, ({ timeOffId }, { caller, change }) =>
  untilSettled(async () => {
    const { partner: before, present } = await ownPartnerOf(caller);
    const removed = before.timeOff.find(({ id }) => id === timeOffId);
    if (removed !== undefined && isOver(removed, before, change.at)) throw new Problem('illegal-move');
    const after = withoutTimeOff(before, timeOffId, change.at);
    if (after === undefined) throw new Problem('not-found');
    const event = { verb: 'time-off-removed', data: { timeOffId }, changed: ['timeOff'] };
    return partners.saveAnswering(present(after), before, after, event, change);
  }),
);
