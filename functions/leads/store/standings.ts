/**
 * Standings: what each partner was given, by scope, so that one query shows all levels that matter to a lead. Turns of
 * the policy's own strategy are counted by country, in each that the partner serves; those of a rule by rule and country.
 */
import * as z from 'zod';
import type { Condition, Write } from '#functions/kernel/commit.ts';
import { queryAll, type Item } from '#functions/kernel/dynamo.ts';
import type { Standing } from '../domain/distribution/fair-share.ts';
import { standingPartition } from './lead-keys.ts';

/** Turns counted in passing, where nobody had read at which weight the others were: `apart@3`. */
const apartPrefix = 'apart@';
const apartAt = (weight: number): string => `${apartPrefix}${weight}`;

const stored = z.object({
  partnerId: z.string(),
  assigned: z.number(),
  creditedBack: z.number().int(),
  lastAssignedAt: z.string().nullable().default(null),
  version: z.number().int(),
  weight: z.number().positive().optional(),
  here: z.object({ at: z.string(), ahead: z.number() }).optional(),
  owed: z.object({ turns: z.number(), until: z.string() }).optional(),
});

/** A standing as it is kept. */
export function parseStanding(item: Item): Standing {
  const { weight, here, owed, ...counts } = stored.parse(item);
  // The database keeps the fields of an item in an order of its own.
  const apart = Object.entries(item).flatMap(([name, turns]) =>
    name.startsWith(apartPrefix)
      ? [{ weight: Number(name.slice(apartPrefix.length)), turns: z.number().parse(turns) }]
      : [],
  );
  return {
    ...counts,
    ...(weight !== undefined && { weight }),
    ...(apart.length > 0 && { apart: apart.sort((one, other) => one.weight - other.weight) }),
    ...(here && { here }),
    ...(owed && { owed }),
  };
}

/** The standings of a scope, strongly consistent (1 request and about 1 unit per 20 partners). */
export async function readStandings(scope: string): Promise<Map<string, Standing>> {
  const items = await queryAll({ partition: standingPartition(scope), consistent: true });
  return new Map(items.map(parseStanding).map((standing) => [standing.partnerId, standing]));
}

const unchangedSince = (standing: Standing | undefined): Condition =>
  standing === undefined
    ? { expression: 'attribute_not_exists(pk)' }
    : {
        expression: '#version = :readVersion',
        names: { '#version': 'version' },
        values: { ':readVersion': standing.version },
      };

/** A turn in the scope that decided it: all that the standing says now, over just what was read. */
function decidedTurn(scope: string, turn: Standing, read: Standing | undefined): Write {
  const names: Record<string, string> = { '#version': 'version', '#weight': 'weight' };
  if (turn.owed ?? read?.owed) names['#owed'] = 'owed';
  const gone = (read?.apart ?? []).map(({ weight }, index) => {
    names[`#apart${index}`] = apartAt(weight);
    return `#apart${index}`;
  });
  if (turn.owed === undefined && read?.owed) gone.push('#owed');
  const set =
    'SET assigned = :assigned, creditedBack = :creditedBack, lastAssignedAt = :at, partnerId = :partner, #version = :version, #weight = :weight, here = :here';
  return {
    label: 'standing',
    update: { pk: standingPartition(scope), sk: turn.partnerId },
    set: `${set}${turn.owed ? ', #owed = :owed' : ''}${gone.length > 0 ? ` REMOVE ${gone.join(', ')}` : ''}`,
    names,
    values: {
      ':assigned': turn.assigned,
      ':creditedBack': turn.creditedBack,
      ':at': turn.lastAssignedAt,
      ':partner': turn.partnerId,
      ':version': turn.version,
      ':weight': turn.weight,
      ':here': turn.here,
      ...(turn.owed && { ':owed': turn.owed }),
    },
    when: unchangedSince(read),
  };
}

/** A turn that counts in a scope too which did not decide it: nobody has read the standing, so it is added to. */
const turnInPassing = (scope: string, { partnerId, lastAssignedAt, weight }: Standing): Write => ({
  label: 'standing',
  update: { pk: standingPartition(scope), sk: partnerId },
  set: 'SET assigned = if_not_exists(assigned, :zero) + :one, #apart = if_not_exists(#apart, :zero) + :one, creditedBack = if_not_exists(creditedBack, :zero), lastAssignedAt = :at, partnerId = :partner, #version = if_not_exists(#version, :zero) + :one',
  names: { '#version': 'version', '#apart': apartAt(weight ?? 1) },
  values: { ':zero': 0, ':one': 1, ':at': lastAssignedAt, ':partner': partnerId },
});

/**
 * A turn given, counted in every scope named; binding on the standing that was read in the lead's, so that of two
 * racing decisions only one can stand.
 * @param turn the standing in the lead's scope with this turn; `read`: as it was read
 */
export const turnWrites = (
  turn: Standing,
  { scopes, decidedIn, read }: { scopes: readonly string[]; decidedIn: string; read: Standing | undefined },
): Write[] =>
  scopes.map((scope) => (scope === decidedIn ? decidedTurn(scope, turn, read) : turnInPassing(scope, turn)));

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
export const welcomeWrite = (
  country: string,
  partnerId: string,
  { turns, weight }: { turns: number; weight: number },
): Write => ({
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
    weight,
  },
  when: { expression: 'attribute_not_exists(pk)' },
});
