/** A form as a page of its own: no script, nothing loaded, readable by everyone. */
import type { FormDefinition } from '@rafiq/shared/forms/contract.ts';
import { sentence } from '@rafiq/shared/messages.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import { markup, Markup } from './markup.ts';
import { pageStyle } from './page-style.ts';

type DefinedField = FormDefinition['fields'][number];

/** What was typed, and what was wrong with it: shown again, so that nothing is lost. */
export interface Typed {
  values: Readonly<Record<string, string | undefined>>;
  faults: Readonly<Record<string, string>>;
  notice: string | undefined;
}
const untouched: Typed = { values: {}, faults: {}, notice: undefined };

const autocomplete: Readonly<Record<DefinedField['name'], string>> = {
  company: 'organization',
  name: 'name',
  email: 'email',
  phone: 'tel',
  country: 'country',
  product: 'off',
  employees: 'off',
  message: 'off',
};

const languageNames: Readonly<Record<UiLanguage, string>> = { en: 'English', ar: 'العربية', fa: 'فارسی' };
const directionOf = (language: UiLanguage): string => (language === 'en' ? 'ltr' : 'rtl');

const wholePage = (language: UiLanguage, title: string, body: Markup, head?: Markup): string =>
  markup`<!doctype html>
<html lang="${language}" dir="${directionOf(language)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${title}</title>
${head}<style>${new Markup(pageStyle)}</style>
</head>
<body><main>${body}</main></body>
</html>
`.text;

/** What ties a control to its fault. */
const invalid = (name: string, fault: string | undefined) =>
  fault !== undefined && markup` aria-invalid="true" aria-describedby="${name}-wrong"`;
const wrong = (name: string, fault: string | undefined) =>
  fault !== undefined && markup`<p class="wrong" id="${name}-wrong">${fault}</p>`;

function controlHtml(field: DefinedField, { words }: FormDefinition, typed: Typed): Markup {
  const { name, kind, required, maxLength, options } = field;
  const value = typed.values[name];
  const must = required && markup` required`;
  const ties = markup`id="${name}" name="${name}" autocomplete="${autocomplete[name]}"${must}${invalid(name, typed.faults[name])}`;
  if (kind === 'textarea') {
    return markup`<textarea ${ties} maxlength="${maxLength}" dir="auto">${value}</textarea>`;
  }
  if (kind === 'select') {
    const choices = options.map((option) => {
      const selected = option.value === value && markup` selected`;
      return markup`<option value="${option.value}"${selected}>${option.label}</option>`;
    });
    return markup`<select ${ties}><option value="">${words.choose}</option>${choices}</select>`;
  }
  const direction = kind === 'text' ? 'auto' : 'ltr';
  return markup`<input ${ties} type="${kind}" maxlength="${maxLength}" dir="${direction}" value="${value}">`;
}

function fieldHtml(field: DefinedField, form: FormDefinition, typed: Typed): Markup {
  const { name, label, required } = field;
  const optional = !required && markup` <small>${form.words.optional}</small>`;
  return markup`<div class="field"><label for="${name}">${label}${optional}</label>
${controlHtml(field, form, typed)}${wrong(name, typed.faults[name])}</div>
`;
}

function consentHtml(consent: FormDefinition['consents'][number], typed: Typed): Markup {
  const name = consent.purpose === 'contact' ? 'consentContact' : 'consentShare';
  const fault = typed.faults[name];
  const must = consent.required && markup` required`;
  const checked = typed.values[name] === 'yes' && markup` checked`;
  return markup`<div class="field"><label class="check">
<input type="checkbox" name="${name}" value="yes"${must}${checked}${invalid(name, fault)}>
<span>${consent.text}</span></label>${wrong(name, fault)}</div>
`;
}

function languagesHtml({ language, languages }: FormDefinition): Markup | false {
  const links = languages.map((other) => {
    const current = other === language && markup` aria-current="true"`;
    return markup`<a href="?lang=${other}" lang="${other}"${current}>${languageNames[other]}</a>
`;
  });
  return languages.length > 1 && markup`<nav>${links}</nav>`;
}

/**
 * The page of a form.
 * @param signed the token that comes back with what was typed, and where the page posts to
 */
export function formPage(
  form: FormDefinition,
  signed: { token: string; action: string },
  typed: Typed = untouched,
): string {
  const { language, title, intro } = form;
  const body = markup`${languagesHtml(form)}<h1>${title}</h1>
${intro !== null && markup`<p class="intro">${intro}</p>`}
<form method="post" action="${signed.action}">
${typed.notice !== undefined && markup`<p class="notice" role="alert">${typed.notice}</p>`}
${form.fields.map((field) => fieldHtml(field, form, typed))}${form.consents.map((consent) => consentHtml(consent, typed))}
<div class="away" aria-hidden="true"><label>${sentence(language, 'form.trap')}
<input name="website" tabindex="-1" autocomplete="off"></label></div>
<input type="hidden" name="token" value="${signed.token}">
<input type="hidden" name="language" value="${language}">
<input type="hidden" name="consentVersion" value="${form.consentVersion}">
<button type="submit">${form.words.send}</button>
</form>`;
  return wholePage(language, title, body);
}

/** What a visitor reads once the form is sent; where the form names a place to go on, the page leads there. */
export function thanksPage(
  language: UiLanguage,
  said: { title: string; thanks: string; redirectUrl: string | null },
): string {
  const { title, thanks, redirectUrl } = said;
  const link = markup`<p><a href="${redirectUrl ?? ''}" target="_top">${sentence(language, 'form.go-on')}</a></p>`;
  const refresh = markup`<meta http-equiv="refresh" content="2; url=${redirectUrl ?? ''}">
`;
  const leads = redirectUrl !== null;
  const body = markup`<h1>${title}</h1>
<p class="thanks" role="status">${thanks}</p>${leads && link}`;
  return wholePage(language, title, body, leads ? refresh : undefined);
}
