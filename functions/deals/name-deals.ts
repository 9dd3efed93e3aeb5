import type { Caller } from '#functions/kernel/caller.ts';
import { findShownCopy } from './shown-copies.ts';
import { findCaseCopy, findCases } from './store/case-store.ts';
import { findDeals } from './store/deal-store.ts';

const named = (entries: readonly (readonly [string, string | undefined])[]): Map<string, string> =>
  new Map(entries.flatMap(([id, name]) => (name === undefined ? [] : [[id, name] as const])));

/**
 * The companies of some registrations, as far as a reader may know them: all of them for the vendor, its own for a partner
 * (1 request a hundred; for a partner 1 each).
 */
export async function nameDeals(caller: Caller, ids: readonly string[]): Promise<Map<string, string>> {
  const { partnerId } = caller;
  const deals =
    partnerId === null
      ? await findDeals(ids)
      : (await Promise.all(ids.map((id) => findShownCopy(partnerId, id)))).flatMap((copy) => copy ?? []);
  return named(deals.map(({ id, content }) => [id, content.company.name]));
}

/** The companies of some conflict cases, each side as it knows them (as for registrations). */
export async function nameCases(caller: Caller, ids: readonly string[]): Promise<Map<string, string>> {
  const { partnerId } = caller;
  const cases =
    partnerId === null
      ? await findCases(ids)
      : (await Promise.all(ids.map((id) => findCaseCopy(partnerId, id)))).flatMap((copy) => copy ?? []);
  return named(cases.map(({ id, companyName }) => [id, companyName]));
}
