/** The deals of real files as registrations: what the rules of the shipped policy say of them, in the order of their days. */
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { DealContent } from '@rafiq/shared/deals/contract.ts';
import type { Partner } from '@rafiq/shared/partners/contract.ts';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { closeCaseOf } from '#functions/deals/close-case-of.ts';
import { draft } from '#functions/deals/domain/draft.ts';
import { advance, countsAsOpen, type Registration } from '#functions/deals/domain/registration.ts';
import { shippedConflictPolicy } from '#functions/deals/domain/shipped-conflict-policy.ts';
import { endDeal } from '#functions/deals/end-deal.ts';
import { saveDeal } from '#functions/deals/save-deal.ts';
import { shippedEdition } from '#functions/deals/store/conflict-policies.ts';
import { conflictPolicyKey } from '#functions/deals/store/deal-keys.ts';
import { submitDeal } from '#functions/deals/submit-deal.ts';
import { workOnDeal } from '#functions/deals/work-on-deal.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import type { Change } from '#functions/kernel/commit.ts';
import { documents, tableName } from '#functions/kernel/dynamo.ts';
import { newId } from '#functions/kernel/id.ts';
import { startTestDatabase, type TestDatabase } from '../fixtures/database.ts';
import { plainPartner } from '../fixtures/plain-partner.ts';
import { MemoryChannel } from './replay-registrations.ts';
import { rowsOf, type Row } from './sample-rows.ts';

/** As the file writes them. */
const countries: Readonly<Record<string, string>> = {
  'United States': 'US',
  Korea: 'KR',
  Panama: 'PA',
  Belgium: 'BE',
  Philipines: 'PH',
  Italy: 'IT',
  Kenya: 'KE',
  Norway: 'NO',
  Jordan: 'JO',
  Japan: 'JP',
  Poland: 'PL',
  Brazil: 'BR',
  China: 'CN',
  Germany: 'DE',
  Romania: 'RO',
};

/** The shipped policy without its caps: an agent of the file has more deals at once than a partner should. */
const policy: ConflictPolicy = {
  ...shippedConflictPolicy,
  protection: {
    ...shippedConflictPolicy.protection,
    mostOpen: { registered: null, silver: null, gold: null },
  },
};
const terms = policy.protection;
const policyItem = {
  ...conflictPolicyKey,
  kind: 'conflict-policy',
  schema: 1,
  version: 2,
  standing: [{ ...shippedEdition, version: 2 }],
  documentVersion: 2,
  document: policy,
};

const withAccount = rowsOf('opportunities.csv').filter(({ account = '' }) => account.trim() !== '');
/** What was never engaged has no day on which it would have been registered. */
const dated = withAccount
  .filter(({ engage_date: day = '' }) => day !== '')
  .toSorted((one, other) => String(one['engage_date']).localeCompare(String(other['engage_date'])));
const agents = [...new Set(dated.map(({ sales_agent: agent = '' }) => agent))].sort();

let database: TestDatabase;
let partners: Map<string, Partner>;

beforeAll(async () => {
  database = await startTestDatabase();
  await documents.send(new PutCommand({ TableName: tableName(), Item: policyItem }));
  const territories = [...Object.values(countries), 'FR'].map((country) => ({ country }));
  partners = new Map();
  for (const name of agents)
    partners.set(name, await plainPartner({ name, country: 'US', tier: 'gold', territories }));
});
afterAll(() => database.stop());

const partnerOf = (name: string | undefined): Partner => {
  const partner = partners.get(name ?? '');
  if (partner === undefined) throw new Error(`Nobody is called ${name}`);
  return partner;
};

const productIds = new Map<string, string>();
/** A product of the catalogue; its family is the first word of its name. */
function productOf(name: string) {
  const id = productIds.get(name) ?? newId('product');
  productIds.set(name, id);
  return { id, name, family: name.split(' ')[0] ?? null };
}

const noonOf = (day: string): string => `${day}T12:00:00.000Z`;

/** A row as the draft of its agent. */
function draftOf(row: Row): Registration {
  const name = (row['product'] ?? '').replace('GTXPro', 'GTX Pro');
  const closedAt = row['close_value_usd'] ?? '';
  const content: DealContent = {
    company: { name: row['account'] ?? '', country: countries[row['office_location'] ?? ''] },
    // What was lost closed at nothing, and what is open at nothing yet: what was expected nobody wrote down.
    value: { amount: Number(closedAt) > 0 ? closedAt : '1', currency: 'USD' },
    expectedCloseOn: '2099-12-31',
  };
  const product = productOf(name);
  return draft(
    { ...content, productId: product.id },
    {
      id: newId('deal'),
      partner: partnerOf(row['sales_agent']),
      product,
      leadId: null,
      onBehalfOf: null,
      at: noonOf(row['engage_date'] ?? ''),
    },
  );
}

interface Replayed {
  status: Registration['status'];
  conflict: boolean;
}

/** How a channel takes registrations: the table's, and the one in memory. */
interface Taking {
  submit: (
    deal: Registration,
    partner: Partner,
    open: number,
    at: string,
  ) => Promise<{ after: Registration } & Pick<Replayed, 'conflict'>>;
  end: (deal: Registration, move: 'win' | 'lose' | 'withdraw', at: string) => Promise<Registration>;
}

/**
 * Rows in the order of the days on which they were engaged. What waits or is protected stays open until the day on which
 * the file closes it: then what is protected is won or lost as the file says, and what still waits is withdrawn. Nobody
 * reports progress, nobody decides, and no clock is run: a protection is over after its days.
 */
async function replay(rows: readonly Row[], { submit, end }: Taking): Promise<Replayed[]> {
  const closing: { at: string; row: Row; deal: Registration }[] = [];
  const open = new Map<string, number>();
  const replayed: Replayed[] = [];
  const count = (deal: Registration, by: number) =>
    open.set(deal.partnerId, (open.get(deal.partnerId) ?? 0) + by);
  for (const row of rows) {
    const at = noonOf(row['engage_date'] ?? '');
    closing.sort((one, other) => one.at.localeCompare(other.at));
    while (closing[0] !== undefined && closing[0].at <= at) {
      const closed = closing.shift();
      if (closed === undefined) break;
      const decided = closed.row['stage'] === 'Won' ? 'win' : 'lose';
      await end(closed.deal, closed.deal.status === 'approved' ? decided : 'withdraw', closed.at);
      count(closed.deal, -1);
    }
    const deal = draftOf(row);
    const { after, conflict } = await submit(
      deal,
      partnerOf(row['sales_agent']),
      open.get(deal.partnerId) ?? 0,
      at,
    );
    replayed.push({ status: after.status, conflict });
    if (!countsAsOpen(after)) continue;
    count(after, 1);
    const day = row['close_date'] ?? '';
    if (day !== '') closing.push({ at: noonOf(day), row, deal: after });
  }
  return replayed;
}

function inMemory(): Taking & { channel: MemoryChannel } {
  const channel = new MemoryChannel(policy);
  return {
    channel,
    submit: (...of) => Promise.resolve(channel.submit(...of)),
    end: (...of) => Promise.resolve(channel.end(...of)),
  };
}

const callerOf = (partner: { id: string }): Caller => ({
  subject: partner.id,
  userId: partner.id,
  role: 'partner-admin',
  organisation: partner.id,
  partnerId: partner.id,
  membership: {
    userId: partner.id,
    organisation: partner.id,
    organisationStatus: 'active',
    role: 'partner-admin',
    status: 'active',
    name: null,
    email: 'agent@people.example',
    language: null,
    version: 1,
  },
});
const changeOf = (partner: { id: string }, at: string): Change => ({
  at,
  by: { kind: 'person', id: partner.id, organisation: partner.id },
  requestId: newId('event'),
});

/** The rooms' own ways on the real table. */
const inTable: Taking = {
  submit: async (deal, partner, _open, at) => {
    const change = changeOf(partner, at);
    await saveDeal(change, { before: undefined, after: deal, happened: 'begun' }, terms, null);
    const { deal: after } = await submitDeal(deal.id, callerOf(partner), change, undefined);
    return { after, conflict: after.conflictId !== null };
  },
  end: async ({ id, partnerId }, move, at) => {
    const by = { caller: callerOf({ id: partnerId }), change: changeOf({ id: partnerId }, at) };
    if (move !== 'withdraw') {
      const happened = move === 'win' ? 'won' : 'lost';
      const ended = { move, happened, reason: null, note: undefined, value: null };
      return (await endDeal(id, ended, by)).deal;
    }
    const withdrawn = await workOnDeal(id, move, by, async ({ deal }) => {
      const { writes, events } = await closeCaseOf(deal, terms, by.change);
      const after = advance(deal, move, at, {
        decideBy: null,
        end: { at, reason: null, note: null, value: null },
      });
      return { after, happened: 'withdrawn', extra: writes, events };
    });
    return withdrawn.deal;
  },
};

const countsOf = (replayed: readonly Replayed[]) => {
  const of = (status: Registration['status']) => replayed.filter((one) => one.status === status).length;
  return {
    approved: of('approved'),
    inReview: of('in-review'),
    duplicates: of('duplicate'),
    rejected: of('rejected'),
    conflicts: replayed.filter(({ conflict }) => conflict).length,
  };
};

/** So many rows go through the table, too: the first weeks of the file, in half a minute. */
const throughTable = 800;

describe('the opportunities, registered by their agents', () => {
  test('are judged every one, and each company of the file is one account', async () => {
    const memory = inMemory();
    const counts = countsOf(await replay(dated, memory));
    console.log(
      `${dated.length} of ${withAccount.length} rows with an account by ${agents.length} agents for ${memory.channel.accounts.size} companies: ${JSON.stringify(counts)}`,
    );
    const { conflicts, ...statuses } = counts;
    expect(Object.values(statuses).reduce((sum, count) => sum + count, 0)).toBe(dated.length);
    expect([withAccount.length - dated.length, agents.length]).toEqual([
      withAccount.filter(({ engage_date: day }) => day === '').length,
      new Set(withAccount.map(({ sales_agent: agent }) => agent)).size,
    ]);
    for (const count of Object.values(statuses)) expect(count).toBeGreaterThan(0);
    // A case needs another partner in the way of what was not approved; a repetition of one's own opens none.
    expect(conflicts).toBeGreaterThan(0);
    expect(conflicts).toBeLessThanOrEqual(counts.inReview + counts.rejected);
    expect(memory.channel.accounts.size).toBe(new Set(dated.map(({ account }) => account)).size);
  });

  test('come to the same on the table, as far as it is tried', async () => {
    const first = dated.slice(0, throughTable);
    const expected = await replay(first, inMemory());
    const replayed = await replay(first, inTable);
    console.log(`${first.length} rows through the table: ${JSON.stringify(countsOf(replayed))}`);
    expect(replayed).toEqual(expected);
    const accounts = (await database.items()).filter(({ kind }) => kind === 'account');
    expect(accounts).toHaveLength(new Set(first.map(({ account }) => account)).size);
  });
});

test('resellers of one name in two towns stay two companies each', async () => {
  const twins = rowsOf('resellers.csv').filter(({ name = '' }) =>
    ['Sports Products Store', 'Friendly Bike Shop'].includes(name),
  );
  expect(twins.map(({ name }) => name).sort()).toEqual([
    'Friendly Bike Shop',
    'Friendly Bike Shop',
    'Sports Products Store',
    'Sports Products Store',
  ]);
  const accountIds: (string | null)[] = [];
  for (const [index, row] of twins.entries()) {
    const partner = partnerOf(agents[index]);
    const at = noonOf('2018-01-01');
    const company = {
      name: row['name'] ?? '',
      country: row['country_code'] ?? '',
      subdivision: row['subdivision'] ?? '',
      city: row['city'] ?? '',
      postalCode: row['postal_code'] ?? '',
      street: row['address'] ?? '',
      phone: row['phone'] ?? '',
    };
    const product = productOf('GTX Pro');
    const deal = draft(
      {
        company,
        productId: product.id,
        value: { amount: '1', currency: 'USD' },
        expectedCloseOn: '2099-12-31',
      },
      {
        id: newId('deal'),
        partner,
        product,
        leadId: null,
        onBehalfOf: null,
        at,
      },
    );
    const { after } = await inTable.submit(deal, partner, 0, at);
    console.log(`${company.name} in ${company.city}: ${after.status}`);
    accountIds.push(after.accountId);
  }
  expect(new Set(accountIds).size).toBe(twins.length);
});
