/** The facts a registration is judged by, gathered before: plain data, null wherever something is not recorded. */
import type { RegistrationStatus } from '@rafiq/shared/deals/status.ts';
import type { Money } from '@rafiq/shared/money.ts';
import type { Specialisations, Territory } from '@rafiq/shared/partners/contract.ts';
import type { PartnerKind, Tier } from '@rafiq/shared/partners/status.ts';

/** The registration under judgement. */
export interface RegistrationFacts {
  id: string;
  /** The reseller that the partner registers it for; null: for itself. */
  forPartnerId: string | null;
  productId: string | null;
  /** Null where nobody knows which family it is for. */
  productFamily: string | null;
  value: Money | null;
  country: string | null;
  subdivision: string | null;
  postalCode: string | null;
  submittedAt: string;
  /** A calendar day: `2026-11-22`. */
  expectedCloseOn: string | null;
}

/** The partner that registers. */
export interface RegisteringPartner {
  id: string;
  kind: PartnerKind;
  tier: Tier;
  timeZone: string;
  certifications: Specialisations['certifications'];
  territories: readonly Territory[];
  /** Partners it buys from, directly or not, and those that buy from it. */
  chain: { above: readonly string[]; below: readonly string[] } | null;
  /** How many of its registrations wait for a decision or are protected, without this one. */
  openRegistrations: number | null;
}

/** Who else, by id and name; the name is for managers alone. */
export interface Other {
  partnerId: string;
  partnerName: string;
}

/** Another registration for an account. */
export interface OtherRegistration extends Other {
  id: string;
  /** The reseller that its partner registered it for; null: for itself. */
  forPartnerId: string | null;
  status: RegistrationStatus;
  productId: string | null;
  /** Null: it is for all families. */
  productFamily: string | null;
  submittedAt: string;
  protectedUntil: string | null;
  lastProgressAt: string | null;
  /** When it was rejected, released, or expired; null while it is not over. */
  endedAt: string | null;
}

/** A lead of an account that a partner has or is offered. */
export interface OpenLead extends Other {
  id: string;
  state: 'offered' | 'accepted';
  productId: string | null;
  productFamily: string | null;
  /** When the partner got it. */
  since: string;
}

/** An opportunity that the vendor's own people work on, as their CRM says. */
export interface DirectOpportunity {
  id: string;
  productId: string | null;
  productFamily: string | null;
  openedAt: string;
  lastActivityAt: string | null;
}

/** A partner that has sold to the account. */
export interface Incumbent extends Other {
  productId: string | null;
  productFamily: string | null;
  lastSoldAt: string | null;
}

/** An account that the registered company may be. */
export interface AccountFacts {
  id: string;
  /** How alike they are, from 0 to 1. */
  score: number;
  /** Whose named account it is. */
  owner: Other | 'nobody' | null;
  /** Whether the vendor sells to it directly. */
  isHouse: boolean | null;
  incumbents: readonly Incumbent[] | null;
  registrations: readonly OtherRegistration[] | null;
  leads: readonly OpenLead[] | null;
  opportunities: readonly DirectOpportunity[] | null;
}

/** What the store gathers. */
export interface GatheredFacts {
  judgedAt: string;
  registration: RegistrationFacts;
  partner: RegisteringPartner;
  /** Every account whose score may matter; null: the company was not compared with any. */
  accounts: readonly AccountFacts[] | null;
}

/** Whether an account is the company that was registered, or only may be. */
export type Sameness = 'same' | 'maybe';

export interface MatchedAccount extends AccountFacts {
  sameness: Sameness;
}

/** What rules look at: the accounts are those that match, in one order, and without the registration itself. */
export interface ConflictFacts extends GatheredFacts {
  accounts: readonly MatchedAccount[] | null;
  /** The cap on open registrations for the partner's tier; null: there is none. */
  mostOpen: number | null;
}
