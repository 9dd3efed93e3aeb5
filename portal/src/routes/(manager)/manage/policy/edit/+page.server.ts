import { error, redirect } from '@sveltejs/kit';
import { publishPolicy, readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { refusedKeeping } from '../../../refused-keeping.ts';
import { absences, clocks, newcomerStarts, strategies } from '../policy-choices.ts';
import { productChoices } from '../../forms/product-choices.ts';
import { policyNames } from '../policy-names.ts';
import { postedRules } from './posted-rules.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  if (!event.locals.session?.member.permissions.includes('policies.write'))
    error(403, m.error_forbidden_text());
  const api = apiOf(event);
  const policy = await api.read(readPolicy, {});
  const [named, products] = await Promise.all([policyNames(api, policy.document), productChoices(api)]);
  return { policy, ...named, products };
};

const oneOf = <Value extends string>(known: readonly [Value, ...Value[]], text: string | undefined): Value =>
  known.find((value) => value === text) ?? known[0];

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

export const actions: Actions = {
  default: async (event) => {
    const form = await PostedForm.of(event.request);
    const rules = postedRules(form);
    // Publishing without the rules would lose them.
    if (rules === undefined) error(400, m.error_unexpected_text());
    const outcome = await apiOf(event).act(publishPolicy, {
      body: postedPolicy(form, rules),
      ifMatch: form.number('version') ?? 0,
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refusedKeeping('policy', outcome.problem, form);
    redirect(303, '/manage/policy');
  },
};
