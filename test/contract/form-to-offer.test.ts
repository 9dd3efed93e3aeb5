/** From a visitor's click to a partner's offer, on the whole stack as it runs: over HTTP, as a website would send it. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, type Client } from '@rafiq/shared/client.ts';
import { challengeVisitor, createForm, showForm, type WebForm } from '@rafiq/shared/forms/contract.ts';
import { listLeads, readLead } from '@rafiq/shared/leads/contract.ts';
import { createPartner } from '@rafiq/shared/partners/contract.ts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Runner } from '../../infra/local/runner/runner.ts';
import { startRunner } from '../../infra/local/runner/start-runner.ts';
import { solve } from '../fixtures/solve.ts';
import { plainSettings } from '../fixtures/world/stock-forms.ts';

const site = 'https://www.vendor.example';
const patienceMs = 20_000;
const pauseMs = 20;

let folder: string;
let runner: Runner;
let client: Client;
let operations: string;
let form: WebForm;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'rafiq-forms-'));
  runner = await startRunner({ dataDir: folder, ports: 'free', demo: false, portal: false });
  client = createClient({ baseUrl: runner.apiUrl });
  operations = await runner.bindAndToken('operations@rafiq.example');
  await client.call(createPartner, {
    token: operations,
    body: { name: 'Manara', country: 'AE', adminEmail: 'admin@manara.example' },
  });
  form = (await client.call(createForm, { token: operations, body: plainSettings() })).data;
});
afterAll(async () => {
  await runner.close();
  await rm(folder, { recursive: true, force: true });
});

async function send(fields: Record<string, string>): Promise<Response> {
  const { challenge, bits } = (await client.call(challengeVisitor, { params: { formId: form.id } })).data;
  return fetch(`${runner.apiUrl}/v1/forms/${form.id}/submissions`, {
    method: 'POST',
    headers: { origin: site },
    body: new URLSearchParams({ ...fields, challenge, solution: solve(challenge, bits) }),
  });
}

test('a request of a website’s visitor is offered to a partner', async () => {
  const definition = (await client.call(showForm, { params: { formId: form.id }, language: 'ar' })).data;
  const sentAt = performance.now();
  const answer = await send({
    company: 'شركة النور',
    email: 'lina@noor.example',
    country: 'AE',
    message: 'نحتاج عشرين مقعدًا.\r\nشكرًا',
    consentContact: 'yes',
    consentShare: 'yes',
    consentVersion: String(definition.consentVersion),
    language: 'ar',
  });
  expect(answer.status).toBe(202);
  expect(answer.headers.get('access-control-allow-origin')).toBe(site);
  expect(await answer.json()).toEqual({ thanks: 'تحدث إلينا!', redirectUrl: null });
  const answeredMs = performance.now() - sentAt;

  const deadline = performance.now() + patienceMs;
  const found = async () =>
    (await client.call(listLeads, { token: operations, query: { q: 'شركة النور' } })).data.items[0];
  let lead = await found();
  while (lead?.substatus !== 'offered' && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
    lead = await found();
  }
  console.log(
    `answered after ${Math.round(answeredMs)} ms, offered after ${Math.round(performance.now() - sentAt)} ms`,
  );
  if (lead?.view !== 'vendor') throw new Error('no lead came of it');
  expect(lead.substatus).toBe('offered');
  expect(lead.partner?.name).toBe('Manara');
  expect(lead.facts.language).toBe('ar');
  // A list names companies; what the person wrote is read on the lead itself.
  const read = await client.call(readLead, { token: operations, params: { leadId: lead.id } });
  expect(read.data.view === 'vendor' && read.data.customer?.message).toBe('نحتاج عشرين مقعدًا.\nشكرًا');
});

test('without consent to share it waits for a manager', async () => {
  const answer = await send({
    company: 'Sahar Foods',
    email: 'mona@sahar.example',
    country: 'AE',
    consentContact: 'yes',
    consentVersion: '1',
  });
  expect(answer.status).toBe(202);
  const { items } = (await client.call(listLeads, { token: operations, query: { q: 'Sahar' } })).data;
  expect(items.map(({ substatus }) => substatus)).toEqual(['unplaced']);
});

test('a page is served as HTML that may run nothing, in the reader’s language', async () => {
  const answer = await fetch(`${runner.apiUrl}/v1/forms/${form.id}/page?lang=fa`);
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(answer.headers.get('content-security-policy')).toContain(`frame-ancestors ${site}`);
  expect(await answer.text()).toContain('<html lang="fa" dir="rtl">');
});
