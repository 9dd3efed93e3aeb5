/** What one side of a case may see of it. */
import type { CaseSide, Resolution } from '@rafiq/shared/deals/case-status.ts';
import type { Reason } from '@rafiq/shared/reason.ts';
import type { ConflictCase, Party } from './conflict-case.ts';

/** What a resolution comes to for each side. */
const effects: Readonly<Record<Resolution, Record<CaseSide, 'kept' | 'gained' | 'lost' | 'shared'>>> = {
  upheld: { claimant: 'lost', holder: 'kept' },
  transferred: { claimant: 'gained', holder: 'lost' },
  split: { claimant: 'shared', holder: 'shared' },
  'co-sell': { claimant: 'shared', holder: 'shared' },
  dismissed: { claimant: 'gained', holder: 'kept' },
};

export interface PartyView {
  id: string;
  partnerId: string;
  side: CaseSide;
  status: ConflictCase['status'];
  dealId: string | null;
  companyName: string;
  evidence: Party['evidence'];
  outcome: {
    resolution: Resolution;
    effect: 'kept' | 'gained' | 'lost' | 'shared';
    share: number | null;
    because: Reason | null;
    at: string;
    note: string | null;
  } | null;
  appeal: { at: string; text: string } | null;
  openedAt: string;
  dueAt: string | null;
  updatedAt: string;
  version: number;
}

/** What a party is told of who prevailed: whether it did and by which step, and nothing of the others. */
function becauseOf({ precedence }: ConflictCase, partnerId: string, resolution: Resolution): Reason | null {
  if (precedence === null || (resolution !== 'upheld' && resolution !== 'transferred')) return null;
  return {
    code: precedence.winnerPartnerId === partnerId ? 'precedence-told.prevailed' : 'precedence-told.gave-way',
    params: { step: precedence.decidedBy },
  };
}

function viewOf(one: ConflictCase, party: Party, side: CaseSide): PartyView {
  const { resolved, appeal } = one;
  return {
    id: one.id,
    partnerId: party.partnerId,
    side,
    status: one.status,
    dealId: party.dealId,
    companyName: side === 'claimant' ? one.companyName : one.accountName,
    evidence: party.evidence,
    outcome:
      resolved === null
        ? null
        : {
            resolution: resolved.resolution,
            effect: effects[resolved.resolution][side],
            share:
              resolved.claimantShare === null
                ? null
                : side === 'claimant'
                  ? resolved.claimantShare
                  : Math.floor((100 - resolved.claimantShare) / Math.max(1, one.holders.length)),
            because: becauseOf(one, party.partnerId, resolved.resolution),
            at: resolved.at,
            note: resolved.note,
          },
    // That the other side appealed is told by the status alone.
    appeal: appeal?.partnerId === party.partnerId ? { at: appeal.at, text: appeal.text } : null,
    openedAt: one.openedAt,
    dueAt: one.dueAt,
    updatedAt: one.updatedAt,
    version: one.version,
  };
}

/**
 * The views of a case's sides: the claimant's, and those of whoever holds the account once they were told that there is a
 * case. None has anything of another: neither name nor evidence, and the company is called as each side knows it.
 */
export const partyViews = (one: ConflictCase): PartyView[] => [
  viewOf(one, one.claimant, 'claimant'),
  ...(one.holdersTold ? one.holders.map((holder) => viewOf(one, holder, 'holder')) : []),
];
