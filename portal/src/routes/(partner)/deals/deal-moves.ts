/** What a partner does with a registration, as the forms of its page tell it. */
import type { RequestEvent } from '@sveltejs/kit';
import {
  checkInDeal,
  loseDeal,
  releaseDeal,
  reopenDeal,
  requestExtension,
  submitDeal,
  winDeal,
  withdrawDeal,
} from '@rafiq/shared/deals/contract.ts';
import type { ExtensionReason } from '@rafiq/shared/deals/status.ts';
import type { lossReasons } from '@rafiq/shared/leads/status.ts';
import type { OwnDealMove } from '#lib/components/deals/own-deal-moves.ts';
import { apiOf } from '#lib/server/api.ts';
import type { PostedForm } from '#lib/server/form.ts';

/** An amount with its currency; undefined where none was typed. */
const postedValue = (form: PostedForm) => {
  const amount = form.decimal('amount');
  return amount === undefined ? undefined : { amount, currency: form.textOrEmpty('currency') };
};

export function moveDeal(event: RequestEvent, dealId: string, move: OwnDealMove, form: PostedForm) {
  const api = apiOf(event);
  const asked = { params: { dealId }, idempotencyKey: form.idempotencyKey };
  const note = form.text('note');
  // The API says what is wrong with a reason it does not know.
  const reason = form.textOrEmpty('reason');
  switch (move) {
    case 'submit':
      return api.act(submitDeal, { ...asked, body: {} });
    case 'reopen':
      return api.act(reopenDeal, { ...asked, body: {} });
    case 'withdraw':
      return api.act(withdrawDeal, { ...asked, body: { note } });
    case 'release':
      return api.act(releaseDeal, { ...asked, body: { note } });
    case 'check-in': {
      const expectedCloseOn = form.text('expectedCloseOn');
      const body = { note: form.textOrEmpty('note'), expectedCloseOn, value: postedValue(form) };
      return api.act(checkInDeal, { ...asked, body });
    }
    case 'request-extension':
      return api.act(requestExtension, { ...asked, body: { reason: reason as ExtensionReason, note } });
    case 'win': {
      const value = postedValue(form) ?? { amount: '', currency: form.textOrEmpty('currency') };
      return api.act(winDeal, { ...asked, body: { value, note } });
    }
    case 'lose':
      return api.act(loseDeal, { ...asked, body: { reason: reason as (typeof lossReasons)[number], note } });
  }
}
