/** What each reader sees of a registration: its partner, and the vendor's people. */
import type { ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import type { ListedVendorDeal, PartnerDeal, VendorDeal } from '@rafiq/shared/deals/contract.ts';
import type { RuleReason } from '@rafiq/shared/deals/rule-reason.ts';
import type { Reason } from '@rafiq/shared/reason.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { UnitedAccounts } from '#functions/accounts/index.ts';
import { mayReadPersonalData, type Caller } from '#functions/kernel/caller.ts';
import { withText } from '#functions/kernel/reason-text.ts';
import type { ClockedDeal } from './clocked-deals.ts';
import { checkInBy } from './domain/protection.ts';
import type { KeptVerdict, Registration } from './domain/registration.ts';
import { copyOf, type CopiedDeal } from './store/deal-items.ts';
import { toldOf } from './told-of.ts';

type Terms = ConflictPolicy['protection'];

function protectionOf(
  { protection }: Pick<CopiedDeal, 'protection'>,
  terms: Terms,
): PartnerDeal['protection'] {
  if (protection === null) return null;
  const { from, until, warnedAt, extensions, pending } = protection;
  return {
    from,
    until,
    checkInBy: checkInBy(protection, terms),
    warned: warnedAt !== null,
    extensions,
    extensionsLeft: Math.max(0, terms.mostExtensions - extensions),
    pending: pending && { ...pending, days: terms.extensionDays },
  };
}

/** A reason with its sentence in the reader's language: the policy's own, where it gives one. */
export const withOwnText = (
  reason: Reason,
  own: RuleReason | undefined,
  language: UiLanguage,
): Reason & { text: string } =>
  own === undefined ? withText(reason, language) : { ...reason, text: own[language] };

const recordOf = (deal: CopiedDeal, terms: Terms) => ({
  id: deal.id,
  status: deal.status,
  content: deal.content,
  productName: deal.productName,
  productFamily: deal.productFamily,
  leadId: deal.leadId,
  onBehalfOf: deal.onBehalfOf && { id: deal.onBehalfOf.partnerId, name: deal.onBehalfOf.partnerName },
  submittedAt: deal.submittedAt,
  decideBy: deal.decideBy,
  decision: deal.decision,
  asked: deal.asked,
  protection: protectionOf(deal, terms),
  share: deal.share,
  coSell: deal.coSell,
  end: deal.end,
  createdAt: deal.createdAt,
  updatedAt: deal.updatedAt,
  version: deal.version,
});

/**
 * A registration for its partner, or for the reseller it was registered for.
 * @param readerId the partner that reads it
 */
export const partnerDealView = (
  copy: CopiedDeal,
  readerId: string,
  terms: Terms,
  language: UiLanguage,
): PartnerDeal => ({
  view: 'partner',
  ...recordOf(copy, terms),
  registeredBy: copy.partnerId === readerId ? null : { id: copy.partnerId, name: copy.partnerName },
  told: copy.told.map(({ reason, own, ...said }) => ({
    ...said,
    reason: withOwnText(reason, own, language),
  })),
  conflictId: copy.conflictId,
});

/** The same, from the record itself: what a move answers. */
export const ownDealView = (deal: Registration, terms: Terms, language: UiLanguage): PartnerDeal =>
  partnerDealView(copyOf(deal, toldOf(deal)), deal.partnerId, terms, language);

/** What a rule said, in the reader's language. */
export const presentVerdict = (
  { rule, verdict, sameness, reason, own, evidence, place }: KeptVerdict,
  decidedBy: readonly number[],
  language: UiLanguage,
): VendorDeal['verdicts'][number] => ({
  rule,
  verdict,
  decided: decidedBy.includes(place),
  sameness,
  reason: withOwnText(reason, own?.text, language),
  found: own === undefined ? null : withText(reason, language).text,
  evidence,
});

/**
 * A registration for the vendor's people.
 * @param personal whether the customer's person is shown
 */
function viewOf(deal: Registration, personal: boolean, terms: Terms, language: UiLanguage): VendorDeal {
  const { judged } = deal;
  const { contact, ...impersonal } = deal.content;
  return {
    view: 'vendor',
    ...recordOf(copyOf(deal, []), terms),
    content: personal && contact !== undefined ? { ...impersonal, contact } : impersonal,
    partner: { id: deal.partnerId, name: deal.partnerName },
    accountId: deal.accountId,
    cameAs: null,
    redacted: !personal,
    policyVersion: judged?.policyVersion ?? null,
    verdicts: (judged?.verdicts ?? []).map((one) => presentVerdict(one, judged?.decidedBy ?? [], language)),
    conflictId: deal.conflictId,
  };
}

export const vendorDealView = (
  deal: Registration,
  caller: Caller,
  terms: Terms,
  language: UiLanguage,
): VendorDeal => viewOf(deal, mayReadPersonalData(caller), terms, language);

/** A registration in a list of the vendor, with its clock: whom to reach is shown by reading it. */
export const listedDealView = (
  { deal, clock }: ClockedDeal,
  terms: Terms,
  language: UiLanguage,
): ListedVendorDeal => ({ ...viewOf(deal, false, terms, language), clock });

/** The same in a list of accounts that are one company: one of a merged account came by its name. */
export const unitedDealView = (
  view: ListedVendorDeal,
  { cameAs }: Pick<UnitedAccounts, 'cameAs'>,
): ListedVendorDeal => ({ ...view, cameAs: cameAs(view.accountId) });
