/**
 * Standings: what each partner was given, by scope, so that one query shows all levels that matter to a lead. Turns of
 * the policy's own strategy are counted by country, in each that the partner serves; those of a rule by rule and country.
 */
import * as z from 'zod';
import type { Condition, Write } from '#functions/kernel/commit.ts';
import { queryAll } from '#functions/kernel/dynamo.ts';
import type { Standing } from '../domain/distribution/fair-share.ts';
import { standingPartition } from './lead-keys.ts';

const stored = z.object({
  partnerId: z.string(),
  assigned: z.number().int(),
  creditedBack: z.number().int(),
  lastAssignedAt: z.string().nullable().default(null),
  version: z.number().int(),
});

/** The standings of a scope, strongly consistent (1 request and about 1 unit per 20 partners). */
export async function readStandings(scope: string): Promise<Map<string, Standing>> {
  const items = await queryAll({ partition: standingPartition(scope), consistent: true });
  return new Map(items.map((item) => stored.parse(item)).map((standing) => [standing.partnerId, standing]));
}

const unchangedSince = (standing: Standing | undefined): Condition =>
  standing === undefined
    ? { expression: 'attribute_not_exists(pk)' }
    : {
        expression: '#version = :readVersion',
        names: { '#version': 'version' },
        values: { ':readVersion': standing.version },
      };

/**
 * A turn given, counted in every scope named; binding on the standing that was read in the lead's, so that of two
 * racing decisions only one can stand.
 * @param turn `base`: the turns somebody new to the scope begins with
 */
export const turnWrites = (turn: {
  partnerId: string;
  scopes: readonly string[];
  decidedIn: string;
  read: Standing | undefined;
  base: number;
  at: string;
}): Write[] =>
  turn.scopes.map((scope): Write => ({
    label: 'standing',
    update: { pk: standingPartition(scope), sk: turn.partnerId },
    set: 'SET assigned = if_not_exists(assigned, :base) + :one, creditedBack = if_not_exists(creditedBack, :zero), lastAssignedAt = :at, partnerId = :partner, #version = if_not_exists(#version, :zero) + :one',
    names: { '#version': 'version' },
    values: {
      ':zero': 0,
      ':one': 1,
      ':base': scope === turn.decidedIn ? turn.base : 0,
      ':at': turn.at,
      ':partner': turn.partnerId,
    },
    ...(scope === turn.decidedIn ? { when: unchangedSince(turn.read) } : {}),
  }));

export const creditLabel = 'standing-credit';

/** A turn given back in every scope where it was counted. */
export const creditWrites = (partnerId: string, scopes: readonly string[]): Write[] =>
  scopes.map((scope): Write => ({
    label: creditLabel,
    update: { pk: standingPartition(scope), sk: partnerId },
    set: 'SET creditedBack = if_not_exists(creditedBack, :zero) + :one, assigned = if_not_exists(assigned, :zero), partnerId = :partner, #version = if_not_exists(#version, :zero) + :one',
    names: { '#version': 'version' },
    values: { ':zero': 0, ':one': 1, ':partner': partnerId },
  }));

/** The turns a newcomer begins with; never over what is counted already. */
export const welcomeWrite = (country: string, partnerId: string, turns: number): Write => ({
  label: 'welcome',
  put: {
    pk: standingPartition(country),
    sk: partnerId,
    kind: 'standing',
    schema: 1,
    partnerId,
    assigned: turns,
    creditedBack: 0,
    lastAssignedAt: null,
    version: 1,
  },
  when: { expression: 'attribute_not_exists(pk)' },
});
