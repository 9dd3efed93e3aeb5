/** A partner's load: open leads, and new ones of each day. Caps are conditions of the write itself. */
import type { Condition, Write } from '#functions/kernel/commit.ts';
import { getItems, type Item } from '#functions/kernel/dynamo.ts';
import { recordReader } from '#functions/kernel/record.ts';
import * as z from 'zod';
import { loadKey } from './partner-keys.ts';

/** What a partner has on its hands. */
export interface Load {
  open: number;
  /** New ones of a calendar day (`2026-11-22`), in whatever zone the counting side uses. */
  newOn: (day: string) => number;
}

export interface LoadLimits {
  maxOpen: number | null;
  maxPerDay: number | null;
  day: string;
}

/** What a claim from the pool adds to a load, and what it is refused for. */
export interface ClaimLimits {
  /** When it is made. */
  at: string;
  /** The most leads that may be claimed and not contacted yet; null for any number. */
  mostUncontacted: number | null;
  /** The last claim must not be later than this; null if it may be at any time. */
  lastClaimBy: string | null;
}

/** By how much a load changes. */
export interface LoadDelta {
  open: -1 | 0 | 1;
  /** Claimed leads whose customer was not contacted yet. */
  uncontacted: -1 | 0 | 1;
}

// Each day counts under its own name, because an update cannot decide by what it finds; the days before fall away.
const newOnDay = (day: string): string => `new ${day}`;
const daysKept = 7;
const msPerDay = 86_400_000;

const earlierDays = (day: string): string[] =>
  Array.from({ length: daysKept }, (_, back) =>
    new Date(Date.parse(`${day}T00:00:00Z`) - (back + 1) * msPerDay).toISOString().slice(0, 10),
  );

function limitConditions(limits: LoadLimits, claim: ClaimLimits | undefined): Condition | undefined {
  const { maxOpen, maxPerDay } = limits;
  const most = claim?.mostUncontacted ?? null;
  const lastClaimBy = claim?.lastClaimBy ?? null;
  // A cap of zero must hold where nothing was counted yet.
  const never = maxOpen === 0 || maxPerDay === 0;
  const expression = [
    ...(maxOpen === null ? [] : ['(attribute_not_exists(#open) OR #open < :maxOpen)']),
    ...(maxPerDay === null ? [] : ['(attribute_not_exists(#newToday) OR #newToday < :maxPerDay)']),
    ...(never ? ['attribute_exists(#never)'] : []),
    ...(most === null ? [] : ['(attribute_not_exists(#uncontacted) OR #uncontacted < :most)']),
    ...(lastClaimBy === null ? [] : ['(attribute_not_exists(#claimedAt) OR #claimedAt <= :lastClaimBy)']),
  ].join(' AND ');
  if (expression === '') return undefined;
  return {
    expression,
    ...(never && { names: { '#never': 'never' } }),
    values: {
      ...(maxOpen !== null && { ':maxOpen': maxOpen }),
      ...(maxPerDay !== null && { ':maxPerDay': maxPerDay }),
      ...(most !== null && { ':most': most }),
      ...(lastClaimBy !== null && { ':lastClaimBy': lastClaimBy }),
    },
  };
}

/**
 * The write that adds to a partner's load (or takes off it). Adding is refused (label `partner-load`) once the
 * partner has as many open leads, or as many new ones that day, as it wants; a lead that is given up lowers the
 * open ones and not those of the day. A claim may be refused for what was claimed before, too: `refusedClaim` tells.
 * @param claim where what is taken on was claimed from the pool
 */
export function loadChange(
  partnerId: string,
  delta: LoadDelta,
  limits: LoadLimits,
  claim?: ClaimLimits,
): Write {
  const base = { label: 'partner-load', update: loadKey(partnerId) };
  const names = { '#kind': 'kind', '#schema': 'schema', '#open': 'open', '#uncontacted': 'uncontacted' };
  const values = {
    ':kind': 'load',
    ':schema': 1,
    ':open': delta.open,
    ':uncontacted': delta.uncontacted,
  };
  const stamp = 'SET #kind = :kind, #schema = :schema';
  const counts = 'ADD #open :open, #uncontacted :uncontacted';
  if (delta.open <= 0) return { ...base, set: `${stamp} ${counts}`, names, values };

  const earlier = Object.fromEntries(
    earlierDays(limits.day).map((name, index) => [`#gone${index}`, newOnDay(name)]),
  );
  const when = limitConditions(limits, claim);
  const claimed = claim === undefined ? '' : ', #claimedAt = :claimedAt';
  return {
    ...base,
    set: `${stamp}${claimed} ${counts}, #newToday :open REMOVE ${Object.keys(earlier).join(', ')}`,
    names: {
      ...names,
      '#newToday': newOnDay(limits.day),
      ...(claim !== undefined && { '#claimedAt': 'claimedAt' }),
      ...earlier,
    },
    values: { ...values, ...(claim !== undefined && { ':claimedAt': claim.at }) },
    ...(when && { when }),
  };
}

const claims = z.looseObject({
  uncontacted: z.number().int().default(0),
  claimedAt: z.string().nullable().default(null),
});

/** Why a claim was refused by what its partner has claimed before; undefined where that was not why. */
export function refusedClaim(
  item: Item | undefined,
  { mostUncontacted, lastClaimBy }: ClaimLimits,
): { kind: 'too-many'; most: number } | { kind: 'too-soon'; claimedAt: string } | undefined {
  const { uncontacted, claimedAt } = claims.parse(item ?? {});
  if (mostUncontacted !== null && uncontacted >= mostUncontacted) {
    return { kind: 'too-many', most: mostUncontacted };
  }
  return lastClaimBy !== null && claimedAt !== null && claimedAt > lastClaimBy
    ? { kind: 'too-soon', claimedAt }
    : undefined;
}

const readCounts = recordReader('load', z.looseObject({ open: z.number().int() }));

function readLoad(item: Item | undefined): Load {
  if (item === undefined) return { open: 0, newOn: () => 0 };
  const counts = readCounts(item);
  return {
    open: counts.open,
    newOn: (day) => {
      const count = counts[newOnDay(day)];
      return typeof count === 'number' ? count : 0;
    },
  };
}

/** The loads of many partners, one for each id (1 request per 100). */
export async function readLoads(partnerIds: readonly string[]): Promise<Map<string, Load>> {
  const items = await getItems(partnerIds.map(loadKey));
  return new Map(partnerIds.map((id, index) => [id, readLoad(items[index])]));
}
