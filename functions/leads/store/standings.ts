/** Standings: what each partner was given, by country, so that one query shows all levels that matter to a lead. */
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

/** The standings of a country, strongly consistent (1 request and about 1 unit per 20 partners). */
export async function readStandings(country: string): Promise<Map<string, Standing>> {
  const items = await queryAll({ partition: standingPartition(country), consistent: true });
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
 * A turn given, counted in every country the partner serves; binding on the standing that was read in the
 * lead's country, so that of two racing decisions only one can stand.
 */
export const turnWrites = (turn: {
  partnerId: string;
  countries: readonly string[];
  decidedIn: string;
  read: Standing | undefined;
  at: string;
}): Write[] =>
  turn.countries.map((country): Write => ({
    label: 'standing',
    update: { pk: standingPartition(country), sk: turn.partnerId },
    set: 'SET assigned = if_not_exists(assigned, :zero) + :one, creditedBack = if_not_exists(creditedBack, :zero), lastAssignedAt = :at, partnerId = :partner, #version = if_not_exists(#version, :zero) + :one',
    names: { '#version': 'version' },
    values: { ':zero': 0, ':one': 1, ':at': turn.at, ':partner': turn.partnerId },
    ...(country === turn.decidedIn ? { when: unchangedSince(turn.read) } : {}),
  }));

/** A turn given back in every country where it was counted. */
export const creditWrites = (partnerId: string, countries: readonly string[]): Write[] =>
  countries.map((country): Write => ({
    label: 'standing-credit',
    update: { pk: standingPartition(country), sk: partnerId },
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
