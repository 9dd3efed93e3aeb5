/** What of the figures a page shows at first: the greatest rows of each long list, and the sum of all others. */
import type { WhatIfResult } from '@rafiq/shared/leads/what-if-contract.ts';

/** The lists that may be long; each can be asked for whole. */
export const longLists = ['partners', 'moves', 'countries', 'rules'] as const;
export type LongList = (typeof longLists)[number];

/** So many rows of each, unless it is asked for whole. */
export const mostAtFirst: Readonly<Record<LongList, number>> = {
  partners: 12,
  moves: 10,
  countries: 10,
  rules: 12,
};

export interface Shown<Row, Name extends string> {
  rows: readonly Row[];
  /** All that have no row here: how many they are, and their sums. */
  others: { count: number } & Readonly<Record<Name, number>>;
  /** How many rows there are if the list is asked for whole; null where all stand here. */
  whole: number | null;
}

type Sums<Name extends string> = Readonly<Record<Name, number>>;

/** The first rows of a list. Those that find no place here join the others: no lead is lost from the sums. */
function shortened<Name extends string, Row extends Sums<Name>>(
  list: { rows: readonly Row[]; others: { count: number } & Sums<Name> },
  names: readonly Name[],
  most: number,
): Shown<Row, Name> {
  // A row that stands for a single one would say less than that one itself.
  if (list.rows.length <= most + 1) return { ...list, whole: null };
  const rest = list.rows.slice(most);
  const summed: readonly Sums<Name>[] = [list.others, ...rest];
  const sums = names.map((name) => [name, summed.reduce((sum, row) => sum + row[name], 0)]);
  return {
    rows: list.rows.slice(0, most),
    others: {
      count: list.others.count + rest.length,
      ...(Object.fromEntries(sums) as Record<Name, number>),
    },
    whole: list.rows.length,
  };
}

const named = <Others extends object, Name extends keyof Others>(
  others: Others,
  name: Name,
): Omit<Others, Name> & { count: Others[Name] } => {
  const { [name]: count, ...sums } = others;
  return { ...sums, count };
};

/** The figures with their long lists cut short, but for those that are asked for whole. */
export function shownFigures(result: WhatIfResult, whole: readonly LongList[]) {
  const { partners, moves, countries, rules, ...figures } = result;
  const most = (list: LongList) => (whole.includes(list) ? Infinity : mostAtFirst[list]);
  return {
    ...figures,
    partners: shortened(
      { rows: partners.rows, others: named(partners.others, 'partners') },
      ['before', 'after', 'gained', 'lost'],
      most('partners'),
    ),
    moves: shortened({ rows: moves.rows, others: named(moves.others, 'pairs') }, ['leads'], most('moves')),
    countries: shortened(
      { rows: countries.rows, others: named(countries.others, 'countries') },
      ['leads', 'moved', 'before', 'after'],
      most('countries'),
    ),
    rules: shortened(
      { rows: rules.rows, others: named(rules.others, 'rules') },
      ['before', 'after'],
      most('rules'),
    ),
  };
}
export type ShownFigures = ReturnType<typeof shownFigures>;
