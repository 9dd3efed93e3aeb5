/** What is to be warned of in a conflict policy that is published or tried. */
import type {
  ToldConflictPolicyWarnings,
  WrittenConflictPolicy,
} from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { conflictWarnings, type ConflictWarning } from '@rafiq/shared/deals/conflict-warnings.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import { readCatalogue } from '#functions/products/index.ts';
import type { Edition } from './domain/conflict-course.ts';

/** Whoever puts these right may ask again; as many as errors of a refusal. */
const mostTold = 100;

const namesFamilies = ({ rules }: WrittenConflictPolicy): boolean =>
  rules.some(({ appliesWhen }) => appliesWhen.some(({ field }) => field === 'productFamily'));

/**
 * What is to be warned of (1 request per megabyte of the catalogue where families are named; else none).
 * @param at where the document stands in the request
 */
export async function warnOfConflictPolicy(
  document: WrittenConflictPolicy,
  at: string,
): Promise<ConflictWarning[]> {
  const families = namesFamilies(document)
    ? (await readCatalogue()).names.flatMap(({ product }) => product.family ?? [])
    : undefined;
  return conflictWarnings(document, families)
    .slice(0, mostTold)
    .map((one) => ({ ...one, pointer: `${at}${one.pointer}` }));
}

/** What versions that are yet to begin mean for one that begins at an instant. @param scheduled the next one first */
export function warnOfSchedule(scheduled: readonly Edition[], effectiveFrom: string): ConflictWarning[] {
  const pointer = '/effectiveFrom';
  const same = scheduled.filter((one) => one.effectiveFrom === effectiveFrom);
  const next = scheduled.find((one) => one.effectiveFrom > effectiveFrom);
  return [
    ...same.map(({ version }): ConflictWarning => ({
      code: 'replaces-scheduled',
      pointer,
      params: { version },
    })),
    ...(next === undefined
      ? []
      : [
          {
            code: 'superseded-by-scheduled',
            pointer,
            params: { version: next.version },
          } satisfies ConflictWarning,
        ]),
  ];
}

/** Warnings with their sentences in the reader's language. */
export const presentConflictWarnings = (
  told: readonly ConflictWarning[],
  language: UiLanguage,
): ToldConflictPolicyWarnings =>
  told.map(({ code, pointer, params }) => ({
    code,
    pointer,
    detail: sentence(language, `conflict-warning.${code}`, params),
  }));
