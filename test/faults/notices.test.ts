/** Notices and their mails on the whole stack as it runs: told in seconds, mailed once, whatever the post does. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, type Client } from '@rafiq/shared/client.ts';
import { readMe, updateMe } from '@rafiq/shared/identity/contract.ts';
import { acceptOffer, listOffers, submitLead } from '@rafiq/shared/leads/contract.ts';
import { publishPolicy, readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import {
  countNotices,
  listNotices,
  readNoticePreferences,
  updateNoticePreferences,
  type Notice,
} from '@rafiq/shared/notices/contract.ts';
import { createPartner } from '@rafiq/shared/partners/contract.ts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Mail } from '../../infra/local/mail/mail-store.ts';
import type { Runner } from '../../infra/local/runner/runner.ts';
import { startRunner } from '../../infra/local/runner/start-runner.ts';
import { fullyWritten } from '../fixtures/fully-written.ts';

const patienceMs = 120_000;
const hourMs = 3_600_000;
/** Everything of the customer that must reach nobody before acceptance. */
const canaries = ['zqxcompany', 'zqxperson', 'zqxstreet', 'zqxpost', 'zqxmessage', '7482917'];

let folder: string;
let runner: Runner;
let client: Client;
let operations: string;
let partner: string;
let rival: string;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rafiq-notices-'));
  runner = await startRunner({
    dataDir: folder,
    ports: 'free',
    demo: false,
    portal: false,
    queueRetrySeconds: 1,
  });
  client = createClient({ baseUrl: runner.apiUrl });
  operations = await runner.bindAndToken('operations@rafiq.example');
  const open = async (name: string, country: string, adminEmail: string): Promise<string> => {
    await client.call(createPartner, { token: operations, body: { name, country, adminEmail } });
    return runner.bindAndToken(adminEmail);
  };
  partner = await open('Manara', 'AE', 'admin@manara.example');
  rival = await open('Rival', 'QA', 'admin@rival.example');
  const { etag } = await client.call(readMe, { token: partner });
  await client.call(updateMe, { token: partner, ifMatch: etag ?? '', body: { language: 'fa' } });
  const policy = await client.call(readPolicy, { token: operations });
  const body = fullyWritten({ ...policy.data.document, clock: 'wall-clock', acceptHours: 8 });
  await client.call(publishPolicy, { token: operations, ifMatch: policy.etag ?? '', body });
});
beforeEach(async () => {
  runner.setMailDown(false);
  await runner.control.idle(patienceMs);
});
afterAll(async () => {
  await runner.close();
  await rm(folder, { recursive: true, force: true });
});

const mails = async (): Promise<Mail[]> =>
  (await (await fetch(`${runner.mailUrl}/inbox.json`)).json()) as Mail[];
const mailsTo = async (address: string): Promise<Mail[]> =>
  (await mails()).filter(({ to }) => to.includes(address));
const noticesOf = async (token: string): Promise<Notice[]> =>
  (await client.call(listNotices, { token, query: { limit: 100 }, language: 'fa' })).data.items;
const unread = async (token: string): Promise<number> =>
  (await client.call(countNotices, { token })).data.unread;

let submitted = 0;
async function submit(country: string): Promise<string> {
  submitted += 1;
  const given = { given: true, basis: 'consent', source: 'web form', date: '2026-11-20' } as const;
  const { data } = await client.call(submitLead, {
    token: operations,
    body: {
      company: {
        name: `Zqxcompany ${submitted}`,
        website: 'https://zqxcompany.example',
        country,
        city: 'Zentrum',
        industry: 'retail',
        street: 'Zqxstreet 1',
        postalCode: 'Zqxpost',
      },
      contact: { name: 'Zqxperson', email: 'zqxperson@zqxcompany.example', phone: '+971 7482917' },
      message: 'Zqxmessage',
      productName: 'GTX',
      consentToShare: given,
      consentToContact: given,
    },
  });
  return data.id;
}

const until = async (holds: () => Promise<boolean>, what: string): Promise<number> => {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > patienceMs) throw new Error(`Waited in vain: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return Math.round(performance.now() - begun);
};

test('an offer is in the list within seconds, and one mail goes out in its reader’s language', async () => {
  const leadId = await submit('AE');
  const listedMs = await until(async () => (await unread(partner)) === 1, 'the notice');
  const mailedMs = await until(async () => (await mails()).length === 1, 'the mail');
  console.log(`in the list after ${listedMs} ms, mailed ${mailedMs} ms later`);
  await runner.control.idle(patienceMs);
  const found = await noticesOf(partner);
  expect(found).toMatchObject([
    { kind: 'offer-made', title: 'پیشنهاد تازه', about: { place: 'offer', id: leadId }, readAt: null },
  ]);
  const sent = await mailsTo('admin@manara.example');
  expect(sent.map(({ subject }) => subject)).toEqual(['پیشنهاد تازه']);
  expect(sent[0]?.text).toContain(`${runner.portalUrl}/notices/${found[0]?.id}`);
  const said = JSON.stringify([found, sent]).toLowerCase();
  expect(canaries.filter((canary) => said.includes(canary))).toEqual([]);
  expect(said).toContain('gtx');
  expect([await noticesOf(rival), await mailsTo('admin@rival.example')]).toEqual([[], []]);
});

test('while the post is down notices are told all the same; once it is up, each mail goes out once', async () => {
  const before = (await mailsTo('admin@manara.example')).length;
  const told = await unread(partner);
  runner.setMailDown(true);
  await submit('AE');
  await until(async () => (await unread(partner)) === told + 1, 'the notice');
  const waiting = async () =>
    (await runner.control.queues()).some(
      ({ name, waiting: left, inWork }) => name.endsWith('notices-send-mail') && left + inWork > 0,
    );
  await until(waiting, 'the mail to wait in its queue');
  expect(await mailsTo('admin@manara.example')).toHaveLength(before);
  runner.setMailDown(false);
  await runner.control.idle(patienceMs);
  expect(await mailsTo('admin@manara.example')).toHaveLength(before + 1);
  expect(await runner.control.deadLetters()).toEqual({});
});

test('a post that stays down lays the mail aside, and a redrive sends it once', async () => {
  const before = (await mailsTo('admin@manara.example')).length;
  runner.setMailDown(true);
  await submit('AE');
  await runner.control.idle(patienceMs);
  const [dead, ...others] = Object.entries(await runner.control.deadLetters());
  expect([dead?.[0].endsWith('notices-send-mail-dead'), dead?.[1], others]).toEqual([true, 1, []]);
  runner.setMailDown(false);
  await runner.control.redrive(dead?.[0] ?? '');
  await runner.control.idle(patienceMs);
  expect(await mailsTo('admin@manara.example')).toHaveLength(before + 1);
});

test('whoever wants no mail gets the notice alone', async () => {
  const { etag } = await client.call(readNoticePreferences, { token: rival });
  const body = { mail: { 'offer-made': false } };
  await client.call(updateNoticePreferences, { token: rival, ifMatch: etag ?? '', body });
  await submit('QA');
  await until(async () => (await unread(rival)) === 1, 'the notice');
  await runner.control.idle(patienceMs);
  expect(await mailsTo('admin@rival.example')).toEqual([]);
});

test('a reminder comes once, before the offer ends, and not for one that was answered', async () => {
  const { data } = await client.call(listOffers, { token: partner, query: { status: 'pending' } });
  const [answered, ...open] = data.items;
  expect(open.length).toBeGreaterThan(0);
  await client.call(acceptOffer, { token: partner, params: { offerId: answered?.id ?? '' }, body: {} });
  await runner.control.idle(patienceMs);
  // Whenever the partner's people work: half an hour before the end at the latest.
  await runner.control.setClockOffset(7.6 * hourMs);
  await runner.control.fire('notices-remind');
  await runner.control.fire('notices-remind');
  await runner.control.idle(patienceMs);
  await runner.control.setClockOffset(0);
  const told = await noticesOf(partner);
  const ending = told.filter(({ kind }) => kind === 'offer-ending');
  expect(ending.map(({ about }) => about.id).sort()).toEqual(open.map(({ leadId }) => leadId).sort());
  // At some hours the accepted lead has a reminder of its own by then: whatever was told was mailed, and once.
  const mailed = (await mailsTo('admin@manara.example')).map(
    ({ text }) => /\/notices\/(\w+)/.exec(text ?? '')?.[1],
  );
  expect(mailed.sort()).toEqual(told.map(({ id }) => id).sort());
});
