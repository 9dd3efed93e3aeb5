/** What the form of a registration posted, as the API wants it. */
import type { DealContent } from '@rafiq/shared/deals/contract.ts';
import { askableFields } from '@rafiq/shared/deals/status.ts';
import type { AskableField } from '@rafiq/shared/deals/status.ts';
import type { PostedForm } from '#lib/server/form.ts';

interface Beside {
  /** What was said before: kept wherever the form does not ask for it. */
  before: DealContent;
  /** The parts that the form asks for. */
  open: readonly AskableField[];
  /** The day it is, ISO 8601. */
  today: string;
  /** Where a consent comes from, unless the form says more. */
  saidHere: string;
}

const unlessEmpty = <Part extends object>(part: Part): Part | undefined =>
  Object.values(part).some((value) => value !== undefined) ? part : undefined;

/** A consent is stated with its person; one that says the same as before stays what it was, with its day and basis. */
function postedConsent(
  form: PostedForm,
  { before, today, saidHere }: Beside,
): DealContent['consentToContact'] {
  const given = form.ticked('agreed');
  const source = form.text('consentToContact.source');
  const old = before.consentToContact;
  if (old?.given === given && (!given || source === undefined || source === old.source)) return old;
  return { given, basis: given ? 'consent' : 'none', source: source ?? saidHere, date: today };
}

export function postedDeal(form: PostedForm, beside: Beside): DealContent {
  const { before, open } = beside;
  const asks = (field: AskableField) => open.includes(field);
  const amount = form.decimal('value.amount');
  const contact = asks('contact')
    ? unlessEmpty({
        name: form.text('contact.name'),
        email: form.text('contact.email'),
        phone: form.text('contact.phone'),
      })
    : before.contact;
  return {
    company: asks('company')
      ? {
          ...before.company,
          name: form.text('company.name'),
          country: form.text('company.country'),
          city: form.text('company.city'),
          website: form.text('company.website'),
        }
      : before.company,
    contact,
    consentToContact:
      contact === undefined
        ? undefined
        : asks('contact')
          ? postedConsent(form, beside)
          : before.consentToContact,
    productId: asks('product') ? form.text('productId') : before.productId,
    value: asks('value')
      ? amount === undefined
        ? undefined
        : { amount, currency: form.textOrEmpty('value.currency') }
      : before.value,
    expectedCloseOn: asks('expected-close') ? form.text('expectedCloseOn') : before.expectedCloseOn,
    description: asks('description') ? form.text('description') : before.description,
  };
}

/** The parts of a registration that its partner may change: all of a draft, what was asked for of one sent back. */
export const openParts = (asked: { fields: readonly AskableField[] } | null): readonly AskableField[] =>
  asked === null ? askableFields : asked.fields;
