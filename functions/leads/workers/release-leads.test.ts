/** Suspending and ending a partner: what is taken, what is frozen, and that the event may come again. */
import { listLeads, readLead } from '@rafiq/shared/leads/contract.ts';
import { readHoldings, type PartnerHoldings } from '@rafiq/shared/leads/overview-contract.ts';
import {
  reinstatePartner,
  suspendPartner,
  terminatePartner,
  type Partner,
} from '@rafiq/shared/partners/contract.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '#functions/kernel/id.ts';
import { createPartner } from '#functions/partners/index.ts';
import { startTestDatabase, type TestDatabase } from '../../../test/fixtures/database.ts';
import { deliverNewest } from '../../../test/fixtures/deliver-newest.ts';
import { startTestIssuer, type TestIssuer } from '../../../test/fixtures/issuer.ts';
import { addMember } from '../../../test/fixtures/people.ts';
import { loadRooms, type Rooms } from '../../../test/fixtures/rooms.ts';
import { system } from '../../../test/fixtures/world/cast.ts';
import * as plant from '../../../test/fixtures/world/plant-leads.ts';
import { findLead } from '../store/lead-store.ts';
import { handler as releaseLeads } from './release-leads.ts';

let database: TestDatabase;
let issuer: TestIssuer;
let rooms: Rooms;
let token: string;

beforeAll(async () => {
  [database, issuer] = await Promise.all([startTestDatabase(), startTestIssuer()]);
  await addMember('operations', { organisation: 'vendor', role: 'channel-operations' });
  rooms = await loadRooms();
  token = await issuer.accessToken('operations');
});
afterAll(() => Promise.all([database.stop(), issuer.stop()]));

const open = async (name: string): Promise<Partner> => {
  const plain = { kind: 'reseller', tier: 'gold', country: 'AE', weight: 1 } as const;
  const empty = { tags: [], address: {}, specialisations: {}, capacity: {} };
  return (await createPartner({ ...plain, ...empty, name }, system(), newId)).partner;
};
const stock = async (partner: Partner) => {
  const input = { customer: 'plain', country: 'AE' } as const;
  return {
    offered: (await plant.plantLead(input, plant.offeredTo(partner))).id,
    accepted: (await plant.plantLead(input, plant.workedBy(partner, 'accepted'))).id,
    qualified: (await plant.plantLead(input, plant.workedBy(partner, 'qualified'))).id,
  };
};
type Move = typeof suspendPartner | typeof reinstatePartner | typeof terminatePartner;
const move = (route: Move, { id }: Partner) =>
  rooms.call({ route, token, params: { partnerId: id }, body: { reason: 'Review' } });
const holdingsOf = async ({ id }: Partner): Promise<PartnerHoldings> => {
  const { body } = await rooms.call({ route: readHoldings, token, params: { partnerId: id } });
  return readHoldings.output.parse(body);
};
const substatusOf = async (id: string) => (await findLead(id))?.state.substatus;

async function deliver({ id }: Partner): Promise<void> {
  expect(await deliverNewest(releaseLeads, id)).toEqual({ batchItemFailures: [] });
}

test('suspension takes the offers and freezes the leads, and says how far it is', async () => {
  const partner = await open('Suspended');
  const leads = await stock(partner);
  expect(await holdingsOf(partner)).toMatchObject({ offers: 1, leads: 2, frozen: false, release: null });
  await move(suspendPartner, partner);
  expect(await holdingsOf(partner)).toMatchObject({ frozen: true, release: { left: 1, finishedAt: null } });
  await deliver(partner);
  const after = await holdingsOf(partner);
  const whereNow = [{ substatus: 'pending', leads: 1 }];
  expect(after).toMatchObject({
    offers: 0,
    leads: 2,
    frozen: true,
    release: { offersWithdrawn: 1, leadsSentBack: 0, left: 0, whereNow },
  });
  expect(after.release?.finishedAt).not.toBeNull();
  expect(await substatusOf(leads.accepted)).toBe('accepted');
});

test('a frozen lead is shown frozen, alone and in lists, until its partner is back', async () => {
  const partner = await open('Frozen');
  const { accepted, offered } = await stock(partner);
  await move(suspendPartner, partner);
  const isFrozen = async (leadId: string) =>
    (await rooms.call({ route: readLead, token, params: { leadId } })).body['frozen'];
  const listed = async () => {
    const query = { partnerId: partner.id, substatus: 'accepted' };
    const { body } = await rooms.call({ route: listLeads, token, query });
    return (body['items'] as { frozen: boolean }[]).map(({ frozen }) => frozen);
  };
  expect([await isFrozen(accepted), await isFrozen(offered), await listed()]).toEqual([true, false, [true]]);
  await move(reinstatePartner, partner);
  expect([await isFrozen(accepted), await listed()]).toEqual([false, [false]]);
  await deliver(partner);
  expect(await substatusOf(offered)).toBe('offered');
});

test('termination sends everything back; the same event again changes nothing', async () => {
  const partner = await open('Ended');
  const leads = await stock(partner);
  await move(terminatePartner, partner);
  await deliver(partner);
  const after = await holdingsOf(partner);
  const whereNow = [{ substatus: 'pending', leads: 3 }];
  expect(after).toMatchObject({
    offers: 0,
    leads: 0,
    frozen: false,
    release: { offersWithdrawn: 1, leadsSentBack: 2, dealsWithdrawn: 0, dealsReleased: 0, left: 0, whereNow },
  });
  const versions = () => Promise.all(Object.values(leads).map(async (id) => (await findLead(id))?.version));
  const before = await versions();
  await deliver(partner);
  expect([await versions(), await holdingsOf(partner)]).toEqual([before, after]);
});
