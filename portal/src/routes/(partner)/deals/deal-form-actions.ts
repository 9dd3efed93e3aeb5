/** What the form of a registration does, for a new one and for one that was begun: keep it, check it, register it. */
import { fail, redirect } from '@sveltejs/kit';
import type { RequestEvent } from '@sveltejs/kit';
import { checkDeal, createDeal, readDeal, submitDeal, updateDeal } from '@rafiq/shared/deals/contract.ts';
import type { CheckAnswer, RegistrationStatus } from '@rafiq/shared/deals/status.ts';
import { readLead } from '@rafiq/shared/leads/contract.ts';
import type { ProblemDocument } from '@rafiq/shared/problems.ts';
import { dayIn } from '@rafiq/shared/working-time.ts';
import { shownProblem } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import type { Outcome } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import type { ActionAnswer } from '#lib/components/submission.svelte.ts';
import { openParts, postedDeal } from './posted-deal.ts';
import { contentOfLead } from './deal-fields.ts';
import type { DealFields } from './deal-fields.ts';

/** What is kept on the server by now. */
export interface KeptDeal {
  dealId: string;
  version: number;
  at: string;
}

/** A registration of the reader's own partner, as a link names it. */
export interface OwnDeal {
  id: string;
  companyName: string | null;
  status: RegistrationStatus;
}

export interface DealFormAnswer extends ActionAnswer {
  kept?: KeptDeal;
  checked?: { answer: CheckAnswer; checkedAt: string; own: OwnDeal[] };
  /** What was typed: without script the page is made anew. */
  values?: DealFields;
}

type DealEvent = RequestEvent<{ dealId?: string }>;

/** The version that its reader had before them; none where it is to replace whatever there is now. */
const basedOn = (form: PostedForm, versionNow: number): number => form.number('version') ?? versionNow;

/** Keeps what the form says: as a new draft, or over what was kept before. */
async function keepDeal(event: DealEvent, form: PostedForm): Promise<Outcome<typeof createDeal>> {
  const api = apiOf(event);
  const dealId = event.params.dealId ?? form.text('dealId');
  const beside = {
    today: dayIn(event.locals.reader.timeZone, Date.now()),
    saidHere: m.deal_consent_said(),
  };
  if (dealId === undefined) {
    const leadId = form.text('leadId');
    const lead = leadId === undefined ? undefined : await api.act(readLead, { params: { leadId } });
    if (lead?.ok === false) return lead;
    const before = lead?.value.view === 'partner' ? contentOfLead(lead.value) : { company: {} };
    return api.act(createDeal, {
      body: {
        ...postedDeal(form, { ...beside, before, open: openParts(null) }),
        leadId,
        onBehalfOf: form.text('onBehalfOf'),
      },
      idempotencyKey: form.idempotencyKey,
    });
  }
  const params = { dealId };
  const read = await api.act(readDeal, { params });
  if (!read.ok) return read;
  const { content: before, asked, status, submittedAt, onBehalfOf, version } = read.value;
  const open = openParts(status === 'action-required' ? asked : null);
  return api.act(updateDeal, {
    params,
    body: {
      ...postedDeal(form, { ...beside, before, open }),
      // Whom it was submitted for it stays for.
      onBehalfOf: submittedAt === null ? form.text('onBehalfOf') : onBehalfOf?.id,
    },
    ifMatch: basedOn(form, version),
  });
}

/** What the partner has registered of a company, by name, as far as its reader may read it. */
async function ownDealsOf(event: DealEvent, dealIds: readonly string[]): Promise<OwnDeal[]> {
  const api = apiOf(event);
  const read = await Promise.all(dealIds.map((dealId) => api.act(readDeal, { params: { dealId } })));
  return read.flatMap((outcome): OwnDeal[] =>
    outcome.ok
      ? [
          {
            id: outcome.value.id,
            companyName: outcome.value.content.company.name ?? null,
            status: outcome.value.status,
          },
        ]
      : [],
  );
}

function refusedDeal(form: string, problem: ProblemDocument, posted: PostedForm, kept?: KeptDeal) {
  const answer = { form, problem: shownProblem(problem), values: posted.values, ...(kept && { kept }) };
  return fail(problem.status, answer satisfies DealFormAnswer);
}

export const dealFormActions = {
  /** Keeps it: by script while it is typed, without one by its button. */
  keep: async (event: DealEvent) => {
    const form = await PostedForm.of(event.request);
    const outcome = await keepDeal(event, form);
    if (!outcome.ok) return refusedDeal('keep', outcome.problem, form);
    const { id: dealId, version, updatedAt: at } = outcome.value;
    if (!form.ticked('typing')) redirect(303, `/deals/${dealId}/edit?kept`);
    return { form: 'keep', kept: { dealId, version, at } } satisfies DealFormAnswer;
  },
  check: async (event: DealEvent) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(checkDeal, {
      body: {
        company: {
          name: form.textOrEmpty('company.name'),
          country: form.text('company.country'),
          city: form.text('company.city'),
          website: form.text('company.website'),
        },
        productId: form.text('productId'),
      },
    });
    if (!outcome.ok) return refusedDeal('check', outcome.problem, form);
    const { ownDealIds, ...checked } = outcome.value;
    // One that was sent back is asked about while it is mended: it does not stand in its own way.
    const mended = event.params.dealId ?? form.text('dealId');
    const own = await ownDealsOf(
      event,
      ownDealIds.filter((id) => id !== mended),
    );
    return { form: 'check', checked: { ...checked, own }, values: form.values } satisfies DealFormAnswer;
  },
  submit: async (event: DealEvent) => {
    const form = await PostedForm.of(event.request);
    const kept = await keepDeal(event, form);
    if (!kept.ok) return refusedDeal('submit', kept.problem, form);
    const { id: dealId, version, updatedAt: at } = kept.value;
    const outcome = await apiOf(event).act(submitDeal, {
      params: { dealId },
      body: {},
      idempotencyKey: form.idempotencyKey,
    });
    // What was kept stays kept: the form goes on with it.
    if (!outcome.ok) return refusedDeal('submit', outcome.problem, form, { dealId, version, at });
    return redirect(303, `/deals/${dealId}?new`);
  },
};
