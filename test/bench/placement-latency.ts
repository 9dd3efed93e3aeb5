/** How soon a submitted lead is seen offered through the API, with 10,000 partners on the running stack. */
import { readLead, submitLead } from '@rafiq/shared/leads/contract.ts';
import { addPartners, countryOf, home } from './add-partners.ts';
import { openChannel, type Channel } from './channel.ts';
import { figure, quantile, type Run } from './figure.ts';

const everywhere = 10_000;
const leads = 300;
const warmUp = 20;
const soonMs = 1000;
const patienceMs = 30_000;
const pollMs = 10;
const patienceForPartnersMs = 600_000;

const given = { given: true, basis: 'consent', source: 'benchmark', date: '2026-11-20' } as const;

/** Milliseconds from sending a lead until the API shows it offered. */
async function seenOffered({ client, operations: token }: Channel, index: number): Promise<number> {
  const begunMs = performance.now();
  const company = { name: `Timed ${index}`, country: home };
  const { data } = await client.call(submitLead, {
    token,
    body: { company, valueBand: 'unknown', source: {}, consentToShare: given, consentToContact: given },
  });
  for (;;) {
    const seen = await client.call(readLead, { token, params: { leadId: data.id } });
    const afterMs = performance.now() - begunMs;
    if (seen.data.substatus === 'offered') return afterMs;
    if (afterMs > patienceMs) throw new Error(`${data.id} is still ${seen.data.substatus}`);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

export const run: Run = async (tell) => {
  const channel = await openChannel(0);
  try {
    await addPartners(0, everywhere, countryOf);
    // What follows from new partners is done before leads are timed.
    await channel.runner.control.idle(patienceForPartnersMs);
    const times: number[] = [];
    for (let index = 0; index < warmUp + leads; index += 1) {
      const ms = await seenOffered(channel, index);
      if (index >= warmUp) times.push(ms);
    }
    const [p50, p99] = [quantile(times, 0.5), quantile(times, 0.99)];
    tell(
      `${leads} leads one after another, ${everywhere} partners: p50 ${p50.toFixed(0)} ms, p99 ${p99.toFixed(0)} ms`,
    );
    return { 'place.latency': figure(p99, 'ms, p99', soonMs) };
  } finally {
    await channel.close();
  }
};
