/** How soon the request of a website's visitor is a lead that a partner is offered, through the whole running stack. */
import { challengeVisitor, createForm, showForm } from '@rafiq/shared/forms/contract.ts';
import { listLeads } from '@rafiq/shared/leads/contract.ts';
import { solve } from '../fixtures/solve.ts';
import { plainSettings } from '../fixtures/world/stock-forms.ts';
import { openChannel, type Channel } from './channel.ts';
import { figure, quantile, type Run } from './figure.ts';

const partners = 16;
const visitors = 100;
const warmUp = 10;
const soonMs = 1000;
const patienceMs = 30_000;
const pollMs = 10;

/** Milliseconds from sending a form until the API shows its lead offered. The work was done while it was filled in. */
async function seenOffered(
  { client, runner, operations: token }: Channel,
  formId: string,
  consentVersion: number,
  index: number,
): Promise<number> {
  const { challenge, bits } = (await client.call(challengeVisitor, { params: { formId } })).data;
  const company = `Visitor${index} Trading`;
  const body = new URLSearchParams({
    company,
    email: `visitor-${index}@visitors.example`,
    country: 'AE',
    consentContact: 'yes',
    consentShare: 'yes',
    consentVersion: String(consentVersion),
    language: 'en',
    challenge,
    solution: solve(challenge, bits),
  });
  const begunMs = performance.now();
  const headers = { origin: 'https://www.vendor.example' };
  const { status } = await fetch(`${runner.apiUrl}/v1/forms/${formId}/submissions`, {
    method: 'POST',
    headers,
    body,
  });
  if (status !== 202) throw new Error(`The form was answered ${status}`);
  for (;;) {
    const { items } = (await client.call(listLeads, { token, query: { q: company } })).data;
    const afterMs = performance.now() - begunMs;
    if (items[0]?.substatus === 'offered') return afterMs;
    if (afterMs > patienceMs) throw new Error(`${company} is still ${items[0]?.substatus ?? 'no lead'}`);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

export const run: Run = async (tell) => {
  const channel = await openChannel(partners);
  try {
    const { client, operations: token } = channel;
    const form = (await client.call(createForm, { token, body: plainSettings() })).data;
    const { consentVersion } = (await client.call(showForm, { params: { formId: form.id } })).data;
    await channel.runner.control.idle(patienceMs);
    const times: number[] = [];
    for (let index = 0; index < warmUp + visitors; index += 1) {
      const ms = await seenOffered(channel, form.id, consentVersion, index);
      if (index >= warmUp) times.push(ms);
    }
    const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
    tell(`${visitors} visitors one after another: p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`);
    return { 'form.latency': figure(p99, 'ms, p99', soonMs) };
  } finally {
    await channel.close();
  }
};
