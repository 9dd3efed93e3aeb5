import type { ViewPatch } from '@rafiq/shared/views/contract.ts';
import type { View } from './view.ts';

/** A view after an edit, and which fields it changed; the same view if nothing did. */
export function changeView(before: View, patch: ViewPatch, at: string): { view: View; changed: string[] } {
  const removedAt =
    patch.removed === undefined ? before.removedAt : patch.removed ? (before.removedAt ?? at) : null;
  const wanted = { name: patch.name ?? before.name, query: patch.query ?? before.query, removedAt };
  const changed = (Object.keys(wanted) as (keyof typeof wanted)[]).filter(
    (field) => wanted[field] !== before[field],
  );
  if (changed.length === 0) return { view: before, changed };
  return { view: { ...before, ...wanted, updatedAt: at, version: before.version + 1 }, changed };
}
