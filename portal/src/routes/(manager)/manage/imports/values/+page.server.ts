import { forgetCountry, listCountries, rememberCountry } from '@rafiq/shared/imports/contract.ts';
import { listProducts, readProduct, updateProduct } from '@rafiq/shared/products/contract.ts';
import type { ActionAnswer } from '#lib/components/submission.svelte.ts';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import type { Api, Outcome } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { m } from '#lib/paraglide/messages.js';
import { queryFields } from '../../../query-fields.ts';
import type { Actions, PageServerLoad } from './$types';

const wholeCatalogue = 100;

export const load: PageServerLoad = async (event) => {
  const api = apiOf(event);
  const [countries, products] = await Promise.all([
    api.read(listCountries, { query: { limit: 100, cursor: queryFields(event.url).text('cursor') } }),
    api.read(listProducts, { query: { limit: wholeCatalogue } }),
  ]);
  return {
    countries: countries.items,
    nextCursor: countries.nextCursor,
    products: products.items
      .filter(({ aliases }) => aliases.length > 0)
      .map(({ id, name, aliases }) => ({ id, name, aliases })),
  };
};

/** Gives a product the aliases it has now, changed: whatever else was changed meanwhile stays. */
async function changeAliases(
  api: Api,
  productId: string,
  changed: (aliases: readonly string[]) => string[],
): Promise<Outcome<typeof updateProduct>> {
  const { aliases, version } = await api.read(readProduct, { params: { productId } });
  return api.act(updateProduct, {
    params: { productId },
    body: { aliases: changed(aliases) },
    ifMatch: version,
  });
}

/** One value as a button of the page names it: `country GR Atlantis`, `product prod_… GTXPro`. */
function namedValue(form: PostedForm) {
  const [, field = '', value = '', text = ''] =
    /^(country|product) (\S+) (.+)$/su.exec(form.textOrEmpty('what')) ?? [];
  return { field, value, text };
}

export const actions: Actions = {
  /** Forgets what a spelling means: of a country, or of a product, which loses an alias. Answers what it was. */
  forget: async (event) => {
    const form = await PostedForm.of(event.request);
    const api = apiOf(event);
    const { field, value, text } = namedValue(form);
    const outcome =
      field === 'country'
        ? await api.act(forgetCountry, { body: { text }, idempotencyKey: form.idempotencyKey })
        : await changeAliases(api, value, (aliases) => aliases.filter((alias) => alias !== text));
    return outcome.ok
      ? ({ form: 'forget', made: form.textOrEmpty('what') } satisfies ActionAnswer)
      : refused('forget', outcome.problem);
  },

  /** Takes forgetting back. */
  remember: async (event) => {
    const form = await PostedForm.of(event.request);
    const api = apiOf(event);
    const { field, value, text } = namedValue(form);
    const outcome =
      field === 'country'
        ? await api.act(rememberCountry, {
            body: { text, country: value },
            idempotencyKey: form.idempotencyKey,
          })
        : await changeAliases(api, value, (aliases) => [...new Set([...aliases, text])]);
    return outcome.ok
      ? done('remember', m.import_remembered({ text }))
      : refused('remember', outcome.problem);
  },
};
