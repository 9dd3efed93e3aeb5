/** The forms of people: of the reader's own organisation, and of the admins of a partner. */
import {
  changeRole,
  inviteMember,
  invitePartnerAdmin,
  reinviteMember,
  reinvitePartnerAdmin,
  removeMember,
  withdrawInvitation,
  withdrawPartnerAdmin,
} from '@rafiq/shared/identity/contract.ts';
import type { partnerRoles, vendorRoles } from '@rafiq/shared/permissions.ts';
import { redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { done, refused } from './answer.ts';
import { apiOf } from './api.ts';
import { PostedForm } from './form.ts';
import { m } from '#lib/paraglide/messages.js';

type GivenRole = (typeof partnerRoles)[number] | (typeof vendorRoles)[number];

/** The role of a form; what is none is left to the API to refuse at its field. */
const roleOf = (form: PostedForm): GivenRole => form.textOrEmpty('role') as GivenRole;

/** Inviting answers whom it made, so that it can be taken back; without script the list itself tells. */
const invited = (made: string) => ({ form: 'invite', made });

/** What the admin of an organisation does with its people. */
export const ownPeopleActions = {
  invite: async (event: RequestEvent) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(inviteMember, {
      body: { email: form.textOrEmpty('email'), name: form.text('name'), role: roleOf(form) },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? invited(outcome.value.id) : refused('invite', outcome.problem);
  },
  reinvite: async (event: RequestEvent) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(reinviteMember, {
      params: { memberId: form.textOrEmpty('memberId') },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done('reinvite', m.people_sent_notice()) : refused('reinvite', outcome.problem);
  },
  withdraw: async (event: RequestEvent) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(withdrawInvitation, {
      params: { memberId: form.textOrEmpty('memberId') },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done('withdraw', m.people_withdrawn_notice()) : refused('withdraw', outcome.problem);
  },
  role: async (event: RequestEvent) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(changeRole, {
      params: { memberId: form.textOrEmpty('memberId') },
      body: { role: roleOf(form) },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refused('role', outcome.problem);
    // Whoever lowers itself may no longer read this page.
    if (outcome.value.id === event.locals.session?.member.id) redirect(303, '/');
    return done('role', m.people_role_saved());
  },
  remove: async (event: RequestEvent) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(removeMember, {
      params: { memberId: form.textOrEmpty('memberId') },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refused('remove', outcome.problem);
    const isMachine = outcome.value.role === 'integrator';
    return done('remove', isMachine ? m.people_revoked_notice() : m.people_removed_notice());
  },
};

type OfPartner = RequestEvent & { params: { partnerId: string } };

/** What the vendor does with the admins of a partner. */
export const partnerAdminActions = {
  invite: async (event: OfPartner) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(invitePartnerAdmin, {
      params: { partnerId: event.params.partnerId },
      body: { email: form.textOrEmpty('email'), name: form.text('name') },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? invited(outcome.value.id) : refused('invite', outcome.problem);
  },
  reinvite: async (event: OfPartner) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(reinvitePartnerAdmin, {
      params: { partnerId: event.params.partnerId, adminId: form.textOrEmpty('memberId') },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done('reinvite', m.people_sent_notice()) : refused('reinvite', outcome.problem);
  },
  withdraw: async (event: OfPartner) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(withdrawPartnerAdmin, {
      params: { partnerId: event.params.partnerId, adminId: form.textOrEmpty('memberId') },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done('withdraw', m.people_withdrawn_notice()) : refused('withdraw', outcome.problem);
  },
};
