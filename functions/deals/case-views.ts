/** What each reader sees of a conflict case: the vendor's people both sides, and each side its own. */
import type { PartyCase, VendorCase } from '@rafiq/shared/deals/case-contract.ts';
import type { CaseSide } from '@rafiq/shared/deals/case-status.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import { mayReadPersonalData, type Caller } from '#functions/kernel/caller.ts';
import { withText, withTextOrNull } from '#functions/kernel/reason-text.ts';
import type { ConflictCase, Party } from './domain/conflict-case.ts';
import { holdInCase } from './domain/hold-in-case.ts';
import { mayAppeal } from './domain/may-appeal.ts';
import type { PartyView } from './domain/party-view.ts';
import type { Registration } from './domain/registration.ts';
import { unheardHolders } from './domain/unheard-holders.ts';
import { presentVerdict } from './views.ts';

/** A case for one of its sides, at an instant: whether it may appeal is a matter of time. */
export function partyCaseView(view: PartyView, now: string, language: UiLanguage): PartyCase {
  const { partnerId: _partnerId, updatedAt: _updatedAt, outcome, ...told } = view;
  return {
    view: 'party',
    ...told,
    outcome: outcome && { ...outcome, because: withTextOrNull(outcome.because, language) },
    mayAppeal: mayAppeal(view, now),
  };
}

const partyFor = (
  { seen: _seen, knownAs: _knownAs, claimedAt: _claimedAt, evidence, ...party }: Party,
  personal: boolean,
  left: boolean | null,
) => ({ ...party, evidence: personal ? evidence : [], left });

/** Whether a side's registration stands in a case no more; one without a registration cannot leave by it. */
function hasLeft(one: ConflictCase, side: CaseSide, party: Party, deals: readonly Registration[]): boolean {
  const deal = deals.find(({ id }) => id === party.dealId);
  return deal !== undefined && holdInCase(one, side, party, deal) === 'left';
}

/**
 * A case for the vendor's people; what the sides wrote may name anybody, and some may not read that.
 * @param deals the registrations of its sides as they stand; null where they were not looked up
 */
export function vendorCaseView(
  one: ConflictCase,
  caller: Pick<Caller, 'role'>,
  language: UiLanguage,
  deals: readonly Registration[] | null = null,
): VendorCase {
  const leftBy = (side: CaseSide, party: Party) => deals && hasLeft(one, side, party, deals);
  const personal = mayReadPersonalData(caller);
  const { claimant, holders, precedence, appeal } = one;
  const nameOf = (partnerId: string) =>
    [claimant, ...holders].find((party) => party.partnerId === partnerId)?.partnerName ?? partnerId;
  return {
    view: 'vendor',
    id: one.id,
    status: one.status,
    openedAt: one.openedAt,
    dueAt: one.dueAt,
    asked: one.asked,
    version: one.version,
    accountId: one.accountId,
    companyName: one.companyName,
    redacted: !personal,
    claimant: partyFor(claimant, personal, leftBy('claimant', claimant)),
    holders: holders.map((holder) => partyFor(holder, personal, leftBy('holder', holder))),
    rules: one.rules,
    verdicts: one.verdicts.map((verdict) => presentVerdict(verdict, one.decidedBy, language)),
    precedence: precedence && {
      ...precedence,
      steps: precedence.steps.map((step) => ({ ...step, reason: withText(step.reason, language) })),
    },
    unheard: unheardHolders(one),
    owner: one.owner,
    resolved: one.resolved,
    appeal: appeal && {
      by: appeal.by,
      partnerName: nameOf(appeal.partnerId),
      at: appeal.at,
      text: personal ? appeal.text : '',
    },
    settledAt: one.settledAt,
  };
}
