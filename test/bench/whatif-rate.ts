/** How many past leads a draft policy is tried on in a second, reading them included, among 700 partners. */
import { BatchWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { startTestDatabase } from '../fixtures/database.ts';
import { addPartners, countryOf, home } from './add-partners.ts';
import { eachOf } from './each-of.ts';
import { figure, median, type Run } from './figure.ts';
import { inTurn } from './in-turn.ts';

const partners = 700;
const leads = 8800;
const runs = 3;
const budget = 1500;
const perWrite = 25;
const atOnce = 4;
const period = { from: '2026-01-01', to: '2026-12-31' };

const given = { given: true, basis: 'consent', source: 'benchmark', date: '2026-01-01' } as const;
const industries = ['retail', 'health', 'media', 'logistics'];
const change = () =>
  ({
    at: new Date().toISOString(),
    by: { kind: 'system', id: 'benchmark', organisation: null },
    requestId: 'benchmark',
  }) as const;

/** Leads as they lie after a year, in three lists: what places them and what follows is not measured here. */
async function putLeads(): Promise<void> {
  const { documents, tableName } = await import('#functions/kernel/dynamo.ts');
  const { openLead } = await import('#functions/leads/domain/open-lead.ts');
  const { recordItem } = await import('#functions/leads/store/lead-items.ts');
  const { newId } = await import('#functions/kernel/id.ts');
  const stepMs = (365 * 86_400_000) / leads;
  const itemOf = (index: number) => {
    const receivedAt = new Date(Date.parse(period.from) + index * stepMs).toISOString();
    const opened = openLead(
      {
        company: {
          name: `Company ${index}`,
          country: index % 3 === 0 ? home : countryOf(100 + index),
          industry: inTurn(industries, index),
          city: 'Somewhere',
          street: `${index} Harbour Street`,
          employees: 1 + (index % 900),
        },
        contact: { name: `Person ${index}`, email: `person-${index}@company.example` },
        receivedAt,
        valueBand: 'unknown',
        message: 'We would like to hear about prices, delivery and service for two hundred places of work.',
        consentToShare: given,
        consentToContact: given,
        source: { campaign: 'benchmark' },
      },
      { id: newId('lead'), at: receivedAt, accountId: null, product: null },
    );
    const states = [
      opened.state,
      { substatus: 'pooled', pooledAt: receivedAt },
      { substatus: 'unplaced', reason: { code: 'unplaced.no-country', params: {} } },
    ] as const;
    return recordItem({ ...opened, state: inTurn(states, index) });
  };
  const starts = Array.from({ length: leads / perWrite }, (_, index) => index * perWrite);
  await eachOf(starts, atOnce, async (start) => {
    const requests = Array.from({ length: perWrite }, (_, index) => ({
      PutRequest: { Item: itemOf(start + index) },
    }));
    await documents.send(new BatchWriteCommand({ RequestItems: { [tableName()]: requests } }));
  });
}

/** A draft that asks much: fifty rules, some by distance and by what partners made of their leads. */
const draftOf = (shipped: PolicyDocument, ruleIds: readonly string[]): PolicyDocument => ({
  ...shipped,
  rules: ruleIds.map((id, index) => ({
    id,
    name: `Rule ${index}`,
    when: [
      { field: 'industry', operator: 'is-one-of', values: [inTurn([...industries, 'mining'], index)] },
      ...(index < 5 ? [] : [{ field: 'city' as const, operator: 'begins-with' as const, values: ['Town'] }]),
    ],
    among: { tiers: [], kinds: [], partners: [] },
    prefer: [],
    strategy: {
      kind: 'ranked',
      ranking: inTurn(
        [
          { by: 'fair-share' },
          { by: 'nearest', maxKm: null },
          {
            by: 'best-fit',
            weights: { acceptanceRate: 40, responseTime: 20, winRate: 20, specialisation: 10, distance: 10 },
          },
        ],
        index,
      ),
    },
  })),
});

/** Leads a second through one run of the worker. */
async function rateOfRun(): Promise<number> {
  const { commit } = await import('#functions/kernel/commit.ts');
  const { newId } = await import('#functions/kernel/id.ts');
  const { shippedPolicy } = await import('#functions/leads/domain/distribution/shipped-policy.ts');
  const { runWhatIf } = await import('#functions/leads/run-what-if.ts');
  const { newWhatIf } = await import('#functions/kernel/what-if-store.ts');
  const { whatIfs } = await import('#functions/leads/store/what-ifs.ts');
  const { at } = change();
  const asked = { id: newId('whatIf'), startedBy: newId('user'), startedAt: at, ...period };
  const ruleIds = Array.from({ length: 50 }, () => newId('rule'));
  const { writes } = whatIfs.opening(newWhatIf(asked), draftOf(shippedPolicy, ruleIds));
  await commit(change(), { writes, events: [], answer: null });
  const begunMs = performance.now();
  await runWhatIf(asked.id, newId('event'), Number.POSITIVE_INFINITY);
  const seconds = (performance.now() - begunMs) / 1000;
  const ended = await whatIfs.find(asked.id, at);
  if (ended?.status !== 'finished' || ended.done !== leads)
    throw new Error(`It ${ended?.status ?? 'is gone'} after ${ended?.done ?? 0} leads`);
  return leads / seconds;
}

export const run: Run = async (tell) => {
  const database = await startTestDatabase();
  try {
    await addPartners(0, partners, countryOf);
    await putLeads();
    const rates: number[] = [];
    for (let index = 0; index < runs; index += 1) rates.push(await rateOfRun());
    tell(
      `${leads} leads, ${partners} partners, 50 rules: ${rates.map((rate) => rate.toFixed(0)).join(', ')} leads/s`,
    );
    return { 'whatif.rate': figure(median(rates), 'leads/s', budget) };
  } finally {
    await database.stop();
  }
};
