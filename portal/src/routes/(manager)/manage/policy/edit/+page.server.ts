import { error, redirect } from '@sveltejs/kit';
import { readLead } from '@rafiq/shared/leads/contract.ts';
import { publishPolicy, readPolicy, startCanary } from '@rafiq/shared/leads/policy-contract.ts';
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import { readWhatIf, startWhatIf } from '@rafiq/shared/leads/what-if-contract.ts';
import { apiOf, type Api } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { queryFields } from '../../../query-fields.ts';
import { refusedKeeping } from '../../../refused-keeping.ts';
import { absences, clocks, newcomerStarts, strategies } from '../policy-choices.ts';
import { productChoices } from '../../forms/product-choices.ts';
import { foundLead } from '../../leads/found-lead.ts';
import { policyNames } from '../policy-names.ts';
import { ofTheDraft } from '../what-if/of-the-draft.ts';
import { todayAt } from '../what-if/period.ts';
import { postedPeriod } from '../what-if/posted-period.ts';
import { knownCertifications } from './known-certifications.ts';
import { postedRules } from './posted-rules.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  if (!event.locals.session?.member.permissions.includes('policies.write'))
    error(403, m.error_forbidden_text());
  const api = apiOf(event);
  // A draft that was tried on past leads is gone on with.
  const whatIfId = queryFields(event.url).text('draft');
  const [policy, tried, products, certifications, lead] = await Promise.all([
    api.read(readPolicy, {}),
    whatIfId === undefined ? undefined : api.read(readWhatIf, { params: { whatIfId } }),
    productChoices(api),
    knownCertifications(api, Date.now()),
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
    certifications,
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

const oneOf = <Value extends string>(known: readonly [Value, ...Value[]], text: string | undefined): Value =>
  known.find((value) => value === text) ?? known[0];

function postedReturn(form: PostedForm): PolicyDocument['backFromLeave'] {
  switch (form.text('backFromLeave')) {
    case 'keep-place':
      return { kind: 'keep-place' };
    case 'catch-up':
      return { kind: 'catch-up', days: form.number('backFromLeave.days') ?? 0 };
    default:
      return null; // nothing chosen: as it was before anybody asked
  }
}

const postedPolicy = (form: PostedForm, rules: Rule[]): PolicyDocument => ({
  excludedPartners: form.texts('excluded'),
  steps: {
    namedAccount: form.ticked('steps.namedAccount'),
    protectedDeal: form.ticked('steps.protectedDeal'),
    servingPartner: form.ticked('steps.servingPartner'),
    territory: form.ticked('steps.territory'),
    specialisation: form.ticked('steps.specialisation'),
    availability: form.ticked('steps.availability'),
    capacity: form.ticked('steps.capacity'),
  },
  rules,
  strategy: oneOf(strategies, form.text('strategy')),
  everyoneAbsent: oneOf(absences, form.text('everyoneAbsent')),
  declineGivesTurnBack: form.text('declineGivesTurnBack') === 'yes',
  newcomerStart: oneOf(newcomerStarts, form.text('newcomerStart')),
  backFromLeave: postedReturn(form),
  clock: oneOf(clocks, form.text('clock')),
  acceptHours: form.number('acceptHours') ?? 0,
  contactHours: form.number('contactHours') ?? 0,
  maxHops: form.number('maxHops') ?? 0,
  // An empty field sets no limit.
  idleDays: form.number('idleDays') ?? null,
  idleWarningDays: form.number('idleWarningDays') ?? 0,
  poolMostOpen: form.number('poolMostOpen') ?? null,
  poolCoolDownMinutes: form.number('poolCoolDownMinutes') ?? 0,
});

/** The whole policy as it was posted; to go on without its rules would lose them. */
function postedDraft(form: PostedForm): PolicyDocument {
  const rules = postedRules(form);
  if (rules === undefined) error(400, m.error_unexpected_text());
  return postedPolicy(form, rules);
}

export const actions: Actions = {
  publish: async (event) => {
    const form = await PostedForm.of(event.request);
    const document = postedDraft(form);
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
      body: { document: postedDraft(form), ...postedPeriod(form, todayAt(Date.now())) },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refusedKeeping('policy', ofTheDraft(outcome.problem), form);
    redirect(303, `/manage/policy/what-if/${outcome.value.id}`);
  },
};
