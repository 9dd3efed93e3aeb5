/** What the form of a partner posted, as the contract wants it. */
import * as z from 'zod';
import { territory } from '@rafiq/shared/partners/contract.ts';
import type { PartnerPatch, Territory } from '@rafiq/shared/partners/contract.ts';
import { partnerKinds, tiers } from '@rafiq/shared/partners/status.ts';
import type { PostedForm } from '#lib/server/form.ts';

const certification = z.object({ name: z.string(), expiresOn: z.string().nullable() });

/** The entries of a growing list: each stands in a hidden field as JSON; what is none is left out. */
function entriesOf<Entry>(form: PostedForm, name: string, schema: z.ZodType<Entry>): Entry[] {
  return form.texts(name).flatMap((text) => {
    try {
      const parsed = schema.safeParse(JSON.parse(text));
      return parsed.success ? [parsed.data] : [];
    } catch {
      return []; // not written by our own form
    }
  });
}

/** Words between commas, in any of the commas of our languages, or on lines of their own. */
const wordsIn = (text: string | undefined): string[] =>
  (text ?? '')
    .split(/[,،\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== '');

/** The row that waits to be added counts too: a form without script has no button that adds it. */
function territoriesIn(form: PostedForm): Territory[] {
  const country = form.text('newTerritory.country');
  const prefixes = wordsIn(form.text('newTerritory.postalPrefixes'));
  const added =
    country === undefined
      ? []
      : [
          {
            country,
            subdivision: form.text('newTerritory.subdivision'),
            postalPrefixes: prefixes.length > 0 ? prefixes : undefined,
          },
        ];
  return [...entriesOf(form, 'territory', territory), ...added];
}

function certificationsIn(form: PostedForm) {
  const name = form.text('newCertification.name');
  const added =
    name === undefined ? [] : [{ name, expiresOn: form.text('newCertification.expiresOn') ?? null }];
  return [...entriesOf(form, 'certification', certification), ...added];
}

/** Everything the form says; null where a field was emptied. */
export function postedPartner(form: PostedForm) {
  return {
    name: form.textOrEmpty('name'),
    kind: partnerKinds.find((kind) => kind === form.text('kind')),
    tier: tiers.find((tier) => tier === form.text('tier')),
    tags: wordsIn(form.text('tags')),
    phone: form.text('phone') ?? null,
    website: form.text('website') ?? null,
    address: {
      street: form.text('address.street') ?? null,
      city: form.text('address.city') ?? null,
      subdivision: form.text('address.subdivision') ?? null,
      postalCode: form.text('address.postalCode') ?? null,
    },
    territories: territoriesIn(form),
    specialisations: {
      products: form.texts('product'),
      industries: wordsIn(form.text('industries')),
      languages: form.texts('language'),
      certifications: certificationsIn(form),
    },
    weight: form.number('weight') ?? 1,
    capacity: { maxOpen: form.number('maxOpen') ?? null, maxPerDay: form.number('maxPerDay') ?? null },
    timeZone: form.text('timeZone'),
    managerId: form.text('managerId') ?? null,
  } satisfies PartnerPatch;
}
