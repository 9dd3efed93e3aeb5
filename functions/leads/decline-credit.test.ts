/** Whether a decline gives the turn back, as partners and channel operations see it: through the API alone. */
import * as contract from '@rafiq/shared/leads/contract.ts';
import { fairness, readFairness } from '@rafiq/shared/leads/fairness-contract.ts';
import { publishPolicy, readPolicy, type PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '#functions/kernel/id.ts';
import { placeWaiting } from '../../test/fixtures/place-waiting.ts';
import { plainPartner } from '../../test/fixtures/plain-partner.ts';
import { rule } from '../../test/fixtures/placement-facts.ts';
import { startTestApi, type TestApi } from '../../test/fixtures/test-api.ts';
import { forgetStandings } from './gather.ts';
import { readStandings } from './store/standings.ts';
import { ruleScope } from './domain/distribution/turns.ts';

let api: TestApi;
/** The token of operations by that name, and that of each partner's admin by the partner's id. */

beforeAll(async () => {
  api = await startTestApi();
  await api.join('operations', { organisation: 'vendor', role: 'channel-operations' });
});
afterAll(() => api.stop());

const as: TestApi['as'] = (...asked) => api.as(...asked);

async function publish(over: Partial<PolicyDocument>): Promise<void> {
  const { body } = await as('operations', readPolicy);
  const { status } = await as('operations', publishPolicy, {
    body: { ...(body['document'] as object), ...over },
    headers: { 'if-match': `"${String(body['version'])}"` },
  });
  expect(status).toBe(200);
}

/** Partners that are alone in a country, each with an admin who may answer its offers. */
async function partnersIn(country: string, weights: readonly number[]): Promise<string[]> {
  const ids: string[] = [];
  for (const weight of weights) {
    const partner = await plainPartner({ name: `Partner ${ids.length} of ${country}`, weight, country });
    await api.join(partner.id, { organisation: partner.id, role: 'partner-admin' });
    ids.push(partner.id);
  }
  return ids;
}

const consent = { given: true, basis: 'consent', source: 'web form', date: '2026-11-20' } as const;
/** Places a lead that waits, and says to whom it was offered. */
async function offered(leadId: string) {
  const { state } = await placeWaiting(leadId);
  if (state.substatus !== 'offered') throw new Error(`not offered but ${state.substatus}`);
  return { leadId, offerId: state.offerId, partnerId: state.partnerId };
}
async function sent(country: string) {
  const { body } = await as('operations', contract.submitLead, {
    body: {
      company: { name: `Noor ${newId('lead')}`, country },
      consentToShare: consent,
      consentToContact: consent,
    },
  });
  return offered(String(body['id']));
}
async function decline({ partnerId, offerId }: { partnerId: string; offerId: string }): Promise<void> {
  const { status } = await as(partnerId, contract.declineOffer, {
    params: { offerId },
    body: { reason: 'unable-to-support' },
  });
  expect(status).toBe(200);
}

const evenness = async (country: string, ruleId?: string) =>
  fairness.parse(
    (await as('operations', readFairness, { query: { country, ...(ruleId !== undefined && { ruleId }) } }))
      .body,
  );

describe.each([
  { declineGivesTurnBack: true, ruled: false, country: 'AE' },
  { declineGivesTurnBack: false, ruled: false, country: 'QA' },
  { declineGivesTurnBack: true, ruled: true, country: 'OM' },
  { declineGivesTurnBack: false, ruled: true, country: 'KW' },
])(
  'declineGivesTurnBack $declineGivesTurnBack, placed by a rule: $ruled',
  ({ declineGivesTurnBack, ruled, country }) => {
    const everyone = rule(0, { id: newId('rule'), name: `Of ${country}` });
    const scope = ruled ? ruleScope(everyone.id, country) : country;
    const read = () => evenness(country, ruled ? everyone.id : undefined);
    let partners: string[];

    beforeAll(async () => {
      await publish({ declineGivesTurnBack, rules: ruled ? [everyone] : [] });
      partners = await partnersIn(country, [2, 1, 1]);
    });

    /** The level of each partner as it is kept and as it is shown: they are the same. */
    async function levels(): Promise<number[]> {
      const [kept, { partners: shown }] = await Promise.all([readStandings(scope), read()]);
      return partners.map((id) => {
        const { assigned = 0, creditedBack = 0 } = kept.get(id) ?? {};
        const told = shown.find(({ partnerId }) => partnerId === id);
        if (told === undefined) throw new Error(`${id} is not shown`);
        expect([told.assigned, told.creditedBack]).toEqual([assigned, creditedBack]);
        expect(told.level).toBe((assigned - creditedBack) / told.weight);
        return told.level;
      });
    }

    test('the level of whoever declines, and who is next, are what the policy says', async () => {
      // One cycle: everybody is at the same level.
      for (let turn = 0; turn < 4; turn += 1) await sent(country);
      expect(await levels()).toEqual([1, 1, 1]);

      const lead = await sent(country);
      const decliner = partners.indexOf(lead.partnerId);
      const withTurn = (await levels())[decliner];
      expect(withTurn).toBe(decliner === 0 ? 1.5 : 2);
      await decline(lead);
      const after = await levels();
      expect(after[decliner]).toBe(declineGivesTurnBack ? 1 : withTurn);
      expect(after.filter((_level, index) => index !== decliner)).toEqual([1, 1]);
      const counted = (await readStandings(scope)).get(lead.partnerId);
      expect(counted?.creditedBack).toBe(declineGivesTurnBack ? 1 : 0);

      // The lead itself goes to another, who has the turn.
      // A worker goes by what it read within the last second; this one has read nothing.
      forgetStandings(scope);
      const again = await offered(lead.leadId);
      expect(again.partnerId).not.toBe(lead.partnerId);
      const third = partners.find((id) => ![lead.partnerId, again.partnerId].includes(id));

      // Of the lowest level, the third has waited longest; then comes whoever declined, where its turn was given back, and
      // where it was not, one of those who had a lead since.
      const following: { told: string | undefined; given: string }[] = [];
      for (let turn = 0; turn < 2; turn += 1) {
        const told = (await read()).next?.partnerId;
        following.push({ told, given: (await sent(country)).partnerId });
      }
      for (const { told, given } of following) expect(given).toBe(told);
      expect(following[0]?.given).toBe(third);
      expect(following[1]?.given === lead.partnerId).toBe(declineGivesTurnBack);
    });
  },
);
