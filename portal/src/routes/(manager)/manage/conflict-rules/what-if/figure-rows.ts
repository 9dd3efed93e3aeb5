/** The figures of a what-if of the conflict rules as rows of its tables, names in the reader's words. */
import type { ConflictWhatIfFigures } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { judgementOutcomes, prevailingSides } from '@rafiq/shared/deals/conflict-status.ts';
import type { SidesRow } from '#lib/components/policy/sides-row.ts';
import { tierWords } from '#lib/components/terms/partner-terms.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import { conflictRuleNames, precedenceStepWords } from '../conflict-rule-words.ts';
import { outcomeWords } from '../outcome-words.ts';
import { prevailingWords } from './prevailing-words.ts';

/** What comes of the registrations, and how many of them become a conflict case. */
export const outcomeRows = ({
  outcomes,
  cases,
}: Pick<ConflictWhatIfFigures, 'outcomes' | 'cases'>): SidesRow[] => [
  ...judgementOutcomes.map((outcome) => ({
    key: outcome,
    label: outcomeWords[outcome].label(),
    ...outcomes[outcome],
    more: [],
  })),
  { key: 'cases', label: m.conflict_cases_opened(), ...cases, more: [] },
];

type Precedence = NonNullable<ConflictWhatIfFigures['precedence']>;

/** Who prevails in the cases of those that moved. */
export const prevailingRows = ({ sides }: Pick<Precedence, 'sides'>): SidesRow[] =>
  prevailingSides.map((side) => ({ key: side, label: prevailingWords[side](), ...sides[side], more: [] }));

/** By which step. */
export const stepRows = ({ steps }: Pick<Precedence, 'steps'>): SidesRow[] =>
  steps.map(({ step, ...counted }) => ({
    key: step,
    label: precedenceStepWords[step].label(),
    ...counted,
    more: [],
  }));

/** By rule: registrations it flagged or refused; rules that met none, before or after, are left out. */
export const ruleRows = ({ rules }: Pick<ConflictWhatIfFigures, 'rules'>, format: Formatter): SidesRow[] =>
  rules.flatMap(({ rule, flag, block, moved }) => {
    const [before, after] = [flag.before + block.before, flag.after + block.after];
    return before + after + moved === 0
      ? []
      : [
          {
            key: rule,
            label: conflictRuleNames[rule](),
            before,
            after,
            more: [format.number(block.before), format.number(block.after), format.number(moved)],
          },
        ];
  });

type Part = Pick<ConflictWhatIfFigures, 'registrations' | 'moved' | 'outcomes'>;

/** A part of the registrations by how many of them are approved at once. */
const partRow = (key: string, label: string, part: Part, format: Formatter): SidesRow => ({
  key,
  label,
  ...part.outcomes.approve,
  more: [format.number(part.registrations), format.number(part.moved)],
});

const otherRow = (count: number, part: Part, format: Formatter): SidesRow[] =>
  count === 0
    ? []
    : [
        {
          ...partRow('others', m.what_if_others({ count: format.number(count) }), part, format),
          quiet: true,
        },
      ];

export const partnerRows = (
  { partners: { rows, others } }: Pick<ConflictWhatIfFigures, 'partners'>,
  format: Formatter,
): SidesRow[] => [
  ...rows.map((row) => ({
    ...partRow(row.partnerId, row.partnerName, row, format),
    href: `/manage/partners/${row.partnerId}`,
  })),
  ...otherRow(others.partners, others, format),
];

/** The highest tier first. */
export const tierRows = ({ tiers }: Pick<ConflictWhatIfFigures, 'tiers'>, format: Formatter): SidesRow[] =>
  tiers.map((row) => partRow(row.tier, tierWords[row.tier](), row, format)).reverse();

export const countryRows = (
  { countries: { rows, others } }: Pick<ConflictWhatIfFigures, 'countries'>,
  format: Formatter,
): SidesRow[] => [
  ...rows.map((row) =>
    partRow(
      row.country ?? 'unknown',
      row.country === null ? m.country_unknown() : format.country(row.country),
      row,
      format,
    ),
  ),
  ...otherRow(others.countries, others, format),
];
