/** Where turns are counted, and what a turn makes of a standing: the same for leads that come and for those walked again. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Candidate } from './candidate.ts';
import { welcomed, type Standing } from './fair-share.ts';
import type { Ladder } from './ladder.ts';
import type { Trace } from './place.ts';

/** The scope in which a rule's turns for leads of a country are counted. */
export const ruleScope = (ruleId: string, country: string | null): string => `${ruleId}#${country ?? '-'}`;

/** The scope whose standings a lead is ranked by: that of the rule that places it, or its country; null: none. */
export const rankedIn = (country: string | null, { rule }: { rule: { id: string } | null }): string | null =>
  rule === null ? country : ruleScope(rule.id, country);

/**
 * The scopes in which an offer counts as a turn: that of its rule, or each country that its partner serves where the
 * policy's own strategy made it.
 */
export const countedIn = (
  { territories }: Pick<Candidate, 'territories'>,
  { rule }: Pick<Trace, 'rule'>,
  country: string | null,
): string[] =>
  rule === null
    ? [...new Set(territories.map((territory) => territory.country))]
    : [ruleScope(rule.id, country)];

/**
 * The scope in which an offer was decided, of those it counts in: its rule's, or the country of the lead; null where it
 * took no turn.
 */
export const turnScope = (turnIn: readonly string[], country: string | null): string | null =>
  turnIn.find((scope) => scope.includes('#')) ?? (turnIn.length === 0 ? null : country);

/** The standings a lead is ranked by: with those who are new to its rule welcomed. */
export const standingsToRank = (
  { chosen, remaining }: Pick<Ladder, 'chosen' | 'remaining'>,
  standings: ReadonlyMap<string, Standing>,
  document: Pick<PolicyDocument, 'newcomerStart'>,
): ReadonlyMap<string, Standing> =>
  chosen.rule === null || remaining.every(({ id }) => standings.has(id))
    ? standings
    : welcomed(remaining, standings, document);

/**
 * The turns that a partner without a standing begins with: those it was ranked at by a rule, none where the policy's own
 * strategy chose it.
 */
export const startOf = (
  partnerId: string,
  { rule, candidates }: Pick<Trace, 'rule' | 'candidates'>,
): number =>
  rule === null ? 0 : (candidates.find((candidate) => candidate.partnerId === partnerId)?.assigned ?? 0);

/** A standing with one turn more. @param base the turns of somebody who has no standing yet */
export const afterTurn = (
  standing: Standing | undefined,
  { partnerId, base, at }: { partnerId: string; base: number; at: string },
): Standing => ({
  partnerId,
  assigned: (standing?.assigned ?? base) + 1,
  creditedBack: standing?.creditedBack ?? 0,
  lastAssignedAt: at,
  version: (standing?.version ?? 0) + 1,
});
