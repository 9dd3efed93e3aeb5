/**
 * Gives a partner the turns that put it at the average level of a country: of each it serves when it is new, and of those
 * it serves from then on later. Where turns of it are counted already it stays as it stands.
 */
import * as z from 'zod';
import { nowMs, toInstant } from '#functions/kernel/clock.ts';
import { ConditionFailed, commit } from '#functions/kernel/commit.ts';
import { consumeEvents } from '#functions/kernel/consume.ts';
import { getItem } from '#functions/kernel/dynamo.ts';
import { log } from '#functions/kernel/log.ts';
import { rosterVersionKey } from '#functions/partners/index.ts';
import { candidatesAt } from '../candidates.ts';
import { newcomerTurns, noTurns, rebased } from '../domain/distribution/fair-share.ts';
import { readPolicy } from '../read-policy.ts';
import { readStandings, welcomeWrite } from '../store/standings.ts';

const told = z.object({ addedCountries: z.array(z.string()).default([]) });

export const handler = consumeEvents(async (event) => {
  const isNew = event.type === 'rafiq.partners.partner.created.v1';
  const { addedCountries } = told.parse(event.data);
  if (!isNew && addedCountries.length === 0) return;
  const [policy, versionItem] = await Promise.all([readPolicy(), getItem(rosterVersionKey)]);
  if (policy.document.newcomerStart === 'zero') return;
  const index = await candidatesAt(Number(versionItem?.['version'] ?? 0));
  const newcomer = index.byId.get(event.subject);
  if (newcomer === undefined || newcomer.weight === 0) return;
  const served = new Set(newcomer.territories.map((territory) => territory.country));
  for (const country of isNew ? served : addedCountries) {
    if (!served.has(country)) continue;
    const standings = await readStandings(country);
    const others = (index.byCountry.get(country) ?? [])
      .filter(({ id }) => id !== newcomer.id)
      .map(({ id, weight }) => ({ ...rebased(standings.get(id) ?? noTurns(id), weight), weight }));
    const turns = newcomerTurns(newcomer.weight, others);
    if (turns === 0) continue;
    const change = {
      at: toInstant(nowMs()),
      by: { kind: 'system', id: 'welcome-partner', organisation: null },
      requestId: event.id,
    } as const;
    try {
      await commit(change, {
        writes: [welcomeWrite(country, newcomer.id, { turns, weight: newcomer.weight })],
        events: [],
        answer: null,
      });
    } catch (error) {
      if (!(error instanceof ConditionFailed)) throw error;
      log.info('partner already has a standing', { partnerId: newcomer.id });
    }
  }
});
