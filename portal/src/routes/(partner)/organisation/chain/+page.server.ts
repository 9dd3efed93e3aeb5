import { countOfResellers } from '@rafiq/shared/deals/shared-contract.ts';
import { readOwnPartner, updateOwnPartner } from '@rafiq/shared/partners/contract.ts';
import { sharingLevels } from '@rafiq/shared/partners/status.ts';
import { mayDo } from '@rafiq/shared/permissions.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const [{ distributor, sharing, version }, { resellers, more }] = await Promise.all([
    api.read(readOwnPartner, {}),
    api.read(countOfResellers, {}),
  ]);
  return {
    distributor,
    sharing,
    version,
    resellers,
    more,
    mayWrite:
      event.locals.session !== undefined && mayDo(event.locals.session.member.role, 'partners.write-own'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await PostedForm.of(event.request);
    const wanted = form.text('sharing');
    const outcome = await apiOf(event).act(updateOwnPartner, {
      ifMatch: form.number('version') ?? 0,
      body: { sharing: sharingLevels.find((level) => level === wanted) },
    });
    return outcome.ok ? done('sharing', m.chain_saved()) : refused('sharing', outcome.problem);
  },
};
