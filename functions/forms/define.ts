import type { FormDefinition, WebForm } from '@rafiq/shared/forms/contract.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import { findProducts } from '#functions/products/index.ts';
import { defineForm } from './domain/define-form.ts';

/** A form as its visitor meets it (1 request where it lets choose a product); retired products are left out. */
export async function define(form: WebForm, language: UiLanguage): Promise<FormDefinition> {
  const ids = form.fields.product === 'hidden' ? [] : form.productIds;
  const products = await findProducts(ids);
  return defineForm(
    form,
    language,
    products.flatMap((product) => (product?.active === true ? [product] : [])),
  );
}
