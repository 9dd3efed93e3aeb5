/** All tables of a what-if as one list of lines, each saying of which table it is; names in the reader's words. */
import type { WhatIfResult } from '@rafiq/shared/leads/what-if-contract.ts';
import { tierWords } from '#lib/components/terms.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import { destinationName, outcomeRows, reasonRows } from './figure-rows.ts';

/** One line; figures that its table does not have are left out. */
export interface FigureLine {
  table: string;
  line: string;
  /** Where leads move to, in the table of moves. */
  to?: string;
  before?: number;
  after?: number;
  leads?: number;
  moved?: number;
  gained?: number;
  lost?: number;
  fairnessBefore?: number | null;
  fairnessAfter?: number | null;
}

/** The lines in the order of the page, each table whole; the sum of those that the what-if does not list ends it. */
export function figureLines(result: WhatIfResult, format: Formatter): FigureLine[] {
  const { partners, rules, moves, tiers, countries } = result;
  const others = <Sums extends object>(count: number, sums: Sums) =>
    count === 0 ? [] : [{ ...sums, line: m.what_if_others({ count: format.number(count) }) }];
  const of = (table: string, lines: readonly Omit<FigureLine, 'table'>[]): FigureLine[] =>
    lines.map((line) => ({ ...line, table }));
  const named = ({ label, before, after }: { label: string; before: number; after: number }) => ({
    line: label,
    before,
    after,
  });
  return [
    ...of(m.what_if_outcomes(), outcomeRows(result).map(named)),
    ...of(m.what_if_partners(), [
      ...partners.rows.map((row) => ({ ...row, line: row.partnerName })),
      ...others(partners.others.partners, partners.others),
    ]),
    ...of(m.what_if_rules(), [
      ...rules.rows.map((row) => ({ ...row, line: row.ruleName ?? m.policy_other_leads() })),
      ...others(rules.others.rules, rules.others),
    ]),
    ...of(m.what_if_moves(), [
      ...moves.rows.map(({ from, to, leads }) => ({
        line: destinationName(from),
        to: destinationName(to),
        leads,
      })),
      ...others(moves.others.pairs, moves.others),
    ]),
    ...of(m.what_if_reasons(), reasonRows(result).map(named)),
    ...of(m.what_if_tiers(), tiers.map((row) => ({ ...row, line: tierWords[row.tier]() })).reverse()),
    ...of(m.what_if_countries(), [
      ...countries.rows.map((row) => ({
        ...row,
        line: row.country === null ? m.country_unknown() : format.country(row.country),
      })),
      ...others(countries.others.countries, countries.others),
    ]),
  ];
}
