import { error, redirect } from '@sveltejs/kit';
import { readLead } from '@rafiq/shared/leads/contract.ts';
import { publishPolicy, readPolicy, startCanary } from '@rafiq/shared/leads/policy-contract.ts';
import { readWhatIf, startWhatIf } from '@rafiq/shared/leads/what-if-contract.ts';
import { apiOf, type Api } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { queryFields } from '../../../query-fields.ts';
import { refusedKeeping } from '../../../refused-keeping.ts';
import { productChoices } from '../../forms/product-choices.ts';
import { foundLead } from '../../leads/found-lead.ts';
import { policyNames } from '../policy-names.ts';
import { ofTheDraft } from '#lib/components/policy/of-the-draft.ts';
import { todayAt } from '#lib/components/policy/period.ts';
import { postedPeriod } from '#lib/components/policy/posted-period.ts';
import { knownPartners } from './known-partners.ts';
import { postedPolicy } from './posted-policy.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  if (!event.locals.session?.member.permissions.includes('policies.write'))
    error(403, m.error_forbidden_text());
  const api = apiOf(event);
  // A draft that was tried on past leads is gone on with.
  const whatIfId = queryFields(event.url).text('draft');
  const [policy, tried, products, known, lead] = await Promise.all([
    api.read(readPolicy, {}),
    whatIfId === undefined ? undefined : api.read(readWhatIf, { params: { whatIfId } }),
    productChoices(api),
    knownPartners(api, Date.now()),
    leadToTry(api, event.url.searchParams.get('lead')),
  ]);
  const draft = tried && { id: tried.id, document: tried.document };
  const [published, drafted] = await Promise.all([
    policyNames(api, policy.document),
    draft && policyNames(api, draft.document),
  ]);
  return {
    policy,
    draft: draft ?? null,
    names: { ...published.names, ...drafted?.names },
    products,
    known: { ...known, standing: { ...published.standing, ...drafted?.standing, ...known.standing } },
    lead,
    today: todayAt(Date.now()),
  };
};

/** The lead whose page led here, to be tried; one that is not there is as if none had. */
async function leadToTry(api: Api, leadId: string | null) {
  if (leadId === null) return null;
  const outcome = await api.act(readLead, { params: { leadId } });
  return outcome.ok && outcome.value.view === 'vendor' ? foundLead(outcome.value) : null;
}

export const actions: Actions = {
  publish: async (event) => {
    const form = await PostedForm.of(event.request);
    const document = postedPolicy(form);
    const call = { ifMatch: form.number('version') ?? 0, idempotencyKey: form.idempotencyKey };
    // An empty field is all leads.
    const percent = form.number('percent');
    const api = apiOf(event);
    const outcome =
      percent === undefined
        ? await api.act(publishPolicy, { ...call, body: document })
        : await api.act(startCanary, { ...call, body: { document, percent } });
    if (!outcome.ok) return refusedKeeping('policy', ofTheDraft(outcome.problem), form);
    redirect(303, '/manage/policy');
  },

  /** Tries the draft on past leads; nothing is published. */
  try: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(startWhatIf, {
      body: { document: postedPolicy(form), ...postedPeriod(form, todayAt(Date.now())) },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refusedKeeping('policy', ofTheDraft(outcome.problem), form);
    redirect(303, `/manage/policy/what-if/${outcome.value.id}`);
  },
};
