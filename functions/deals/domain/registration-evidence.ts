import type { OtherRegistration } from './conflict-facts.ts';
import type { Evidence } from './finding.ts';

/** Registrations as evidence. */
export const registrationEvidence = (registrations: readonly OtherRegistration[]): Evidence[] =>
  registrations.map(({ id, partnerId }) => ({ kind: 'registration', id, partnerId }));
