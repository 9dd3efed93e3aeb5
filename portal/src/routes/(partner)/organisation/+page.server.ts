import { readOwnPartner, updateOwnPartner } from '@rafiq/shared/partners/contract.ts';
import { listProducts } from '@rafiq/shared/products/contract.ts';
import { mayDo } from '@rafiq/shared/permissions.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import type { Actions, PageServerLoad } from './$types';

const wholeCatalogue = 100;

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const own = await api.read(readOwnPartner, {});
  const named = own.specialisations.products.length > 0;
  const products = named ? await api.act(listProducts, { query: { limit: wholeCatalogue } }) : undefined;
  const names = new Map(products?.ok ? products.value.items.map(({ id, name }) => [id, name]) : []);
  return {
    own,
    productNames: own.specialisations.products.map((id) => names.get(id) ?? id),
    mayWrite:
      event.locals.session !== undefined && mayDo(event.locals.session.member.role, 'partners.write-own'),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await PostedForm.of(event.request);
    const text = (name: string) => form.text(name) ?? null;
    const outcome = await apiOf(event).act(updateOwnPartner, {
      ifMatch: form.number('version') ?? 0,
      body: {
        phone: text('phone'),
        website: text('website'),
        address: {
          street: text('address.street'),
          city: text('address.city'),
          subdivision: text('address.subdivision'),
          postalCode: text('address.postalCode'),
        },
      },
    });
    return outcome.ok ? done('profile', m.ui_saved()) : refused('profile', outcome.problem);
  },
};
