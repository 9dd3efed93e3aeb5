/** Gives a new partner the turns that put it at the average level of each country it serves. */
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

export const handler = consumeEvents(async (event) => {
  const [policy, versionItem] = await Promise.all([readPolicy(), getItem(rosterVersionKey)]);
  if (policy.document.newcomerStart === 'zero') return;
  const index = await candidatesAt(Number(versionItem?.['version'] ?? 0));
  const newcomer = index.byId.get(event.subject);
  if (newcomer === undefined || newcomer.weight === 0) return;
  for (const country of new Set(newcomer.territories.map((territory) => territory.country))) {
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
