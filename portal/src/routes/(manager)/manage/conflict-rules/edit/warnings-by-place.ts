/** What is allowed in a draft of the conflict policy and hardly meant, told where it stands. */
import type { WrittenConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { conflictWarnings, type ConflictWarning } from '@rafiq/shared/deals/conflict-warnings.ts';
import type { Tier } from '@rafiq/shared/partners/status.ts';
import { tierWords } from '#lib/components/terms/partner-terms.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';

function warningText({ code, params }: ConflictWarning, format: Formatter): string {
  switch (code) {
    case 'adds-nothing':
      return m.conflict_warn_adds_nothing({ place: format.number(Number(params['place'])) });
    case 'cap-below-lower-tier':
      return m.conflict_warn_cap_below({ tier: tierWords[params['tier'] as Tier]() });
    case 'cap-without-rule':
      return m.conflict_warn_cap_without_rule();
    case 'duplicates-pass':
      return m.conflict_warn_duplicates_pass();
    case 'family-of-no-product':
      return m.conflict_warn_family();
    case 'finds-nothing':
      return m.conflict_warn_finds_nothing();
    case 'low-likeness':
      return m.conflict_warn_low_likeness();
    case 'never-applies':
      return m.conflict_warn_never_applies();
    case 'never-asked-for-progress':
      return m.conflict_warn_never_asked();
    case 'no-likeness-between':
      return m.conflict_warn_no_between();
    case 'no-rule':
      return m.conflict_warn_no_rule();
    case 'no-warning':
      return m.conflict_warn_no_warning();
    case 'nobody-of-tier':
      return m.conflict_warn_nobody({ tier: tierWords[params['tier'] as Tier]() });
    case 'protection-unguarded':
      return m.conflict_warn_unguarded();
    case 'reason-not-told':
      return m.conflict_warn_reason();
    case 'replaces-scheduled':
    case 'superseded-by-scheduled':
      // They are about the instant, not about what the rules say (`schedule-warnings.ts`).
      return '';
  }
}

export interface PlacedWarnings {
  /** Of the rules together. */
  whole: string[];
  /** By the places of the rules, counted from 0. */
  byRule: ReadonlyMap<number, string[]>;
  protection: string[];
  matching: string[];
}

/** @param families of all products; null where they are not all known */
export function warningsByPlace(
  document: WrittenConflictPolicy,
  families: readonly string[] | null,
  format: Formatter,
): PlacedWarnings {
  const told = conflictWarnings(document, families ?? undefined).map((one) => ({
    pointer: one.pointer,
    text: warningText(one, format),
  }));
  const within = (beginning: string) =>
    told.filter(({ pointer }) => pointer.startsWith(beginning)).map(({ text }) => text);
  const byRule = new Map<number, string[]>();
  for (const { pointer, text } of told) {
    const [, place] = /^\/rules\/(\d+)/.exec(pointer) ?? [];
    if (place === undefined) continue;
    const known = byRule.get(Number(place)) ?? [];
    // Two families without products are told of once.
    if (!known.includes(text)) byRule.set(Number(place), [...known, text]);
  }
  return {
    whole: told.filter(({ pointer }) => pointer === '/rules').map(({ text }) => text),
    byRule,
    protection: within('/protection'),
    matching: within('/matching'),
  };
}
