import { fold } from '@rafiq/shared/fold.ts';
import type { KnownPartners } from '@rafiq/shared/leads/policy-warnings.ts';
import { listPartners } from '@rafiq/shared/partners/contract.ts';
import type { Api } from '#lib/server/api.ts';

const atMost = 100;
/** A partner may live in a zone where the day before is not over yet. */
const halfDayMs = 43_200_000;

export interface EditedAmong extends KnownPartners {
  /** The certifications that partners hold, to choose from. */
  readonly certifications: readonly string[];
}

/** What the editor knows of the partners that are active: what they hold and take, and how they stand (1 request). */
export async function knownPartners(api: Api, nowMs: number): Promise<EditedAmong> {
  const partners = await api.act(listPartners, { query: { limit: atMost, status: 'active' } });
  if (!partners.ok) return { certifications: [], inPlay: null, standing: {} };
  const today = new Date(nowMs - halfDayMs).toISOString().slice(0, 10);
  const { items, nextCursor } = partners.value;
  const all = items.flatMap(({ specialisations }) => specialisations.certifications);
  const inPlay = items
    .filter(({ weight }) => weight > 0)
    .map(({ id, tier, kind, specialisations: { products, certifications } }) => ({
      id,
      tier,
      kind,
      products,
      certifications: certifications
        .filter(({ expiresOn }) => expiresOn === null || expiresOn >= today)
        .map(({ name }) => fold(name)),
    }));
  return {
    certifications: [...new Map(all.map(({ name }) => [fold(name), name])).values()],
    // Where there are more partners than were read, nobody can say what none of them has.
    inPlay: nextCursor === null ? inPlay : null,
    // Nothing is said of those that may be given leads.
    standing: Object.fromEntries(
      items.filter(({ weight }) => weight === 0).map(({ id, status, weight }) => [id, { status, weight }]),
    ),
  };
}
