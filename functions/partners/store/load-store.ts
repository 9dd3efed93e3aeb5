/** A partner's load: open leads, and new ones of each day. Caps are conditions of the write itself. */
import type { Write } from '#functions/kernel/commit.ts';
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

// Each day counts under its own name, because an update cannot decide by what it finds; the days before fall away.
const newOnDay = (day: string): string => `new ${day}`;
const daysKept = 7;
const msPerDay = 86_400_000;

const earlierDays = (day: string): string[] =>
  Array.from({ length: daysKept }, (_, back) =>
    new Date(Date.parse(`${day}T00:00:00Z`) - (back + 1) * msPerDay).toISOString().slice(0, 10),
  );

/**
 * The write that adds to a partner's load (or takes off it). Adding is refused (label `partner-load`) once the
 * partner has as many open leads, or as many new ones that day, as it wants; a lead that is given up lowers the
 * open ones and not those of the day.
 */
export function loadChange(partnerId: string, delta: 1 | -1, limits: LoadLimits): Write {
  const base = { label: 'partner-load', update: loadKey(partnerId) };
  const names = { '#kind': 'kind', '#schema': 'schema', '#open': 'open' };
  const values = { ':kind': 'load', ':schema': 1, ':delta': delta };
  const stamp = 'SET #kind = :kind, #schema = :schema';
  if (delta < 0) return { ...base, set: `${stamp} ADD #open :delta`, names, values };

  const { maxOpen, maxPerDay, day } = limits;
  const earlier = Object.fromEntries(
    earlierDays(day).map((name, index) => [`#gone${index}`, newOnDay(name)]),
  );
  const conditions = [
    ...(maxOpen === null ? [] : ['(attribute_not_exists(#open) OR #open < :maxOpen)']),
    ...(maxPerDay === null ? [] : ['(attribute_not_exists(#newToday) OR #newToday < :maxPerDay)']),
    // A cap of zero must hold where nothing was counted yet.
    ...(maxOpen === 0 || maxPerDay === 0 ? ['attribute_exists(#never)'] : []),
  ];
  return {
    ...base,
    set: `${stamp} ADD #open :delta, #newToday :delta REMOVE ${Object.keys(earlier).join(', ')}`,
    names: { ...names, '#newToday': newOnDay(day), ...earlier },
    values,
    ...(conditions.length === 0
      ? {}
      : {
          when: {
            expression: conditions.join(' AND '),
            ...(maxOpen === 0 || maxPerDay === 0 ? { names: { '#never': 'never' } } : {}),
            values: {
              ...(maxOpen === null ? {} : { ':maxOpen': maxOpen }),
              ...(maxPerDay === null ? {} : { ':maxPerDay': maxPerDay }),
            },
          },
        }),
  };
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
