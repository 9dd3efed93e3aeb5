import { addTimeOff as route } from '@rafiq/shared/partners/contract.ts';
import { handle } from '#functions/kernel/handle.ts';
import { addTimeOff as withTimeOff } from '../domain/time-off.ts';
import { ownPartnerOf } from '../own-partner.ts';
import { dynamoPartnerStore as partners } from '../store/dynamo-partner-store.ts';
import { untilSettled } from '../until-settled.ts';

/** Adds days on which the caller's organisation is away. */
export const addTimeOff = handle(route, (_, { body, caller, change, newId }) =>
  untilSettled(async () => {
    const { partner: before, present } = await ownPartnerOf(caller);
    const off = { id: newId('timeOff'), from: body.from, to: body.to, note: body.note ?? null };
    const after = withTimeOff(before, off, change.at);
    const event = {
      verb: 'time-off-added',
      data: { timeOffId: off.id, from: off.from, to: off.to },
      changed: ['timeOff'],
    };
    return partners.saveAnswering(present(after), before, after, event, change);
  }),
);
