/**
 * The whole stack, killed in the middle of claims, acceptances, submissions and an import, and started again on what it
 * left. Whoever was answered keeps that answer, whoever was not sends the same request again, and nothing is done
 * twice or by half. (Every call of every use case is killed in process, in `requests` and `workers`.)
 */
import { ApiProblem, ApiUnreachable, createClient, type CallOf, type Client } from '@rafiq/shared/client.ts';
import { createImport, inspectImport, readImport, startImport } from '@rafiq/shared/imports/contract.ts';
import { acceptOffer, claimLead, listLeads, listOffers, submitLead } from '@rafiq/shared/leads/contract.ts';
import { readOverview } from '@rafiq/shared/leads/overview-contract.ts';
import { publishPolicy, readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { createPartner } from '@rafiq/shared/partners/contract.ts';
import type { AnyRoute } from '@rafiq/shared/route.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startRunner } from '../../infra/local/runner/start-runner.ts';
import { fullyWritten } from '../fixtures/fully-written.ts';
import { temporaryFolders } from '../fixtures/temporary-folders.ts';
import { startKillable, type KillableRunner } from './killable-runner.ts';

const newFolder = temporaryFolders('kills');
const operations = 'operations@rafiq.example';
const adminOf = (partner: number): string => `admin@killed-${partner}.example`;
const partners = 4;
const everyone = [operations, ...Array.from({ length: partners }, (_, partner) => adminOf(partner))];

/** How many of a round's requests have been answered when the stack is killed: at once, early, half-way, late. */
const killedAfter = [1, 6, 14, 24];
const submittedARound = 12;
const claimedARound = 6;
const acceptedARound = 4;
const importRows = 400;
const patienceMs = 240_000;
const given = { given: true, basis: 'consent', source: 'test', date: '2026-11-20' } as const;

let dataDir: string;
let running: KillableRunner | undefined;
const pooled: string[] = [];
const offered: { offerId: string; admin: string }[] = [];

const until = async (isSo: () => Promise<boolean>): Promise<void> => {
  const deadline = Date.now() + patienceMs;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain until ${isSo.toString()}`);
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
};

const leadOf = (name: string) => ({
  company: { name, country: 'AE' },
  consentToShare: given,
  consentToContact: given,
  externalRef: { source: 'kills', id: name },
});

const countOf = async (client: Client, token: string, substatus: 'offered' | 'pooled'): Promise<number> =>
  (await client.call(readOverview, { token })).data.bySubstatus[substatus] ?? 0;

/** Leads that are offered to partners, and leads in the pool. */
beforeAll(async () => {
  dataDir = newFolder();
  const runner = await startRunner({ dataDir, ports: 'free', demo: false, portal: false });
  const client = createClient({ baseUrl: runner.apiUrl });
  const token = await runner.bindAndToken(operations);
  for (let partner = 0; partner < partners; partner += 1) {
    const body = { name: `Killed ${partner}`, country: 'AE', adminEmail: adminOf(partner) };
    await client.call(createPartner, { token, body });
  }
  const submit = async (count: number, kind: 'offered' | 'pooled'): Promise<void> => {
    for (let index = 0; index < count; index += 1)
      await client.call(submitLead, { token, body: leadOf(`${kind} ${index}`) });
    await until(async () => (await countOf(client, token, kind)) === count);
  };
  await submit(killedAfter.length * acceptedARound, 'offered');
  const { data, etag } = await client.call(readPolicy, { token });
  const body = fullyWritten({ ...data.document, strategy: 'pool' });
  await client.call(publishPolicy, { token, ifMatch: etag ?? '', body });
  await submit(killedAfter.length * claimedARound, 'pooled');
  const page = await client.call(listLeads, { token, query: { substatus: 'pooled', limit: 100 } });
  pooled.push(...page.data.items.map(({ id }) => id));
  for (let partner = 0; partner < partners; partner += 1) {
    const own = { token: await runner.bindAndToken(adminOf(partner)), query: { limit: 100 } };
    const { items } = (await client.call(listOffers, own)).data;
    offered.push(...items.map(({ id }) => ({ offerId: id, admin: adminOf(partner) })));
  }
  await runner.control.idle(patienceMs);
  await runner.close();
});
afterAll(() => running?.kill());

/** A request that can be sent again as it was, and what it was answered so far. */
interface Sent {
  readonly what: string;
  readonly send: () => Promise<string | undefined>;
  answer?: string;
}

/** Sends it to whichever Rafiq is running; undefined where no answer came. */
function sent<R extends AnyRoute>(what: string, route: R, admin: string, call: object): Sent {
  const send = async (): Promise<string | undefined> => {
    const { apiUrl, tokens } = stack();
    const key = what.replaceAll(' ', '-');
    const asked = { ...call, token: tokens[admin], idempotencyKey: key } as CallOf<AnyRoute>;
    try {
      const { status, data } = await createClient({ baseUrl: apiUrl }).call(route as AnyRoute, asked);
      return `${status} ${JSON.stringify(data)}`;
    } catch (error) {
      if (error instanceof ApiUnreachable) return undefined;
      // What cannot be done for the moment is no answer yet: whoever is told so comes again.
      if (error instanceof ApiProblem)
        return error.status === 503 ? undefined : `${error.status} ${error.code}`;
      throw error;
    }
  };
  return { what, send };
}

function stack(): KillableRunner {
  if (running === undefined) throw new Error('Nothing is running');
  return running;
}

/** A round's requests, of each kind a few, in turn. */
function requestsOf(round: number): Sent[] {
  const submissions = Array.from({ length: submittedARound }, (_, index) =>
    sent(`submit ${round} ${index}`, submitLead, operations, { body: leadOf(`submitted ${round} ${index}`) }),
  );
  const claims = pooled.slice(round * claimedARound, (round + 1) * claimedARound).flatMap((leadId, index) =>
    [0, 1].map((partner) =>
      sent(`claim ${round} ${index} by ${partner}`, claimLead, adminOf(partner), {
        params: { leadId },
        body: {},
      }),
    ),
  );
  const acceptances = offered
    .slice(round * acceptedARound, (round + 1) * acceptedARound)
    .map(({ offerId, admin }, index) =>
      sent(`accept ${round} ${index}`, acceptOffer, admin, { params: { offerId }, body: {} }),
    );
  return [submissions, claims, acceptances]
    .flatMap((kind) => kind.map((request, place) => ({ request, place: place / kind.length })))
    .sort((one, other) => one.place - other.place)
    .map(({ request }) => request);
}

/** Starts an import of many rows; answers its id. */
async function importMany(): Promise<string> {
  const { apiUrl, tokens } = stack();
  const client = createClient({ baseUrl: apiUrl });
  const token = tokens[operations];
  const rows = Array.from({ length: importRows }, (_, row) => `row-${row},Imported ${row},AE`);
  const file = new Blob([['id,account,country', ...rows].join('\n')], { type: 'text/csv' });
  const announced = { kind: 'leads', fileName: 'kills.csv', sizeBytes: file.size, source: 'kills' } as const;
  const { data } = await client.call(createImport, { token, body: announced });
  const { url, method, headers } = data.upload;
  expect((await fetch(url, { method, headers, body: file })).ok).toBe(true);
  const params = { importId: data.import.id };
  const { suggestedMapping: mapping } = (await client.call(inspectImport, { token, params })).data;
  const consents = { consentToShare: given, consentToContact: given };
  await client.call(startImport, { token, params, body: { mapping, ...consents } });
  return params.importId;
}

test(
  'killed and started again four times, it has done each thing once',
  { timeout: 2 * patienceMs },
  async () => {
    expect([pooled.length, offered.length]).toEqual([
      killedAfter.length * claimedARound,
      killedAfter.length * acceptedARound,
    ]);
    running = await startKillable(dataDir, everyone);
    const importId = await importMany();
    const all: Sent[] = [];
    let cutOff = 0;
    for (const [round, most] of killedAfter.entries()) {
      const requests = requestsOf(round);
      let answered = 0;
      const dying = Promise.withResolvers<undefined>();
      const sending = requests.map(async (request) => {
        const answer = await request.send();
        if (answer === undefined) return;
        request.answer = answer;
        answered += 1;
        if (answered === most) dying.resolve(undefined);
      });
      await dying.promise;
      await stack().kill();
      await Promise.all(sending);
      cutOff += requests.filter(({ answer }) => answer === undefined).length;
      running = await startKillable(dataDir, everyone);
      for (const request of requests) {
        let again: string | undefined;
        await until(async () => (again = await request.send()) !== undefined);
        // A refusal may have become another one; what was done stays what was answered.
        if (request.answer?.startsWith('2') === true)
          expect([request.what, again]).toEqual([request.what, request.answer]);
        request.answer = again ?? '';
      }
      all.push(...requests);
    }
    expect(cutOff).toBeGreaterThan(20);
    const done = (start: string): string[] =>
      all
        .filter(({ what, answer }) => what.startsWith(start) && answer?.startsWith('2') === true)
        .map(({ what }) => what);
    expect(done('submit')).toHaveLength(killedAfter.length * submittedARound);
    expect(done('accept')).toHaveLength(killedAfter.length * acceptedARound);
    // Two raced for each: one has it.
    const won = done('claim').map((what) => what.replace(/ by \d$/, ''));
    expect([won.length, new Set(won).size]).toEqual([pooled.length, pooled.length]);
    await stack().kill();
    running = undefined;
    await expectWhole(importId);
    console.log(`${killedAfter.length} kills, ${all.length} requests, ${cutOff} of them cut off`);
  },
);

/** Everything that was accepted stands there once, nothing was laid aside, and the account of it holds. */
async function expectWhole(importId: string): Promise<void> {
  const runner = await startRunner({
    dataDir,
    ports: 'free',
    demo: false,
    portal: false,
    queueRetrySeconds: 1,
  });
  try {
    const client = createClient({ baseUrl: runner.apiUrl });
    const token = await runner.bindAndToken(operations);
    await until(
      async () => (await client.call(readImport, { token, params: { importId } })).data.status === 'finished',
    );
    await runner.control.idle(patienceMs);
    const { rows } = (await client.call(readImport, { token, params: { importId } })).data;
    expect(rows).toMatchObject({ total: importRows, taken: importRows, refused: 0 });
    const companies: string[] = [];
    let cursor: string | undefined;
    do {
      const query = { limit: 100, ...(cursor === undefined ? {} : { cursor }) };
      const { items, nextCursor } = (await client.call(listLeads, { token, query })).data;
      companies.push(...items.map((lead) => (lead.view === 'vendor' && lead.customer?.companyName) || ''));
      cursor = nextCursor ?? undefined;
    } while (cursor !== undefined);
    const submitted = killedAfter.length * submittedARound;
    expect(new Set(companies).size).toBe(companies.length);
    expect(companies).toHaveLength(pooled.length + offered.length + submitted + importRows);
    const { bySubstatus } = (await client.call(readOverview, { token })).data;
    expect(bySubstatus.accepted).toBe(pooled.length + offered.length);
    expect(bySubstatus.pooled).toBe(submitted + importRows);
    expect(await runner.control.deadLetters()).toEqual({});
    Object.assign(process.env, runner.environment);
    const { verifyChains } = await import('#functions/audit/cli/verify-chains.ts');
    expect((await verifyChains(Date.now(), [])).faults).toEqual([]);
  } finally {
    await runner.close();
  }
}
