import type { OwnPartnerPatch, Partner, PartnerPatch } from '@rafiq/shared/partners/contract.ts';

/** Fields of a group that a patch names replace those it has; the others stay. */
const merged = <Group extends object>(before: Group, patch: Partial<Group> | undefined): Group => ({
  ...before,
  ...(patch === undefined
    ? {}
    : Object.fromEntries(Object.entries(patch).filter(([, value]) => value !== undefined))),
});

const given = <Value>(wanted: Value | undefined, before: Value): Value =>
  wanted === undefined ? before : wanted;

/**
 * A partner after an edit (absent fields stay, null clears), and which fields it changed; the same partner if
 * nothing did. Whoever is put under another partner shares nothing with that one until it says so itself (source:
 * domain.md, Partner: each relation's sharing level).
 */
export function changePartner(
  before: Partner,
  patch: PartnerPatch & Pick<OwnPartnerPatch, 'sharing'>,
  at: string,
): { partner: Partner; changed: string[] } {
  const parentId = given(patch.parentId, before.parentId);
  const wanted = {
    name: given(patch.name, before.name),
    kind: given(patch.kind, before.kind),
    tier: given(patch.tier, before.tier),
    tags: patch.tags === undefined ? before.tags : [...new Set(patch.tags)],
    address: merged(before.address, patch.address),
    phone: given(patch.phone, before.phone),
    website: given(patch.website, before.website),
    territories: given(patch.territories, before.territories),
    specialisations: merged(before.specialisations, patch.specialisations),
    weight: given(patch.weight, before.weight),
    capacity: merged(before.capacity, patch.capacity),
    timeZone: given(patch.timeZone, before.timeZone),
    workingHours: given(patch.workingHours, before.workingHours),
    holidays: patch.holidays === undefined ? before.holidays : [...new Set(patch.holidays)].sort(),
    managerId: given(patch.managerId, before.managerId),
    parentId,
    sharing: parentId === before.parentId ? given(patch.sharing, before.sharing) : 'hidden',
  };
  const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
    (field) => !sameValue(wanted[field], before[field]),
  );
  if (changed.length === 0) return { partner: before, changed };
  // Of weight zero it was given nothing: with a weight it is back among the others.
  const isBack = before.weight === 0 && wanted.weight > 0;
  return {
    partner: {
      ...before,
      ...wanted,
      ...(isBack && { backInPlayAt: at }),
      updatedAt: at,
      version: before.version + 1,
    },
    changed,
  };
}

/** Equal as JSON, in whatever order the fields of an object stand (the database does not keep it). */
function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [first, second] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = new Set([...Object.keys(first), ...Object.keys(second)]);
  return [...names].every((name) => sameValue(first[name], second[name]));
}
