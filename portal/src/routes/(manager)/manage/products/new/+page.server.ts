import { error, redirect } from '@sveltejs/kit';
import { createProduct } from '@rafiq/shared/products/contract.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { refusedKeeping } from '../../../refused-keeping.ts';
import { familiesOf } from '../families-of.ts';
import { postedProduct } from '../posted-product.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  if (!event.locals.session?.member.permissions.includes('products.write'))
    error(403, m.error_forbidden_text());
  return { families: await familiesOf(apiOf(event)) };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await PostedForm.of(event.request);
    const { family, ...rest } = postedProduct(form);
    const outcome = await apiOf(event).act(createProduct, {
      body: { ...rest, family: family ?? undefined },
      idempotencyKey: form.idempotencyKey,
    });
    if (!outcome.ok) return refusedKeeping('product', outcome.problem, form);
    redirect(303, '/manage/products');
  },
};
