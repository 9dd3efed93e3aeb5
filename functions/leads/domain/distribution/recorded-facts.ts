/** What a decision was made on beside the lead, the policy and the partners: kept with it, so that it can be made again. */
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { AccountFacts } from './account-steps.ts';
import type { TrackRecord } from './best-fit.ts';
import type { Candidate } from './candidate.ts';
import type { Standing } from './fair-share.ts';
import type { Ladder } from './ladder.ts';
import type { Load, PlacementFacts } from './place.ts';

/** Of the candidates that capacity and distance had not yet ruled out; whoever has nothing to tell is left out. */
export interface RecordedFacts {
  hops: number;
  refusedBy: string[];
  standings: Pick<Standing, 'partnerId' | 'assigned' | 'creditedBack' | 'lastAssignedAt' | 'here' | 'owed'>[];
  /** What becomes of those who are back from leave; absent where nobody asked yet: they get all that they missed. */
  backFromLeave?: PolicyDocument['backFromLeave'];
  loads: { partnerId: string; open: number; newToday: number }[];
  records: ({ partnerId: string } & TrackRecord)[];
  /** Kilometres from the lead; left out where nothing was ranked by them. */
  distances: { partnerId: string; km: number }[];
  /** How many of the hops were offers that the account decided; left out where none was. */
  accountOffers?: number | undefined;
  /** What a step looked at in the account; left out where none did. */
  account?: AccountFacts | undefined;
}

type Gathered = Pick<PlacementFacts, 'lead' | 'standings' | 'loads' | 'records' | 'distanceTo' | 'at'> &
  Pick<RecordedFacts, 'backFromLeave'>;

/** Records what a placement is decided on. */
export function recordFacts(
  { remaining, absent, account, full }: Ladder,
  { lead, standings, loads, records = new Map(), distanceTo, at, backFromLeave }: Gathered,
): RecordedFacts {
  const ofEach = <Fact>(found: (candidate: Candidate) => Fact | undefined, among = remaining): Fact[] =>
    among.flatMap((candidate) => found(candidate) ?? []);
  return {
    hops: lead.hops,
    refusedBy: [...lead.refusedBy],
    standings: ofEach(
      ({ id }) => {
        const standing = standings.get(id);
        if (standing === undefined) return undefined;
        const { partnerId, assigned, creditedBack, lastAssignedAt, here, owed } = standing;
        return {
          partnerId,
          assigned,
          creditedBack,
          lastAssignedAt,
          ...(here && { here }),
          ...(owed && { owed }),
        };
        // Whoever is back from leave may be measured by those who are away.
      },
      [...remaining, ...absent],
    ),
    ...(backFromLeave && { backFromLeave }),
    // Whoever was passed over for want of room is told, too: else it would be thought to have some.
    loads: [...new Set([...remaining.map(({ id }) => id), ...full])].flatMap((id) => {
      const load = loads.get(id);
      return load === undefined
        ? []
        : [{ partnerId: id, open: load.open, newToday: load.newOn(at.slice(0, 10)) }];
    }),
    records: ofEach(({ id }) => {
      const record = records.get(id);
      return record && { partnerId: id, ...record };
    }),
    distances: ofEach((candidate) => {
      const km = distanceTo?.(candidate) ?? null;
      return km === null ? undefined : { partnerId: candidate.id, km };
    }),
    ...(lead.accountOffers !== undefined && { accountOffers: lead.accountOffers }),
    ...(account !== null && { account }),
  };
}

/** The recorded facts, as a placement asks for them. */
export function factsFrom({ standings, loads, records, distances, account }: RecordedFacts): {
  standings: Map<string, Standing>;
  loads: Map<string, Load>;
  records: Map<string, TrackRecord>;
  distanceTo: (candidate: Candidate) => number | null;
  account: AccountFacts | undefined;
} {
  const km = new Map(distances.map((one) => [one.partnerId, one.km]));
  return {
    // A decision does not depend on the version of a standing, only its write does.
    standings: new Map(standings.map((one) => [one.partnerId, { ...one, version: 0 }])),
    loads: new Map(
      loads.map(({ partnerId, open, newToday }) => [partnerId, { open, newOn: () => newToday }]),
    ),
    records: new Map(records.map(({ partnerId, ...record }) => [partnerId, record])),
    distanceTo: ({ id }) => km.get(id) ?? null,
    account,
  };
}
