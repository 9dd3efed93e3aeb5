import { fold } from '@rafiq/shared/fold.ts';
import { listPartners } from '@rafiq/shared/partners/contract.ts';
import type { Api } from '#lib/server/api.ts';
import type { KnownCertifications } from '../rule-warnings.ts';

const atMost = 100;
/** A partner may live in a zone where the day before is not over yet. */
const halfDayMs = 43_200_000;

/** The certifications that partners hold, to choose from, and who holds which now (1 request). */
export async function knownCertifications(
  api: Api,
  nowMs: number,
): Promise<KnownCertifications & { names: string[] }> {
  const partners = await api.act(listPartners, { query: { limit: atMost, status: 'active' } });
  if (!partners.ok) return { names: [], heldBy: null };
  const today = new Date(nowMs - halfDayMs).toISOString().slice(0, 10);
  const { items, nextCursor } = partners.value;
  const all = items.map(({ specialisations }) => specialisations.certifications);
  const byFold = new Map(all.flat().map(({ name }) => [fold(name), name]));
  const valid = all.map((held) =>
    held.filter(({ expiresOn }) => expiresOn === null || expiresOn >= today).map(({ name }) => fold(name)),
  );
  // Where there are more partners than were read, nobody can say what none of them holds.
  return {
    names: [...byFold.values()],
    heldBy: nextCursor === null ? valid.filter((held) => held.length > 0) : null,
  };
}
