/** A partner asks why a lead went elsewhere: it is told of itself, and of what it never knew there is nothing. */
import {
  acceptOffer,
  assignLead,
  claimLead,
  declineOffer,
  withdrawLead,
} from '@rafiq/shared/leads/contract.ts';
import { whyNot, whyNotLead } from '@rafiq/shared/leads/why-not-contract.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newId } from '#functions/kernel/id.ts';
import type { TestAnswer } from '../../test/fixtures/call.ts';
import { accept, makeOffer, recallIdle, warn } from '../../test/fixtures/lead-moves.ts';
import { changeBetween, readState, restoreState } from '../../test/fixtures/table-state.ts';
import { system } from '../../test/fixtures/world/cast.ts';
import { offerIdOf, plantLead, pooled } from '../../test/fixtures/world/plant-leads.ts';
import { buildWorld, type ActorName, type World } from '../../test/fixtures/world/world.ts';
import { findPartner } from '#functions/partners/index.ts';
import type { PassedOver } from './domain/distribution/passed-over.ts';
import { advance } from './domain/lead.ts';
import type { PartingCode } from './domain/parting.ts';
import { placeLead } from './place-lead.ts';
import { saveLead } from './save-lead.ts';
import { findLead } from './store/lead-store.ts';

let world: World;
beforeAll(async () => {
  world = await buildWorld();
});
beforeEach(async () => {
  await restoreState(world.database, world.start);
});
afterAll(() => world.stop());

const ask = (leadId: string, who: ActorName = 'ownSeller', language = 'en'): Promise<TestAnswer> =>
  world.rooms.call({
    route: whyNotLead,
    token: world.actors[who].token,
    params: { leadId },
    headers: { 'accept-language': language },
  });
async function told(leadId: string, who: ActorName = 'ownSeller') {
  const answer = await ask(leadId, who);
  expect([answer.status, answer.body['code']]).toEqual([200, undefined]);
  const side = who.startsWith('rival') ? [] : (['rival', 'vendor', 'unaccepted', 'person'] as const);
  expect(world.canaries.foundIn([answer.headers, answer.body], [...side])).toEqual([]);
  const { reason, placement } = whyNot.parse(answer.body);
  return [reason.code, placement?.code ?? null];
}
const act = async (
  who: ActorName,
  route: Parameters<World['rooms']['call']>[0]['route'],
  params: object,
  body: unknown = {},
) => {
  const answer = await world.rooms.call({
    route,
    token: world.actors[who].token,
    params: params as Record<string, string>,
    body,
  });
  expect([route.id, answer.status, answer.body['code']]).toEqual([route.id, route.success, undefined]);
  return answer.body;
};
const partner = async (id: string) => {
  const found = await findPartner(id);
  if (found === undefined) throw new Error('No such partner');
  return found;
};
const own = () => partner(world.records.partnerId.own);
const rivalId = () => String(world.records.partnerId.foreign[0]);
const leadOf = async (leadId: string) => {
  const found = await findLead(leadId);
  if (found === undefined) throw new Error('gone');
  return found;
};
/** A lead that is put into the pool, where everybody in the country may claim it. */
async function intoPool() {
  const lead = await plantLead({ customer: 'plain', country: 'AE' }, pooled);
  const { at } = system();
  const again = advance(lead, pooled(at), at, { lastPooledAt: at });
  await saveLead(system(), { before: lead, after: again, happened: 'pooled' }, null);
  return again;
}
/** Nothing but the country counts for who may claim. */
const claimable = async () => {
  const { publishPolicy, readPolicy } = await import('@rafiq/shared/leads/policy-contract.ts');
  const { token } = world.actors.operations;
  const { body, headers } = await world.rooms.call({ route: readPolicy, token });
  const document = body['document'] as { steps: object };
  await world.rooms.call({
    route: publishPolicy,
    token,
    body: { ...document, steps: { ...document.steps, specialisation: false } },
    headers: { 'if-match': headers['etag'] ?? '' },
  });
};

describe('a partner that lost a lead is told how', () => {
  test('it declined it, and nothing of where it went', async () => {
    const lead = await makeOffer(await own());
    await act('ownSeller', declineOffer, { offerId: offerIdOf(lead) }, { reason: 'unable-to-support' });
    expect(await told(lead.id)).toEqual(['why-not.declined', null]);
    await act('operations', assignLead, { leadId: lead.id }, { partnerId: rivalId() });
    expect(await told(lead.id)).toEqual(['why-not.declined', null]);
  });

  test('it was recalled, or taken back', async () => {
    const idle = await warn(await accept(await makeOffer(await own())));
    await recallIdle(idle);
    expect(await told(idle.id)).toEqual(['why-not.recalled', null]);
    const offered = await makeOffer(await own());
    await act('operations', withdrawLead, { leadId: offered.id }, { reason: 'wrong-partner' });
    expect(await told(offered.id)).toEqual(['why-not.taken-back', null]);
  });

  test('a manager gave it to another, whatever that one makes of it', async () => {
    const lead = await makeOffer(await own());
    const { offer } = await act('operations', assignLead, { leadId: lead.id }, { partnerId: rivalId() });
    expect(await told(lead.id)).toEqual(['why-not.taken-back', 'passed-over.assigned']);
    await act(
      'rivalAdmin',
      declineOffer,
      { offerId: (offer as { id: string }).id },
      { reason: 'unable-to-support' },
    );
    expect(await told(lead.id)).toEqual(['why-not.taken-back', 'passed-over.assigned']);
  });

  test('another claimed it first, or it left the pool', async () => {
    await claimable();
    const lead = await intoPool();
    expect(await told(lead.id)).toEqual(['why-not.in-pool', null]);
    await act('rivalAdmin', claimLead, { leadId: lead.id });
    expect(await told(lead.id)).toEqual(['why-not.claimed', null]);
    const other = await intoPool();
    await act('operations', withdrawLead, { leadId: other.id }, { reason: 'conflict' });
    // The rival has had no turn yet, this partner one.
    await placeLead(await leadOf(other.id), system());
    const { state } = await leadOf(other.id);
    const passed = state.substatus === 'offered' && state.partnerId === rivalId();
    const [asker, another]: [ActorName, ActorName] = passed
      ? ['ownSeller', 'rivalAdmin']
      : ['rivalAdmin', 'ownSeller'];
    expect(await told(other.id, asker)).toEqual(['why-not.left-pool', 'passed-over.turns']);
    expect(await told(other.id, another)).toEqual(['why-not.yours', null]);
  });

  test('in its own language', async () => {
    const lead = await makeOffer(await own());
    await act('ownSeller', declineOffer, { offerId: offerIdOf(lead) }, { reason: 'unable-to-support' });
    for (const [language, text] of [
      ['en', 'You declined it.'],
      ['ar', 'رفضتموه.'],
      ['fa', 'شما آن را رد کردید.'],
    ] as const)
      expect(whyNot.parse((await ask(lead.id, 'ownSeller', language)).body).reason.text).toBe(text);
  });
});

describe('of what it never knew', () => {
  /** An answer without what differs from request to request. */
  const comparable = ({ status, body, headers }: TestAnswer) =>
    JSON.stringify([status, { ...body, instance: null }, Object.keys(headers).sort()]);

  test('it is told the same as of nothing, whoever has it', async () => {
    const missing = comparable(await ask(newId('lead')));
    const theirs = await makeOffer(await partner(rivalId()));
    await act('rivalAdmin', acceptOffer, { offerId: offerIdOf(theirs) });
    for (const leadId of [theirs.id, world.records.leadId.unplaced, ...world.records.leadId.foreign])
      expect(comparable(await ask(leadId))).toBe(missing);
    expect(missing).toContain('404');
  });

  test('a lead of its own is not told to its rival', async () => {
    const lead = await makeOffer(await own());
    await act('ownSeller', declineOffer, { offerId: offerIdOf(lead) }, { reason: 'unable-to-support' });
    expect(comparable(await ask(lead.id, 'rivalAdmin'))).toBe(
      comparable(await ask(newId('lead'), 'rivalAdmin')),
    );
  });

  test('asking leaves no trace', async () => {
    const before = await readState(world.database);
    await ask(world.records.leadId.own);
    expect(changeBetween(before, await readState(world.database)).added).toEqual([]);
  });
});

test('every answer has a sentence in every language', () => {
  const partings: Record<PartingCode, true> = {
    yours: true,
    'in-pool': true,
    declined: true,
    'offer-expired': true,
    recalled: true,
    'taken-back': true,
    suspended: true,
    claimed: true,
    'left-pool': true,
  };
  const judgements: Record<PassedOver | 'assigned' | 'claimed', true> = {
    'not-recorded': true,
    'not-repeatable': true,
    'not-then': true,
    'not-active': true,
    excluded: true,
    'had-before': true,
    territory: true,
    specialisation: true,
    certification: true,
    among: true,
    availability: true,
    capacity: true,
    distance: true,
    'other-step': true,
    preferred: true,
    turns: true,
    fit: true,
    nearer: true,
    assigned: true,
    claimed: true,
  };
  const keys = [
    ...Object.keys(partings).map((code) => `reason.why-not.${code}`),
    ...Object.keys(judgements).map((code) => `reason.passed-over.${code}`),
  ];
  for (const language of ['en', 'ar', 'fa'] as const) {
    const texts = keys.map((key) => sentence(language, key));
    expect(texts.filter((text) => keys.includes(text))).toEqual([]);
    // Nothing is filled in: no name, no figure.
    expect(texts.filter((text) => /[{\d٠-٩۰-۹]/.test(text))).toEqual([]);
  }
});
