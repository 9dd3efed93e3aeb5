import { fold } from '../fold.ts';
import type { Specialisations } from './contract.ts';

/** Certifications that are demanded: any of those named, or all of them. */
export interface DemandedCertifications {
  names: readonly string[];
  held: 'any' | 'all';
}

/**
 * Whether these certifications meet a demand on a day: the day a certification expires is its last, and names are
 * compared in any spelling.
 * @param today a calendar day in the partner's own zone: `2026-11-22`
 */
export function holdsCertifications(
  { names, held }: DemandedCertifications,
  certifications: Specialisations['certifications'],
  today: string,
): boolean {
  const valid = new Set(
    certifications
      .filter(({ expiresOn }) => expiresOn === null || expiresOn >= today)
      .map(({ name }) => fold(name)),
  );
  const holds = (name: string) => valid.has(fold(name));
  return held === 'all' ? names.every(holds) : names.some(holds);
}
