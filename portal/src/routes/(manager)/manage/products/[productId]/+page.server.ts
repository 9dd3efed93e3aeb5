import { readProduct, updateProduct } from '@rafiq/shared/products/contract.ts';
import { done } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { refusedKeeping } from '../../../refused-keeping.ts';
import { familiesOf } from '../families-of.ts';
import { postedProduct } from '../posted-product.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const [product, families] = await Promise.all([
    api.read(readProduct, { params: { productId: event.params.productId } }),
    familiesOf(api),
  ]);
  return { product, families };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(updateProduct, {
      params: { productId: event.params.productId },
      body: { ...postedProduct(form), active: form.ticked('active') },
      ifMatch: form.number('version') ?? 0,
    });
    return outcome.ok ? done('product', m.ui_saved()) : refusedKeeping('product', outcome.problem, form);
  },
};
