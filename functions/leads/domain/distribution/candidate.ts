/** The facts about partners that a placement may use, gathered before it decides. */
import type {
  Capacity,
  Specialisations,
  Territory,
  TimeOff,
  WorkingHours,
} from '@rafiq/shared/partners/contract.ts';
import type { PartnerKind, PartnerStatus, Tier } from '@rafiq/shared/partners/status.ts';

export interface Candidate {
  id: string;
  name: string;
  status: PartnerStatus;
  kind: PartnerKind;
  tier: Tier;
  country: string;
  address: { subdivision: string | null; postalCode: string | null };
  weight: number;
  territories: readonly Territory[];
  specialisations: Specialisations;
  capacity: Capacity;
  timeZone: string;
  /** Null: those of its country. */
  workingHours: WorkingHours | null;
  holidays: readonly string[];
  timeOff: readonly TimeOff[];
  managerId: string | null;
  createdAt: string;
  /** When it was last put into play: reinstated, or given a weight after having had none; absent: neither ever was. */
  backInPlayAt?: string | undefined;
}

/** All partners at one version of the roster, ready to be asked by country. */
export interface CandidateIndex {
  version: number;
  all: readonly Candidate[];
  byCountry: ReadonlyMap<string, readonly Candidate[]>;
  /** How many can be offered nothing at all: not active, or of weight zero. */
  outOfPlay: number;
  byId: ReadonlyMap<string, Candidate>;
}

/** Whether a partner may be offered anything at all. Weight 0 means never (source: domain.md, Partner). */
export const isInPlay = (candidate: Candidate): boolean =>
  candidate.status === 'active' && candidate.weight > 0;

/** Sorts partners by the countries they serve, once per version of the roster. */
export function indexCandidates(roster: { version: number; partners: readonly Candidate[] }): CandidateIndex {
  const byCountry = new Map<string, Candidate[]>();
  for (const candidate of roster.partners) {
    if (!isInPlay(candidate)) continue;
    for (const country of new Set(candidate.territories.map((territory) => territory.country))) {
      const list = byCountry.get(country);
      if (list === undefined) byCountry.set(country, [candidate]);
      else list.push(candidate);
    }
  }
  return {
    version: roster.version,
    all: roster.partners,
    byCountry,
    outOfPlay: roster.partners.filter((candidate) => !isInPlay(candidate)).length,
    byId: new Map(roster.partners.map((candidate) => [candidate.id, candidate])),
  };
}
