import {
  publishConflictPolicy,
  readConflictPolicy,
  rollBackConflictPolicy,
} from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { publishPolicy, readPolicy, rollBackPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import type { PolicyDocument, WrittenPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { ofTheDraft } from '#lib/components/policy/of-the-draft.ts';
import { m } from '#lib/paraglide/messages.js';
import { refusedKeeping } from '../../../refused-keeping.ts';
import { sameDocument as sameRules, writtenOf } from '../../conflict-rules/policy-draft.ts';
import { sameDocument } from '../../policy/policy-draft.ts';
import { dealClocks, dealTimesOf, leadClocks, leadTimesOf, type Clock } from './clocks.ts';
import { withClocks } from './with-clocks.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const [policy, rules] = await Promise.all([api.read(readPolicy, {}), api.read(readConflictPolicy, {})]);
  return {
    leads: {
      version: policy.version,
      publishedVersion: policy.publishedVersion,
      times: leadTimesOf(policy.document),
      trial: policy.canary?.version ?? null,
    },
    deals: {
      version: rules.version,
      publishedVersion: rules.publishedVersion,
      times: dealTimesOf(rules.document),
      scheduled: rules.scheduled,
    },
  };
};

/** An empty field is null where that says something; elsewhere it is missing, and the API says so at its field. */
const postedIn = (form: PostedForm, clocks: readonly Clock[]) => (name: string) =>
  form.number(name) ?? (clocks.find((clock) => clock.name === name)?.empty === undefined ? undefined : null);
const namesOf = (clocks: readonly Clock[]): string[] => clocks.map(({ name }) => name);

export const actions: Actions = {
  /** Publishes the distribution policy as it stands with its clocks alone set anew, over the version its reader saw. */
  leads: async (event) => {
    const form = await PostedForm.of(event.request);
    const api = apiOf(event);
    const { document, version } = await api.read(readPolicy, {});
    const clocks = leadClocks(leadTimesOf(document));
    const timed = withClocks(document, namesOf(clocks), postedIn(form, clocks));
    // As it was posted: the API says what is wrong with it.
    const wanted = { ...timed, clock: form.textOrEmpty('clock') as PolicyDocument['clock'] };
    const ifMatch = form.number('version') ?? 0;
    if (ifMatch === version && sameDocument(wanted, document)) return done('leads', m.clocks_unchanged());
    const outcome = await api.act(publishPolicy, {
      body: wanted as WrittenPolicy,
      ifMatch,
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? { form: 'leads', saved: true } : refusedKeeping('leads', outcome.problem, form);
  },

  /** The same with the conflict rules, from now on. */
  deals: async (event) => {
    const form = await PostedForm.of(event.request);
    const api = apiOf(event);
    const { document, version } = await api.read(readConflictPolicy, {});
    const clocks = dealClocks(dealTimesOf(document));
    const wanted = withClocks(writtenOf(document), namesOf(clocks), postedIn(form, clocks));
    const ifMatch = form.number('version') ?? 0;
    if (ifMatch === version && sameRules(wanted, document)) return done('deals', m.clocks_unchanged());
    const outcome = await api.act(publishConflictPolicy, {
      body: { document: wanted, effectiveFrom: null, note: form.text('note') ?? null },
      ifMatch,
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok
      ? { form: 'deals', saved: true }
      : refusedKeeping('deals', ofTheDraft(outcome.problem), form);
  },

  /** Takes back what was just published, if nothing was since. */
  undoLeads: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(rollBackPolicy, {
      body: {},
      ifMatch: form.number('version') ?? 0,
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? { form: 'undoLeads' } : refused('undoLeads', outcome.problem);
  },
  undoDeals: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(rollBackConflictPolicy, {
      body: { note: null, publishedVersion: form.number('publishedVersion') },
      ifMatch: form.number('version') ?? 0,
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? { form: 'undoDeals' } : refused('undoDeals', outcome.problem);
  },
};
