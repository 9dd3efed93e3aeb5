/** All tables of a what-if of the conflict rules as one list of lines, each saying of which table it is. */
import type { ConflictWhatIfFigures } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { tierWords } from '#lib/components/terms/partner-terms.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import { conflictRuleNames } from '../conflict-rule-words.ts';
import { outcomeRows, prevailingRows, stepRows } from './figure-rows.ts';

/** One line; figures that its table does not have are left out. */
export interface FigureLine {
  table: string;
  line: string;
  before: number;
  after: number;
  registrations?: number;
  moved?: number;
  refusedBefore?: number;
  refusedAfter?: number;
}

type Part = Pick<ConflictWhatIfFigures, 'registrations' | 'moved' | 'outcomes'>;

/** A part of the registrations by how many of them are approved at once. */
const partLine = (line: string, { registrations, moved, outcomes }: Part) => ({
  line,
  ...outcomes.approve,
  registrations,
  moved,
});

/** The lines in the order of the page; the sum of those that the what-if does not list ends a table. */
export function figureLines(figures: ConflictWhatIfFigures, format: Formatter): FigureLine[] {
  const { rules, precedence, partners, tiers, countries } = figures;
  const of = (table: string, lines: readonly Omit<FigureLine, 'table'>[]): FigureLine[] =>
    lines.map((line) => ({ ...line, table }));
  const named = ({ label, before, after }: { label: string; before: number; after: number }) => ({
    line: label,
    before,
    after,
  });
  const others = (count: number, part: Part) =>
    count === 0 ? [] : [partLine(m.what_if_others({ count: format.number(count) }), part)];
  return [
    ...of(m.conflict_outcomes(), outcomeRows(figures).map(named)),
    ...of(
      m.what_if_rules(),
      rules.map(({ rule, flag, block, moved }) => ({
        line: conflictRuleNames[rule](),
        before: flag.before + block.before,
        after: flag.after + block.after,
        refusedBefore: block.before,
        refusedAfter: block.after,
        moved,
      })),
    ),
    ...(precedence === null
      ? []
      : [
          ...of(m.conflict_prevails(), prevailingRows(precedence).map(named)),
          ...of(m.conflict_prevails_step(), stepRows(precedence).map(named)),
        ]),
    ...of(m.conflict_by_partner(), [
      ...partners.rows.map((row) => partLine(row.partnerName, row)),
      ...others(partners.others.partners, partners.others),
    ]),
    ...of(m.what_if_tiers(), tiers.map((row) => partLine(tierWords[row.tier](), row)).reverse()),
    ...of(m.conflict_by_country(), [
      ...countries.rows.map((row) =>
        partLine(row.country === null ? m.country_unknown() : format.country(row.country), row),
      ),
      ...others(countries.others.countries, countries.others),
    ]),
  ];
}
