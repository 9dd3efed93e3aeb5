import { error, redirect } from '@sveltejs/kit';
import { readPartner, updatePartner } from '@rafiq/shared/partners/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { refusedKeeping } from '../../../../refused-keeping.ts';
import { partnerChoices } from '../../partner-choices.ts';
import { postedPartner } from '../../posted-partner.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const permissions = event.locals.session?.member.permissions ?? [];
  if (!permissions.includes('partners.write')) error(403, m.error_forbidden_text());
  const { partnerId } = event.params;
  const api = apiOf(event);
  const partner = await api.read(readPartner, { params: { partnerId } });
  const { parentId } = partner;
  const parent = parentId === null ? null : await api.read(readPartner, { params: { partnerId: parentId } });
  return {
    partner,
    parent: parent && { id: parent.id, name: parent.name },
    choices: await partnerChoices(api, permissions, partner.timeZone),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await PostedForm.of(event.request);
    const { partnerId } = event.params;
    const outcome = await apiOf(event).act(updatePartner, {
      params: { partnerId },
      body: { ...postedPartner(form), parentId: form.text('parentId') ?? null },
      ifMatch: form.number('version') ?? 0,
    });
    if (!outcome.ok) return refusedKeeping('partner', outcome.problem, form);
    redirect(303, `/manage/partners/${partnerId}`);
  },
};
