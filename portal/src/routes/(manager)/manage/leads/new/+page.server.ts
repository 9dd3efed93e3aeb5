import { error, redirect } from '@sveltejs/kit';
import { readLead, submitLead } from '@rafiq/shared/leads/contract.ts';
import { sizeBands, valueBands } from '@rafiq/shared/leads/status.ts';
import { listProducts } from '@rafiq/shared/products/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { refusedKeeping } from '../../../refused-keeping.ts';
import { postedConsent } from '../../posted-consent.ts';
import { todayIn } from '../../today-in.ts';
import type { Actions, PageServerLoad } from './$types';

const wholeCatalogue = 100;

export const load: PageServerLoad = async (event) => {
  if (!event.locals.session?.member.permissions.includes('leads.submit'))
    error(403, m.error_forbidden_text());
  const products = await apiOf(event).read(listProducts, { query: { limit: wholeCatalogue } });
  return {
    products: products.items
      .filter(({ active }) => active)
      .map(({ id, name }) => ({ value: id, label: name })),
    today: todayIn(event.locals.reader.timeZone, Date.now()),
  };
};

/** The parts that were filled in, or nothing if none was. */
const unlessEmpty = <Part extends object>(part: Part): Part | undefined =>
  Object.values(part).some((value) => value !== undefined) ? part : undefined;

export const actions: Actions = {
  default: async (event) => {
    const form = await PostedForm.of(event.request);
    const api = apiOf(event);
    const outcome = await api.act(submitLead, {
      body: {
        company: {
          name: form.textOrEmpty('company.name'),
          website: form.text('company.website'),
          industry: form.text('company.industry'),
          sizeBand: sizeBands.find((band) => band === form.text('company.sizeBand')),
          country: form.text('company.country'),
          subdivision: form.text('company.subdivision'),
          city: form.text('company.city'),
          postalCode: form.text('company.postalCode'),
          street: form.text('company.street'),
        },
        contact: unlessEmpty({
          name: form.text('contact.name'),
          email: form.text('contact.email'),
          phone: form.text('contact.phone'),
        }),
        productId: form.text('productId'),
        valueBand: valueBands.find((band) => band === form.text('valueBand')) ?? 'unknown',
        language: form.text('language'),
        message: form.text('message'),
        consentToShare: postedConsent(form, 'consentToShare'),
        consentToContact: postedConsent(form, 'consentToContact'),
      },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refusedKeeping('lead', outcome.problem, form);
    // A manager may write down what then lies outside of its portfolio.
    const { id } = outcome.value;
    const seen = await api.act(readLead, { params: { leadId: id } });
    redirect(303, seen.ok ? `/manage/leads/${id}` : '/manage/leads?saved=beyond');
  },
};
