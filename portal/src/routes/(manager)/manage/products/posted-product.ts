import type { PostedForm } from '#lib/server/form.ts';

/** What the form of a product posted; each alias stands on a line of its own. */
export const postedProduct = (form: PostedForm) => ({
  name: form.textOrEmpty('name'),
  family: form.text('family') ?? null,
  aliases: (form.text('aliases') ?? '')
    .split('\n')
    .map((alias) => alias.trim())
    .filter((alias) => alias !== ''),
});
