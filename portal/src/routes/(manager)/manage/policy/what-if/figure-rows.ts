/** The figures of a what-if as rows of its tables: names in the reader's words. */
import type { Destination } from '@rafiq/shared/leads/what-if-contract.ts';
import type { SidesRow } from '#lib/components/policy/sides-row.ts';
import { tierWords } from '#lib/components/terms.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ShownFigures } from './shown-figures.ts';

/** An index as its reader writes it; a dash where there was nobody to compare. */
export const indexText = (index: number | null, format: Formatter): string =>
  index === null ? '–' : format.number(index, 3);

/** The row of the others, where there are any. */
const otherRow = (
  others: { count: number; before: number; after: number },
  more: readonly string[],
  format: Formatter,
): SidesRow[] =>
  others.count === 0
    ? []
    : [
        {
          key: 'others',
          label: m.what_if_others({ count: format.number(others.count) }),
          quiet: true,
          before: others.before,
          after: others.after,
          more,
        },
      ];

const placeWords = {
  offered: m.what_if_offered,
  pooled: m.what_if_pooled,
  held: m.what_if_held,
  unplaced: m.what_if_unplaced,
} as const;
const places = ['offered', 'pooled', 'held', 'unplaced'] as const;

/** Where a lead comes to: the partner's name, or the place where it waits. */
export const destinationName = (destination: Destination): string =>
  destination.kind === 'offered' ? destination.partnerName : placeWords[destination.kind]();

export const outcomeRows = ({ outcomes }: Pick<ShownFigures, 'outcomes'>): SidesRow[] =>
  places.map((place) => ({ key: place, label: placeWords[place](), ...outcomes[place], more: [] }));

/** The commonest reason after the draft first. */
export const reasonRows = ({ unplacedByReason }: Pick<ShownFigures, 'unplacedByReason'>): SidesRow[] =>
  unplacedByReason
    .map(({ code, text, before, after }) => ({ key: code, label: text, before, after, more: [] }))
    .sort((one, other) => other.after - one.after || other.before - one.before);

export function partnerRows({ partners }: Pick<ShownFigures, 'partners'>, format: Formatter): SidesRow[] {
  const more = ({ gained, lost }: { gained: number; lost: number }) => [
    format.number(gained),
    format.number(lost),
  ];
  return [
    ...partners.rows.map((row) => ({
      key: row.partnerId,
      label: row.partnerName,
      href: `/manage/partners/${row.partnerId}`,
      before: row.before,
      after: row.after,
      more: more(row),
    })),
    ...otherRow(partners.others, more(partners.others), format),
  ];
}

export function countryRows({ countries }: Pick<ShownFigures, 'countries'>, format: Formatter): SidesRow[] {
  const more = ({ leads, moved }: { leads: number; moved: number }) => [
    format.number(leads),
    format.number(moved),
  ];
  return [
    ...countries.rows.map((row) => ({
      key: row.country ?? 'unknown',
      label: row.country === null ? m.country_unknown() : format.country(row.country),
      before: row.before,
      after: row.after,
      more: more(row),
    })),
    ...otherRow(countries.others, more(countries.others), format),
  ];
}

/** The highest tier first. */
export const tierRows = ({ tiers }: Pick<ShownFigures, 'tiers'>, format: Formatter): SidesRow[] =>
  tiers
    .map(({ tier, moved, before, after }) => ({
      key: tier,
      label: tierWords[tier](),
      before,
      after,
      more: [format.number(moved)],
    }))
    .reverse();

export const ruleRows = ({ rules }: Pick<ShownFigures, 'rules'>, format: Formatter): SidesRow[] => [
  ...rules.rows.map((row) => ({
    key: row.ruleId ?? 'own',
    label: row.ruleName ?? m.policy_other_leads(),
    before: row.before,
    after: row.after,
    more: [indexText(row.fairnessBefore, format), indexText(row.fairnessAfter, format)],
  })),
  ...otherRow(rules.others, ['–', '–'], format),
];
