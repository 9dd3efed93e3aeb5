import { readFairness as route } from '@rafiq/shared/leads/fairness-contract.ts';
import { nameOfStrategy } from '@rafiq/shared/leads/policy-rule.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { readLoads } from '#functions/partners/index.ts';
import { fairnessIndex, levelOf } from '../domain/distribution/fair-share.ts';
import { countedPartners, fairnessIn } from '../domain/distribution/fairness.ts';
import { rankedIn } from '../domain/distribution/turns.ts';
import { readGrounds } from '../grounds.ts';
import { withText } from '#functions/kernel/reason-text.ts';
import { readStandings } from '../store/standings.ts';
import { readTurns } from '../store/turns.ts';

/** 3 requests, and one for each hundred partners with caps. */
export const fairness = handle(route, async (_params, { query, now, language }) => {
  const { country, ruleId, month = now.slice(0, 7) } = query;
  const {
    index,
    policies: { published: policy },
  } = await readGrounds();
  const rule = policy.document.rules.find(({ id }) => id === ruleId) ?? null;
  if (ruleId !== undefined && rule === null)
    throw new Problem('unknown-reference', { errors: [{ pointer: '/ruleId', code: 'unknown-reference' }] });
  const scope = rankedIn(country, { rule });
  const capped = countedPartners({ rule, country }, index, Date.parse(now)).filter(
    ({ capacity }) => capacity.maxOpen !== null || capacity.maxPerDay !== null,
  );
  const [standings, turns, loads] = await Promise.all([
    readStandings(scope),
    readTurns(scope, month),
    readLoads(capped.map(({ id }) => id)),
  ]);
  const found = fairnessIn({ rule, country }, { index, policy, standings, loads, at: now });
  const turnsOf = (partnerId: string) => turns.get(partnerId) ?? { given: 0, back: 0 };
  const monthly = found.rows.map(({ candidate: { id, weight } }) => {
    const { given, back } = turnsOf(id);
    // What is given back may be of the month before: nobody had less than nothing.
    return levelOf(Math.max(given - back, 0), 0, weight);
  });
  return {
    at: now,
    country,
    rule: rule === null ? null : { id: rule.id, name: rule.name },
    strategy: rule === null ? policy.document.strategy : nameOfStrategy(rule.strategy),
    policyVersion: policy.version,
    partners: found.rows.map(({ candidate, ranked, ruledOut }, place) => ({
      partnerId: candidate.id,
      partnerName: candidate.name,
      tier: candidate.tier,
      weight: candidate.weight,
      level: ranked.level,
      assigned: ranked.assigned,
      creditedBack: ranked.creditedBack,
      waitingSince: ranked.waitingSince,
      place: ruledOut === null ? place + 1 : null,
      ruledOut: ruledOut === null ? null : { step: ruledOut, text: sentence(language, `step.${ruledOut}`) },
      ...turnsOf(candidate.id),
    })),
    fairness: found.index,
    month: {
      month,
      given: found.rows.reduce((sum, { candidate }) => sum + turnsOf(candidate.id).given, 0),
      fairness: monthly.length === 0 ? null : fairnessIndex(monthly),
    },
    next: found.next === null ? null : { partnerId: found.next.id, partnerName: found.next.name },
    reason: withText(found.reason, language),
  };
});
