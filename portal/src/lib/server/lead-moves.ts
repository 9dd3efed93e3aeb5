/** The owner's moves with a lead, as a form of its page tells them: posted at once, or later from the outbox. */
import type { RequestEvent } from '@sveltejs/kit';
import {
  contactLead,
  convertLead,
  disqualifyLead,
  loseLead,
  qualifyLead,
} from '@rafiq/shared/leads/contract.ts';
import type { partnerMoves } from '@rafiq/shared/leads/status.ts';
import { apiOf } from './api.ts';
import type { PostedForm } from './form.ts';

const channels = ['call', 'email', 'meeting', 'message'] as const;

export type OwnerMove = (typeof partnerMoves)[number];

/** Makes a move; `basedOn` is the version of the lead it was decided on, where the form says so. */
export function moveLead(event: RequestEvent, leadId: string, move: OwnerMove, form: PostedForm) {
  const api = apiOf(event);
  const note = form.text('note');
  const asked = {
    params: { leadId },
    idempotencyKey: form.idempotencyKey,
    ifMatch: form.number('basedOn'),
  };
  switch (move) {
    case 'contact': {
      const channel = channels.find((known) => known === form.text('channel')) ?? 'call';
      return api.act(contactLead, { ...asked, body: { channel, note } });
    }
    case 'qualify':
      return api.act(qualifyLead, { ...asked, body: { note } });
    case 'convert': {
      const amount = form.decimal('amount');
      const value = amount === undefined ? undefined : { amount, currency: form.textOrEmpty('currency') };
      return api.act(convertLead, { ...asked, body: { value, note } });
    }
    case 'lose':
      return api.act(loseLead, { ...asked, body: { reason: form.textOrEmpty('reason'), note } });
    case 'disqualify':
      return api.act(disqualifyLead, { ...asked, body: { reason: form.textOrEmpty('reason'), note } });
  }
}
