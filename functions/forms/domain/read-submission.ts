import type { TypedSubmission, WebForm } from '@rafiq/shared/forms/contract.ts';
import { sizeBands, type SizeBand } from '@rafiq/shared/leads/status.ts';
import { email, line, paragraph, phone, type UiLanguage } from '@rafiq/shared/text.ts';
import type * as z from 'zod';
import type { FormFault } from './form-faults.ts';
import { languageOfForm } from './language-of-form.ts';

/** What a visitor said, as the form asked for it. */
export interface Submission {
  company: string;
  name: string | undefined;
  email: string | undefined;
  phone: string | undefined;
  country: string | undefined;
  productId: string | undefined;
  sizeBand: SizeBand | undefined;
  message: string | undefined;
  language: UiLanguage;
  consent: { version: number; contact: boolean; share: boolean };
}

const schemas = {
  company: line(200),
  name: line(120),
  email,
  phone,
  message: paragraph(4000),
} as const satisfies Record<string, z.ZodType<string>>;

/**
 * Reads what was typed by the form that asked: fields it does not show are no part of it, those it requires must be
 * there, and choices are among those it offers. A form that does not ask takes the only country or product it names.
 */
export function readSubmission(
  form: WebForm,
  typed: TypedSubmission,
): { submission: Submission; faults: [] } | { submission: undefined; faults: FormFault[] } {
  const faults: FormFault[] = [];
  const needs = { ...form.fields, company: 'required' } as const;
  type Name = keyof typeof needs;

  const said = (name: Name): string | undefined => {
    if (needs[name] === 'hidden') return undefined;
    // A browser ends lines as the network does.
    const text = typed[name]?.replaceAll('\r\n', '\n').trim();
    if (text !== undefined && text !== '') return text;
    if (needs[name] === 'required') faults.push({ pointer: `/${name}`, code: 'required' });
    return undefined;
  };
  const text = (name: keyof typeof schemas): string | undefined => {
    const given = said(name);
    if (given === undefined) return undefined;
    const parsed = schemas[name].safeParse(given);
    if (parsed.success) return parsed.data;
    faults.push({ pointer: `/${name}`, code: parsed.error.issues[0]?.message ?? 'invalid-value' });
    return undefined;
  };
  const choice = <Value extends string>(name: Name, offered: readonly Value[]): Value | undefined => {
    const given = said(name);
    if (given === undefined) return needs[name] === 'hidden' && offered.length === 1 ? offered[0] : undefined;
    const chosen = offered.find((value) => value === given);
    if (chosen === undefined) faults.push({ pointer: `/${name}`, code: 'unknown-value' });
    return chosen;
  };
  const agreed = (purpose: 'consentContact' | 'consentShare', required: boolean): boolean => {
    const yes = typed[purpose] === 'yes';
    if (required && !yes) faults.push({ pointer: `/${purpose}`, code: 'required' });
    return yes;
  };

  const submission: Submission = {
    company: text('company') ?? '',
    name: text('name'),
    email: text('email'),
    phone: text('phone'),
    country: choice('country', form.countries),
    productId: choice('product', form.productIds),
    sizeBand: needs.employees === 'hidden' ? undefined : choice('employees', sizeBands),
    message: text('message'),
    language: languageOfForm(form, typed.language),
    consent: {
      version: typed.consentVersion,
      contact: agreed('consentContact', true),
      share: agreed('consentShare', form.shareRequired),
    },
  };
  // Nobody can have agreed to a text that never stood there.
  if (typed.consentVersion > form.consentVersion)
    faults.push({ pointer: '/consentVersion', code: 'unknown-value' });
  return faults.length === 0 ? { submission, faults: [] } : { submission: undefined, faults };
}
