import { listMembers, type Erasure } from '@rafiq/shared/identity/contract.ts';
import type { Api } from '#lib/server/api.ts';

/** So many people of the vendor are known by name here. */
const atMost = 100;

/** Names whoever ordered erasures; null for those who are on the roll no more (1 request). */
export async function namedErasures(
  api: Api,
): Promise<(erasures: readonly Erasure[]) => (Erasure & { by: string | null })[]> {
  const members = await api.act(listMembers, { query: { limit: atMost } });
  const names = new Map(
    members.ok ? members.value.items.map(({ id, name, email }) => [id, name ?? email]) : [],
  );
  return (erasures) => erasures.map((one) => ({ ...one, by: names.get(one.requestedBy) ?? null }));
}
