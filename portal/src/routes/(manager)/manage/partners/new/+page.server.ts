import { error, redirect } from '@sveltejs/kit';
import { createPartner } from '@rafiq/shared/partners/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { refusedKeeping } from '../../../refused-keeping.ts';
import { partnerChoices } from '../partner-choices.ts';
import { postedPartner } from '../posted-partner.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const permissions = event.locals.session?.member.permissions ?? [];
  if (!permissions.includes('partners.write')) error(403, m.error_forbidden_text());
  return { choices: await partnerChoices(apiOf(event), permissions) };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await PostedForm.of(event.request);
    const { phone, website, managerId, territories, ...rest } = postedPartner(form);
    const outcome = await apiOf(event).act(createPartner, {
      body: {
        ...rest,
        country: form.textOrEmpty('country'),
        phone: phone ?? undefined,
        website: website ?? undefined,
        managerId: managerId ?? undefined,
        // Without any, a partner serves the whole of its country.
        territories: territories.length > 0 ? territories : undefined,
        adminEmail: form.text('adminEmail'),
      },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refusedKeeping('partner', outcome.problem, form);
    redirect(303, `/manage/partners/${outcome.value.id}`);
  },
};
