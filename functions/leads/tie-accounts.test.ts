/** Who serves an account, kept behind the events of leads: whatever is repeated or comes out of order. */
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  accountPlacementKey,
  parseAccountPlacement,
  parseAccountStanding,
} from '#functions/accounts/index.ts';
import { commit } from '#functions/kernel/commit.ts';
import { documents, getItem } from '#functions/kernel/dynamo.ts';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { startTestDatabase, type TestDatabase } from '../../test/fixtures/database.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { convertedBy, plantLead, workedBy } from '../../test/fixtures/world/plant-leads.ts';
import { isWorked, type Lead, type WorkedState } from './domain/lead.ts';
import { recall } from './domain/recall-lead.ts';
import { close, contact, qualify } from './domain/work-lead.ts';
import { saveLead } from './save-lead.ts';
import { tieAccounts, tieEveryAccount } from './tie-accounts.ts';
import { handler } from './workers/tally-leads.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await startTestDatabase();
});
afterAll(() => database.stop());

const [one, other] = ['ptnr_one', 'ptnr_other'].map((id) => ({ id, name: id })) as [
  { id: string; name: string },
  { id: string; name: string },
];
let companies = 0;
let company = '';
beforeEach(() => {
  company = `Company ${++companies}`;
});

const worked = (partner = one, substatus: 'accepted' | 'qualified' = 'accepted') =>
  plantLead({ customer: 'plain', country: 'AE', company }, workedBy(partner, substatus));
const accountOf = ({ customer }: Lead): string => customer.accountId ?? '';
const itemOf = (lead: Lead) => getItem(accountPlacementKey(accountOf(lead)));
const serving = async (lead: Lead) => parseAccountPlacement(await itemOf(lead)).servingPartnerIds;

/** Moves a worked lead as its partner or a sweep would; answers the lead and what it told. */
async function move(
  before: Lead,
  happened: string,
  to: (lead: Lead, from: WorkedState, at: string) => Lead,
): Promise<{ lead: Lead; event: StoredEvent }> {
  const change = system();
  if (!isWorked(before.state)) throw new Error('Only a lead that is worked moves here');
  const lead = await saveLead(
    change,
    { before, after: to(before, before.state, change.at), happened },
    to(before, before.state, change.at),
  );
  return { lead, event: await toldOf(lead) };
}
async function toldOf({ id, version }: Lead): Promise<StoredEvent> {
  const item = await getItem({ pk: `LEAD#${id}`, sk: `EVT#${String(version).padStart(9, '0')}` });
  return item?.['event'] as StoredEvent;
}
/** As if the lead had just come where it stands: what is planted tells nothing itself. */
const cameTo = (lead: Lead): StoredEvent => ({
  id: `evnt_${lead.id}`,
  type: 'rafiq.leads.lead.accepted.v1',
  subject: lead.id,
  version: lead.version,
  at: lead.updatedAt,
  by: system().by,
  requestId: 'test',
  data: { from: 'offered', to: lead.state.substatus, partnerId: one.id, country: 'AE' },
  changed: ['state'],
  why: null,
});
const ended = (substatus: 'converted' | 'lost') => (lead: Lead, from: WorkedState, at: string) =>
  close(lead, from, { substatus, reason: null, note: null, dealValue: null }, at);
const deliver = (...events: StoredEvent[]) =>
  (handler as (batch: unknown, context: unknown) => Promise<{ batchItemFailures: unknown[] }>)(
    {
      Records: events.map((event, index) => ({
        messageId: `${index}`,
        body: JSON.stringify({ detail: event }),
      })),
    },
    {},
  );
const taken = { batchItemFailures: [] };

test('a partner serves an account while it works a lead of it, however often that is told', async () => {
  const lead = await worked();
  expect(await deliver(cameTo(lead))).toEqual(taken);
  const item = await itemOf(lead);
  expect(await serving(lead)).toEqual([one.id]);
  expect(await deliver(cameTo(lead), cameTo(lead))).toEqual(taken);
  expect(await itemOf(lead)).toEqual(item);
  const contacted = await move(lead, 'contacted', contact);
  expect(await deliver(contacted.event)).toEqual(taken);
  expect(await itemOf(lead)).toEqual(item);
});

test.each(['lost', 'recalled'] as const)(
  'a lead that is %s ties nobody, in whichever order it is told',
  async (end) => {
    const accepted = await worked(one, 'qualified');
    const { event } = await move(accepted, end, end === 'lost' ? ended('lost') : recall);
    expect(await deliver(event, cameTo(accepted))).toEqual(taken);
    expect(await serving(accepted)).toEqual([]);
    expect(await deliver(cameTo(accepted))).toEqual(taken);
    expect(await serving(accepted)).toEqual([]);
  },
);

test('who has won a lead goes on serving, whatever else is lost', async () => {
  const [won, lost] = [await worked(one, 'qualified'), await worked(one, 'qualified')];
  const events = [cameTo(won), cameTo(lost)];
  await deliver(...events);
  const converted = await move(won, 'converted', ended('converted'));
  const gone = await move(lost, 'lost', ended('lost'));
  const onlyWon = async () => {
    expect(await serving(won)).toEqual([one.id]);
    expect(Object.keys((await itemOf(won)) ?? {}).sort()).toEqual(['pk', 'sk', 'wonBy']);
  };
  expect(await deliver(gone.event)).toEqual(taken);
  expect(await deliver(converted.event)).toEqual(taken);
  await onlyWon();
  expect(await deliver(converted.event, gone.event, ...events)).toEqual(taken);
  await onlyWon();
  expect(await deliver(converted.event)).toEqual(taken);
  expect(await serving(won)).toEqual([one.id]);
});

test('each of several partners serves by its own leads, told side by side', async () => {
  const leads = [await worked(one), await worked(other), await worked(one)];
  await Promise.all(leads.map((lead) => deliver(cameTo(lead))));
  const [first] = leads as [Lead, Lead, Lead];
  expect(await serving(first)).toEqual([one.id, other.id].sort());
  const { event } = await move(first, 'recalled', recall);
  await deliver(event);
  // It has another lead of this company.
  expect(await serving(first)).toEqual([one.id, other.id].sort());
});

test('a lead that moves on between reading and writing is read again', async () => {
  const lead = await worked();
  const name = 'recall-before-the-write';
  let recalled = 0;
  documents.middlewareStack.add(
    (next) => async (given) => {
      if ('TransactItems' in given.input) {
        documents.middlewareStack.remove(name);
        recalled += 1;
        await move(lead, 'recalled', recall);
      }
      return next(given);
    },
    { step: 'initialize', name },
  );
  expect(await tieAccounts(system(), [cameTo(lead)])).toEqual([]);
  expect([recalled, await serving(lead)]).toEqual([1, []]);
});

test('an account tells which leads of it are worked: by whom, for what, and since when', async () => {
  const [first, second] = [await worked(one), await worked(other)];
  await deliver(cameTo(first), cameTo(second));
  const standing = async () => parseAccountStanding(await itemOf(first));
  const told = ({ id, state, facts }: Lead) => {
    if (!isWorked(state)) throw new Error('Both are worked');
    const { partnerId, partnerName, acceptedAt } = state;
    return { id, partnerId, partnerName, productId: facts.productId, since: acceptedAt };
  };
  const { openLeads, ...rest } = await standing();
  expect(openLeads).toEqual([told(first), told(second)].sort((a, b) => (a.id < b.id ? -1 : 1)));
  // Placement is told of none of this: its decisions record what it was told.
  const { ownerPartnerName: _name, mergedInto: _into, merged: _merged, ...placement } = rest;
  expect(parseAccountPlacement(await itemOf(first))).toEqual(placement);
  const { event } = await move(first, 'recalled', recall);
  await deliver(event);
  expect((await standing()).openLeads).toEqual([told(second)]);
});

test('what was kept before says who works a lead, and no more until it is told again', async () => {
  const lead = await worked();
  const key = accountPlacementKey(accountOf(lead));
  const put = { ...key, [`open.${lead.id}`]: one.id };
  await commit(system(), { writes: [{ label: 'placement', put }], events: [], answer: null });
  const leads = async () => parseAccountStanding(await itemOf(lead)).openLeads;
  const unknown = { partnerName: null, productId: null, since: null };
  expect(await leads()).toEqual([{ id: lead.id, partnerId: one.id, ...unknown }]);
  expect(await serving(lead)).toEqual([one.id]);
  await tieEveryAccount(system());
  expect(await leads()).toMatchObject([{ id: lead.id, partnerId: one.id, partnerName: one.name }]);
  expect(await serving(lead)).toEqual([one.id]);
});

test('what says nothing of who serves, and a lead without a company, costs nothing', async () => {
  const lead = await worked();
  const moved = await move(
    await move(lead, 'contacted', contact).then((done) => done.lead),
    'qualified',
    qualify,
  );
  expect(await tieAccounts(system(), [moved.event])).toEqual([]);
  expect(await itemOf(lead)).toBeUndefined();
});

test('what was taken on before this was kept is told of once and again', async () => {
  const lead = await worked(other);
  await plantLead({ customer: 'plain', country: 'AE', company }, convertedBy(one, 'Signed', '10.00'));
  expect(await serving(lead)).toEqual([]);
  const tied = await tieEveryAccount(system());
  expect(tied).toBeGreaterThanOrEqual(2);
  expect(await serving(lead)).toEqual([one.id, other.id].sort());
  const item = await itemOf(lead);
  expect(await tieEveryAccount(system())).toBe(tied);
  expect(await itemOf(lead)).toEqual(item);
});
