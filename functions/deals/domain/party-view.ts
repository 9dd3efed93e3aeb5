/** What one side of a case may see of it. */
import type { CaseEffect, CaseSide, Resolution } from '@rafiq/shared/deals/case-status.ts';
import type { Reason } from '@rafiq/shared/reason.ts';
import type { ConflictCase, Party, Resolved } from './conflict-case.ts';
import { sharesOf } from './shares-of.ts';

const effects: Readonly<Record<Resolution, Record<CaseSide, CaseEffect>>> = {
  upheld: { claimant: 'lost', holder: 'kept' },
  transferred: { claimant: 'gained', holder: 'lost' },
  split: { claimant: 'shared', holder: 'shared' },
  'co-sell': { claimant: 'shared', holder: 'shared' },
  dismissed: { claimant: 'gained', holder: 'kept' },
};

/**
 * What the end of a case comes to for a side. One that ended by itself gave nobody anything, but to whoever holds the
 * account what it had before its claimant left.
 */
export function effectFor(
  { resolution, by }: Pick<Resolved, 'resolution' | 'by'>,
  side: CaseSide,
): CaseEffect {
  if (by === 'holders-left') return 'ended';
  return by === 'claimant-left' && side === 'claimant' ? 'ended' : effects[resolution][side];
}

export interface PartyView {
  id: string;
  partnerId: string;
  side: CaseSide;
  status: ConflictCase['status'];
  dealId: string | null;
  companyName: string;
  evidence: Party['evidence'];
  filedAt: Party['filedAt'];
  outcome: {
    resolution: Resolution;
    effect: CaseEffect;
    share: number | null;
    because: Reason | null;
    at: string;
    note: string | null;
  } | null;
  appeal: { at: string; text: string } | null;
  asked: ConflictCase['asked'];
  openedAt: string;
  dueAt: string | null;
  updatedAt: string;
  version: number;
}

/** Whether a resolution gives the deal to whoever prevails by the precedence: to that side, where it has several. */
const followsPrecedence = (winnerPartnerId: string, claimantId: string, resolution: Resolution): boolean =>
  winnerPartnerId === claimantId ? resolution === 'transferred' : resolution === 'upheld';

/**
 * What a party is told of who prevailed: whether it did and by which step, and nothing of the others. Nothing where the
 * resolution goes against the precedence, or beside it, or nobody decided: then that is not why.
 */
function becauseOf(
  { precedence, claimant }: ConflictCase,
  partnerId: string,
  { resolution, by }: Resolved,
): Reason | null {
  if (by === 'holders-left' || by === 'claimant-left') return null;
  if (precedence === null || !followsPrecedence(precedence.winnerPartnerId, claimant.partnerId, resolution))
    return null;
  return {
    code: precedence.winnerPartnerId === partnerId ? 'precedence-told.prevailed' : 'precedence-told.gave-way',
    params: { step: precedence.decidedBy },
  };
}

/** What a side is shown, beside when it changed and how often. */
function shownTo(
  one: ConflictCase,
  party: Party,
  side: CaseSide,
): Omit<PartyView, 'openedAt' | 'updatedAt' | 'version'> {
  const { resolved, appeal } = one;
  return {
    id: one.id,
    partnerId: party.partnerId,
    side,
    status: one.status,
    dealId: party.dealId,
    companyName: side === 'claimant' ? one.companyName : (party.knownAs ?? one.accountName),
    evidence: party.evidence,
    filedAt: party.filedAt,
    outcome:
      resolved === null
        ? null
        : {
            resolution: resolved.resolution,
            effect: effectFor(resolved, side),
            share: sharesOf(one, resolved.claimantShare).get(party.partnerId) ?? null,
            because: becauseOf(one, party.partnerId, resolved),
            at: resolved.at,
            note: resolved.note,
          },
    // That the other side appealed is told by the status alone.
    appeal: appeal?.partnerId === party.partnerId ? { at: appeal.at, text: appeal.text } : null,
    asked: one.asked,
    dueAt: one.dueAt,
  };
}

const sidesOf = ({ claimant, holders }: ConflictCase): [Party, CaseSide][] => [
  [claimant, 'claimant'],
  ...holders.map((holder): [Party, CaseSide] => [holder, 'holder']),
];

/**
 * The views of a case's sides: the claimant's, and those of whoever holds the account once they were told that there is a
 * case. None has anything of another: neither name nor evidence, nor when it did something, and the company is called as
 * each side knows it.
 */
export const partyViews = (one: ConflictCase): PartyView[] =>
  sidesOf(one).flatMap(([party, side]) =>
    party.seen === null
      ? []
      : [
          {
            ...shownTo(one, party, side),
            openedAt: party.seen.since,
            updatedAt: party.seen.at,
            version: party.seen.version,
          },
        ],
  );

/** What a side is shown, as a text to compare; null where it knows of nothing. */
const shownText = (one: ConflictCase, party: Party, side: CaseSide): string | null =>
  side === 'holder' && !one.holdersTold ? null : JSON.stringify(shownTo(one, party, side));

/** The case with what each side has seen of it, counted on for those alone who are shown anything new. */
export function countSeen(before: ConflictCase, after: ConflictCase, at: string): ConflictCase {
  const texts = new Map(
    sidesOf(before).map(([party, side]) => [party.partnerId, shownText(before, party, side)]),
  );
  const counted = (party: Party, side: CaseSide): Party =>
    shownText(after, party, side) === texts.get(party.partnerId)
      ? party
      : {
          ...party,
          seen: { since: party.seen?.since ?? at, at, version: (party.seen?.version ?? 0) + 1 },
        };
  return {
    ...after,
    claimant: counted(after.claimant, 'claimant'),
    holders: after.holders.map((holder) => counted(holder, 'holder')),
  };
}
