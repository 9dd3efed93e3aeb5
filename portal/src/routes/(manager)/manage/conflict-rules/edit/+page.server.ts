import { error, redirect } from '@sveltejs/kit';
import {
  publishConflictPolicy,
  readConflictPolicy,
  readConflictPolicyVersion,
} from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { readConflictWhatIf, startConflictWhatIf } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { readDeal } from '@rafiq/shared/deals/contract.ts';
import { apiOf, type Api } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { ofTheDraft } from '#lib/components/policy/of-the-draft.ts';
import { todayAt } from '#lib/components/policy/period.ts';
import { postedPeriod } from '#lib/components/policy/posted-period.ts';
import { m } from '#lib/paraglide/messages.js';
import { queryFields } from '../../../query-fields.ts';
import { refusedKeeping } from '../../../refused-keeping.ts';
import { foundDeal } from '../../deals/found-deal.ts';
import { todayIn } from '../../today-in.ts';
import { conflictNames } from '../conflict-names.ts';
import { writtenOf } from '../policy-draft.ts';
import { effectiveFromIn } from './effective-from.ts';
import { knownCatalogue } from './known-catalogue.ts';
import { postedConflictPolicy } from './posted-conflict-policy.ts';
import { shippedReasons } from './shipped-reasons.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  if (!event.locals.session?.member.permissions.includes('policies.write'))
    error(403, m.error_forbidden_text());
  const api = apiOf(event);
  const field = queryFields(event.url);
  // A draft that was tried on past registrations is gone on with; so is any version that was published.
  const [whatIfId, version] = [field.text('draft'), field.text('version')];
  const [policy, tried, other, catalogue, deal] = await Promise.all([
    api.read(readConflictPolicy, {}),
    whatIfId === undefined
      ? undefined
      : api.read(readConflictWhatIf, { params: { conflictWhatIfId: whatIfId } }),
    version === undefined
      ? undefined
      : api.read(readConflictPolicyVersion, { params: { conflictPolicyVersion: version } }),
    knownCatalogue(api),
    dealToTry(api, field.text('deal')),
  ]);
  const draft = tried?.document ?? (other && writtenOf(other.document)) ?? null;
  return {
    policy,
    draft: draft && { whatIfId: tried?.id ?? null, version: other?.version ?? null, document: draft },
    names: await conflictNames(api, [...policy.document.rules, ...(draft?.rules ?? [])]),
    ...catalogue,
    deal,
    shippedReasons,
    today: todayAt(Date.now()),
    /** The day it is for the reader: the first on which a version can begin. */
    ownToday: todayIn(event.locals.reader.timeZone, Date.now()),
  };
};

/** The registration whose page led here, to be tried; one that is not there is as if none had. */
async function dealToTry(api: Api, dealId: string | undefined) {
  if (dealId === undefined) return null;
  const outcome = await api.act(readDeal, { params: { dealId } });
  return outcome.ok && outcome.value.view === 'vendor' ? foundDeal(outcome.value) : null;
}

export const actions: Actions = {
  publish: async (event) => {
    const form = await PostedForm.of(event.request);
    const later = form.text('beginning') === 'later';
    const day = form.textOrEmpty('effectiveDay');
    const outcome = await apiOf(event).act(publishConflictPolicy, {
      ifMatch: form.number('version') ?? 0,
      idempotencyKey: form.idempotencyKey,
      body: {
        document: postedConflictPolicy(form),
        // A day that is none goes on as it was typed, for the API to refuse at its field.
        effectiveFrom: later
          ? (effectiveFromIn(day, form.textOrEmpty('effectiveTime'), event.locals.reader.timeZone) ?? day)
          : null,
        note: form.text('note') ?? null,
      },
    });
    if (!outcome.ok) return refusedKeeping('policy', ofTheDraft(outcome.problem), form);
    redirect(303, `/manage/conflict-rules?made=${outcome.value.madeVersion}`);
  },

  /** Tries the draft on past registrations; nothing is published. */
  try: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(startConflictWhatIf, {
      body: { document: postedConflictPolicy(form), ...postedPeriod(form, todayAt(Date.now())) },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refusedKeeping('policy', ofTheDraft(outcome.problem), form);
    redirect(303, `/manage/conflict-rules/what-if/${outcome.value.id}`);
  },
};
