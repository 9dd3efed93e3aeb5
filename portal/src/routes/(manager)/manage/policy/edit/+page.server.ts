import { error, redirect } from '@sveltejs/kit';
import { publishPolicy, readPolicy, startCanary } from '@rafiq/shared/leads/policy-contract.ts';
import type { PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import type { Rule } from '@rafiq/shared/leads/policy-rule.ts';
import type { ProblemDocument } from '@rafiq/shared/problems.ts';
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

/** A refusal of a draft, with its places as in the draft itself. */
const ofDocument = (problem: ProblemDocument): ProblemDocument => ({
  ...problem,
  ...(problem.errors && {
    errors: problem.errors.map((error) => ({
      ...error,
      pointer: error.pointer.replace(/^\/document(?=\/)/, ''),
    })),
  }),
});

export const actions: Actions = {
  default: async (event) => {
    const form = await PostedForm.of(event.request);
    const rules = postedRules(form);
    // Publishing without the rules would lose them.
    if (rules === undefined) error(400, m.error_unexpected_text());
    const document = postedPolicy(form, rules);
    const call = { ifMatch: form.number('version') ?? 0, idempotencyKey: form.idempotencyKey };
    // An empty field is all leads.
    const percent = form.number('percent');
    const api = apiOf(event);
    const outcome =
      percent === undefined
        ? await api.act(publishPolicy, { ...call, body: document })
        : await api.act(startCanary, { ...call, body: { document, percent } });
    if (!outcome.ok) return refusedKeeping('policy', ofDocument(outcome.problem), form);
    redirect(303, '/manage/policy');
  },
};
