/** Erases a person slice by slice: its leads, its registrations, its memberships, its invitations, and last the order's own address. */
import { eraseContactOfDeals } from '#functions/deals/index.ts';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import type { Change } from '#functions/kernel/commit.ts';
import { consumeEvents } from '#functions/kernel/consume.ts';
import { untilSettledOn } from '#functions/kernel/until-settled-on.ts';
import { eraseContact } from '#functions/leads/index.ts';
import { advanceErasure } from '../domain/erasure.ts';
import { leaveRolls } from '../leave-rolls.ts';
import { peopleOfEmail } from '../people-of-email.ts';
import { dynamoIdentityStore as identity } from '../store/dynamo-identity-store.ts';
import {
  countCleaned,
  eraseMember,
  findErasure,
  removeInvitation,
  saveErasure,
} from '../store/personal-data-store.ts';

const mostInASlice = 50;
/** Another run of the same slice may have counted on, or have been quicker altogether. */
const untilSettled = untilSettledOn('erasure');

/** The contact goes from leads, and from registrations once no lead is left; answers whether there is more of either. */
async function eraseSlice({ id, email }: { id: string; email: string }, change: Change): Promise<boolean> {
  const leads = await eraseContact(email, mostInASlice, change, [countCleaned(id, 'leads')]);
  if (leads.more) return true;
  const deals = await eraseContactOfDeals(email, mostInASlice, change, [countCleaned(id, 'deals')]);
  return deals.more;
}

/** Lines and memberships first, the list that leads to them last: what is interrupted finds its way again. */
async function eraseMembers(email: string, change: Change): Promise<number> {
  // Somebody may have invited the person since it was ordered.
  await leaveRolls(email, change);
  const people = await peopleOfEmail(email);
  for (const { entry, membership } of people) await eraseMember(entry, membership, change);
  for (const { organisation } of await identity.listInvitations(email)) {
    await removeInvitation(email, organisation, change);
  }
  return people.length;
}

export const handler = consumeEvents(async (event) => {
  const erasure = await findErasure(event.subject);
  if (erasure?.email == null || erasure.version !== event.version) return;
  const at = toInstant(nowMs());
  const change: Change = {
    at,
    by: { kind: 'person', id: erasure.requestedBy, organisation: 'vendor' },
    requestId: event.id,
  };
  const { id, email } = erasure;
  const more = await eraseSlice({ id, email }, change);
  const members = more ? 0 : await eraseMembers(email, change);
  await untilSettled(async () => {
    const counted = await findErasure(erasure.id);
    if (counted?.version === erasure.version) {
      await saveErasure(advanceErasure(counted, { members, more }, at), change);
    }
  });
});
