/** What each reader sees of a conflict case: the vendor's people both sides, and each side its own. */
import type { PartyCase, VendorCase } from '@rafiq/shared/deals/case-contract.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import { mayReadPersonalData, type Caller } from '#functions/kernel/caller.ts';
import { withText, withTextOrNull } from '#functions/kernel/reason-text.ts';
import type { ConflictCase, Party } from './domain/conflict-case.ts';
import { mayAppeal } from './domain/may-appeal.ts';
import type { PartyView } from './domain/party-view.ts';
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

const partyFor = ({ seen: _seen, knownAs: _knownAs, evidence, ...party }: Party, personal: boolean) => ({
  ...party,
  evidence: personal ? evidence : [],
});

/** A case for the vendor's people; what the sides wrote may name anybody, and some may not read that. */
export function vendorCaseView(
  one: ConflictCase,
  caller: Pick<Caller, 'role'>,
  language: UiLanguage,
): VendorCase {
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
    claimant: partyFor(claimant, personal),
    holders: holders.map((holder) => partyFor(holder, personal)),
    rules: one.rules,
    verdicts: one.verdicts.map((verdict) => presentVerdict(verdict, one.decidedBy, language)),
    precedence: precedence && {
      ...precedence,
      steps: precedence.steps.map((step) => ({ ...step, reason: withText(step.reason, language) })),
    },
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
