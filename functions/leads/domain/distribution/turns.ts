/** Where turns are counted, and what a turn makes of a standing: the same for leads that come and for those walked again. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { stillOwed } from './back-from-leave.ts';
import type { Candidate } from './candidate.ts';
import { rebased, welcomed, type Standing } from './fair-share.ts';
import type { Ladder } from './ladder.ts';
import type { Trace } from './place.ts';

/** Where the turns for leads without a country are counted. */
const nowhere = '-';

/** The scope in which a rule's turns for leads of a country are counted. */
export const ruleScope = (ruleId: string, country: string | null): string =>
  `${ruleId}#${country ?? nowhere}`;

/** The scope whose standings a lead is ranked by: that of the rule that places it, or its country. */
export const rankedIn = (country: string | null, { rule }: { rule: { id: string } | null }): string =>
  rule === null ? (country ?? nowhere) : ruleScope(rule.id, country);

/**
 * The scopes in which an offer counts as a turn: that of its rule; or, where the policy's own strategy made it, each
 * country that its partner serves and the one it was decided in, which a partner from elsewhere may be offered, too.
 */
export const countedIn = (
  { territories }: Pick<Candidate, 'territories'>,
  { rule }: Pick<Trace, 'rule'>,
  country: string | null,
): string[] => {
  const decidedIn = rankedIn(country, { rule });
  return rule === null
    ? [...new Set([...territories.map((territory) => territory.country), decidedIn])]
    : [decidedIn];
};

/**
 * The scope in which an offer was decided, of those it counts in: its rule's, or the country of the lead; null where it
 * took no turn.
 */
export const turnScope = (turnIn: readonly string[], country: string | null): string | null =>
  turnIn.find((scope) => scope.includes('#')) ?? (turnIn.length === 0 ? null : (country ?? nowhere));

/** Standings as they count at the weights that candidates have today. */
function atTodaysWeights(
  candidates: readonly Candidate[],
  standings: ReadonlyMap<string, Standing>,
): ReadonlyMap<string, Standing> {
  const changed = candidates.flatMap(({ id, weight }): [string, Standing][] => {
    const standing = standings.get(id);
    const counted = standing && rebased(standing, weight);
    return counted === undefined || counted === standing ? [] : [[id, counted]];
  });
  return changed.length === 0 ? standings : new Map([...standings, ...changed]);
}

/** The standings a lead is ranked by: at the weights of today, and with those who are new to its rule welcomed. */
export function standingsToRank(
  { chosen, remaining, absent }: Pick<Ladder, 'chosen' | 'remaining' | 'absent'>,
  standings: ReadonlyMap<string, Standing>,
  document: Pick<PolicyDocument, 'newcomerStart'>,
): ReadonlyMap<string, Standing> {
  const counted = atTodaysWeights([...remaining, ...absent], standings);
  return chosen.rule === null || remaining.every(({ id }) => counted.has(id))
    ? counted
    : welcomed(remaining, counted, document);
}

/** So much of a turn counts towards the level of a partner that makes up what it missed: it gets twice its share. */
const partWhileCatchingUp = 0.5;

/**
 * A standing with one turn more, decided by it.
 * @param ranked as it was ranked: at the weight of today, and with what it was welcomed with
 * @param ahead how far below the others it stood
 */
export function afterTurn(
  { apart: _apart, welcomedBack: _welcomedBack, owed: mayOwe, ...ranked }: Standing,
  { weight, ahead, at }: { weight: number; ahead: number; at: string },
): Standing {
  const owed = stillOwed({ owed: mayOwe }, at);
  const madeUp = Math.min(partWhileCatchingUp, owed?.turns ?? 0);
  return {
    ...ranked,
    assigned: ranked.assigned + 1 - madeUp,
    lastAssignedAt: at,
    version: ranked.version + 1,
    weight,
    here: { at, ahead },
    ...(owed && owed.turns > madeUp && { owed: { ...owed, turns: owed.turns - madeUp } }),
  };
}

/** A standing with one turn more that was decided by others: it is counted at the weight its partner has. */
export function afterTurnElsewhere(
  standing: Standing,
  { weight, at }: { weight: number; at: string },
): Standing {
  const before = standing.apart?.find((one) => one.weight === weight)?.turns ?? 0;
  return {
    ...standing,
    assigned: standing.assigned + 1,
    lastAssignedAt: at,
    version: standing.version + 1,
    apart: [...(standing.apart ?? []).filter((one) => one.weight !== weight), { weight, turns: before + 1 }],
  };
}
