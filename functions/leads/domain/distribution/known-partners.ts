import { fold } from '@rafiq/shared/fold.ts';
import type { KnownPartners } from '@rafiq/shared/leads/policy-warnings.ts';
import { dayIn } from '@rafiq/shared/working-time.ts';
import { isInPlay, type Candidate } from './candidate.ts';

/** All partners as the warnings of a policy look at them; a certification is valid through its last day in their zone. */
export function knownPartners(all: readonly Candidate[], at: string): KnownPartners {
  const atMs = Date.parse(at);
  return {
    standing: Object.fromEntries(all.map(({ id, status, weight }) => [id, { status, weight }])),
    inPlay: all.filter(isInPlay).map(({ id, tier, kind, specialisations, timeZone }) => ({
      id,
      tier,
      kind,
      products: specialisations.products,
      certifications: specialisations.certifications
        .filter(({ expiresOn }) => expiresOn === null || expiresOn >= dayIn(timeZone, atMs))
        .map(({ name }) => fold(name)),
    })),
  };
}
