/** What each reader sees of a lead: the vendor's people, its owner, and the partner it is offered to. */
import type {
  LeadCustomer,
  LeadView,
  PartnerCustomer,
  PartnerLead,
  VendorLead,
} from '@rafiq/shared/leads/contract.ts';
import { statusOf } from '@rafiq/shared/leads/status.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { UnitedAccounts } from '#functions/accounts/index.ts';
import { mayReadPersonalData, type Caller } from '#functions/kernel/caller.ts';
import { askedItself } from './domain/asked-itself.ts';
import {
  hasEnded,
  holderOf,
  isClosed,
  isWorked,
  versionForHolder,
  type Lead,
  type LeadState,
} from './domain/lead.ts';
import { withTextOrNull } from '#functions/kernel/reason-text.ts';
import type { CopiedLead } from './store/lead-items.ts';

/** The company without the person in it, nor where to reach it. */
const companyOf = (customer: LeadCustomer): LeadCustomer => ({
  ...customer,
  contactName: null,
  contactEmail: null,
  contactPhone: null,
  street: null,
  postalCode: null,
  message: null,
});

/** The customer as a partner is told of it: without the account, which is older than what it was told, and not its own. */
const toldToPartner = ({ accountId: _accountId, ...told }: LeadCustomer): PartnerCustomer => told;

/** What a partner holds of a lead, with the company alone. */
export const withoutContact = (copy: CopiedLead): CopiedLead => ({
  ...copy,
  customer: copy.customer && companyOf(copy.customer),
});

function progressOf(state: LeadState) {
  const owned = isWorked(state) || isClosed(state) ? state : null;
  const ended = hasEnded(state) ? state : null;
  return {
    acceptedAt: owned?.acceptedAt ?? null,
    contactBy: owned?.contactBy ?? null,
    firstContactedAt: owned?.firstContactedAt ?? null,
    recallAt: isWorked(state) ? (state.idle?.recallAt ?? null) : null,
    closedAt: ended?.closedAt ?? null,
    closeReason: ended?.closeReason ?? null,
    closeNote: ended?.closeNote ?? null,
    dealValue: isClosed(state) ? state.dealValue : null,
  };
}

const recordOf = ({ id, facts, state, createdAt, updatedAt, version }: CopiedLead | Lead) => ({
  id,
  status: statusOf[state.substatus],
  substatus: state.substatus,
  facts,
  createdAt,
  updatedAt,
  version,
});

/**
 * A lead for the vendor's people; without personal data for those who may not read it.
 * @param frozen whether its partner is suspended; a lead that has just moved is with an active one or with none
 */
export const vendorView = (lead: Lead, caller: Caller, language: UiLanguage, frozen = false): VendorLead =>
  viewOf(lead, { personal: mayReadPersonalData(caller), frozen }, language);

/** A lead in a list of the vendor: its contact is shown by reading the lead, which leaves a record of who saw it. */
export const listedView = (lead: Lead, language: UiLanguage, frozen: boolean): VendorLead =>
  viewOf(lead, { personal: false, frozen }, language);

/** The same in a list of accounts that are one company: one of a merged account came by its name. */
export const unitedView = (view: VendorLead, { cameAs }: Pick<UnitedAccounts, 'cameAs'>): VendorLead => ({
  ...view,
  cameAs: cameAs(view.customer?.accountId ?? null) ?? view.cameAs,
});

function viewOf(
  lead: Lead,
  { personal, frozen }: { personal: boolean; frozen: boolean },
  language: UiLanguage,
): VendorLead {
  const holder = holderOf(lead);
  const { state } = lead;
  return {
    view: 'vendor',
    ...recordOf(lead),
    customer: personal ? lead.customer : companyOf(lead.customer),
    cameAs: lead.cameAs,
    redacted: !personal,
    partner: holder === null ? null : { id: holder.partnerId, name: holder.partnerName },
    frozen,
    offer:
      state.substatus === 'offered'
        ? { id: state.offerId, offeredAt: state.offeredAt, expiresAt: state.expiresAt }
        : null,
    hops: lead.hops,
    consentToShare: lead.consentToShare,
    consentToContact: lead.consentToContact,
    source: lead.source,
    externalRef: lead.externalRef,
    placement: withTextOrNull(lead.placement, language),
    ...progressOf(state),
    closeNote: personal ? progressOf(state).closeNote : null,
  };
}

/** A lead for the partner that holds it: whole once accepted, without the customer while offered. */
export function partnerView(copy: CopiedLead, language: UiLanguage): Exclude<LeadView, VendorLead> {
  const { state } = copy;
  if (state.substatus === 'offered') {
    return {
      view: 'offered',
      ...recordOf(copy),
      version: versionForHolder(copy),
      offer: { id: state.offerId, offeredAt: state.offeredAt, expiresAt: state.expiresAt },
      why: withTextOrNull(copy.why, language),
    };
  }
  return ownerView(copy, language);
}

/** A lead for its owner. */
export function ownerView(copy: CopiedLead | Lead, language: UiLanguage): PartnerLead {
  if (copy.customer === null) throw new Error(`The copy of ${copy.id} is owned but has no customer`);
  return {
    view: 'partner',
    ...recordOf(copy),
    version: versionForHolder(copy),
    customer: toldToPartner(copy.customer),
    askedItself: 'source' in copy ? askedItself(copy) : copy.askedItself === true,
    consentToContact: copy.consentToContact,
    why: withTextOrNull(copy.why, language),
    ...progressOf(copy.state),
  };
}
