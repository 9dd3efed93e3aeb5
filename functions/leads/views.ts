/** What each reader sees of a lead: the vendor's people, its owner, and the partner it is offered to. */
import type { LeadView, PartnerLead, TimelineEntry, VendorLead } from '@rafiq/shared/leads/contract.ts';
import { statusOf } from '@rafiq/shared/leads/status.ts';
import { hasSentence, sentence } from '@rafiq/shared/messages.ts';
import { mayReadPersonalData } from '@rafiq/shared/permissions.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { Caller } from '#functions/kernel/caller.ts';
import { holderOf, isClosed, isWorked, type Lead, type LeadState } from './domain/lead.ts';
import { withTextOrNull } from './reason-text.ts';
import type { CopiedLead } from './store/lead-items.ts';
import type { TimelineRow } from './store/lead-store.ts';

function progressOf(state: LeadState) {
  const owned = isWorked(state) || isClosed(state) ? state : null;
  const ended = isClosed(state) || state.substatus === 'expired' ? state : null;
  return {
    acceptedAt: owned?.acceptedAt ?? null,
    contactBy: owned?.contactBy ?? null,
    firstContactedAt: owned?.firstContactedAt ?? null,
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
export function vendorView(lead: Lead, caller: Caller, language: UiLanguage, frozen = false): VendorLead {
  const holder = holderOf(lead);
  const personal = mayReadPersonalData(caller.role);
  const { state } = lead;
  return {
    view: 'vendor',
    ...recordOf(lead),
    customer: personal
      ? lead.customer
      : {
          ...lead.customer,
          contactName: null,
          contactEmail: null,
          contactPhone: null,
          street: null,
          postalCode: null,
          message: null,
        },
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
    customer: copy.customer,
    consentToContact: copy.consentToContact,
    why: withTextOrNull(copy.why, language),
    ...progressOf(copy.state),
  };
}

/**
 * One line of a timeline. A partner reads of its own people and of "the vendor"; rivals and the vendor's notes
 * never reach it.
 */
export function timelineView(
  { event, note }: TimelineRow,
  caller: Caller,
  language: UiLanguage,
): TimelineEntry {
  const ofCaller = event.by.organisation !== null && event.by.organisation === caller.organisation;
  const kind =
    event.by.kind === 'system'
      ? 'system'
      : event.by.id === caller.userId
        ? 'you'
        : ofCaller
          ? 'colleague'
          : event.by.organisation === 'vendor'
            ? 'vendor'
            : 'partner';
  const params = Object.fromEntries(
    Object.entries(event.data).filter(
      (entry): entry is [string, string | number] =>
        typeof entry[1] === 'string' || typeof entry[1] === 'number',
    ),
  );
  const named = `event.${event.type}.${caller.partnerId === null ? 'vendor' : 'partner'}`;
  const key = hasSentence(named) ? named : `event.${event.type}`;
  const partnerName = event.data['partnerName'];
  return {
    id: event.id,
    at: event.at,
    type: event.type,
    actor: {
      kind,
      name:
        kind === 'partner' && caller.partnerId === null && typeof partnerName === 'string'
          ? partnerName
          : null,
    },
    text: sentence(language, key, params),
    note: caller.partnerId === null ? (mayReadPersonalData(caller.role) ? note : null) : note,
  };
}
