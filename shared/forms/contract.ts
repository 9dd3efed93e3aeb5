/** The contract of the forms room: what the vendor sets up, and what a visitor of its website meets. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { sizeBands } from '../leads/status.ts';
import { pageOf, pageQuery } from '../page.ts';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import { country, line, paragraph, uiLanguages } from '../text.ts';
import { askableFields, consentPurposes, fieldNeeds, refusalReasons } from './status.ts';

const none = z.strictObject({});
const formParams = z.strictObject({ formId: idOf('form') });

/** Where a website lives: scheme, host and port, as browsers send it in `Origin`. */
const origin = z
  .string()
  .max(200, { error: 'too-long' })
  .regex(/^(https:\/\/[a-z0-9.-]+|http:\/\/(localhost|127\.0\.0\.1))(:\d{1,5})?$/, {
    error: 'invalid-origin',
  })
  .meta({ example: 'https://www.vendor.example' });

const webAddress = z
  .string()
  .max(500, { error: 'too-long' })
  .regex(/^https:\/\/[^\s"'<>\\;,]+$/, { error: 'invalid-address' })
  .meta({ example: 'https://www.vendor.example/thanks' });

/** What a form says in one language. */
export const formWords = z.strictObject({
  title: line(120),
  intro: paragraph(600).nullable(),
  thanks: paragraph(600),
});
export type FormWords = z.output<typeof formWords>;

/** What a visitor agrees to, in one language. */
export const consentWords = z.strictObject({ contact: paragraph(1000), share: paragraph(1000) });
export type ConsentWords = z.output<typeof consentWords>;

const inLanguages = <Words extends z.ZodType>(words: Words) =>
  z.strictObject({ en: words.optional(), ar: words.optional(), fa: words.optional() });

const need = z.enum(fieldNeeds, { error: 'unknown-value' });

export const formSettings = z.strictObject({
  name: line(120),
  active: z.boolean(),
  allowedOrigins: z.array(origin).max(20, { error: 'too-long' }),
  words: inLanguages(formWords),
  consent: inLanguages(consentWords),
  shareRequired: z.boolean(),
  fields: z.strictObject({
    name: need,
    email: need,
    phone: need,
    country: need,
    product: need,
    employees: need,
    message: need,
  }),
  countries: z.array(country).max(250, { error: 'too-long' }),
  productIds: z.array(idOf('product')).max(30, { error: 'too-long' }),
  redirectUrl: webAddress.nullable(),
  foldDays: z.number().int().min(0, { error: 'out-of-range' }).max(90, { error: 'out-of-range' }),
  perMinute: z.number().int().min(1, { error: 'out-of-range' }).max(600, { error: 'out-of-range' }),
});
export type FormSettings = z.output<typeof formSettings>;

/** A form as the vendor's people see it. Its id is what the website names it by: nobody can guess another. */
export const webForm = formSettings.extend({
  id: idOf('form'),
  /** Counts the consent texts this form ever had; each is kept as it was. */
  consentVersion: z.number().int().min(1),
  createdAt: z.string(),
  updatedAt: z.string(),
  version,
});
export type WebForm = z.output<typeof webForm>;

/** A consent text that was ever shown; it never changes. */
export const consentText = z.strictObject({
  version: z.number().int().min(1),
  since: z.string(),
  words: inLanguages(consentWords),
});
export type ConsentText = z.output<typeof consentText>;

const count = z.number().int().min(0);

/** What came in by a form, day by day (UTC), and why the rest was refused. */
export const formActivity = z.strictObject({
  days: z.array(z.strictObject({ day: z.string(), opened: count, folded: count, refused: count })),
  refusals: z.array(z.strictObject({ reason: z.enum(refusalReasons), count })),
});
export type FormActivity = z.output<typeof formActivity>;

/** A form as a visitor meets it, in one language: nothing but what stands on it. */
export const formDefinition = z.strictObject({
  id: idOf('form'),
  language: z.enum(uiLanguages),
  languages: z.array(z.enum(uiLanguages)),
  title: z.string(),
  intro: z.string().nullable(),
  fields: z.array(
    z.strictObject({
      name: z.enum(['company', ...askableFields]),
      label: z.string(),
      kind: z.enum(['text', 'email', 'tel', 'select', 'textarea']),
      required: z.boolean(),
      maxLength: z.number().int(),
      options: z.array(z.strictObject({ value: z.string(), label: z.string() })),
    }),
  ),
  consents: z.array(
    z.strictObject({ purpose: z.enum(consentPurposes), text: z.string(), required: z.boolean() }),
  ),
  consentVersion: z.number().int(),
  /** The words around the fields. */
  words: z.strictObject({
    send: z.string(),
    sending: z.string(),
    optional: z.string(),
    choose: z.string(),
    failed: z.string(),
  }),
});
export type FormDefinition = z.output<typeof formDefinition>;

/** Work to be done before a submission is taken: find a text that, behind the challenge, hashes to so many zero bits. */
export const formChallenge = z.strictObject({
  challenge: z.string(),
  bits: z.number().int(),
  expiresAt: z.string(),
});

/** One field as it was typed; what the form makes of it is judged by the form. */
const typed = z.string().max(5000, { error: 'too-long' }).optional();
const ticked = z.enum(['yes', 'no'], { error: 'unknown-value' }).optional();
const chosenLanguage = z.enum(uiLanguages, { error: 'unknown-value' }).optional();

/** What a visitor typed, whichever way it came. */
export const typedSubmission = z.strictObject({
  company: typed,
  name: typed,
  email: typed,
  phone: typed,
  country: typed,
  product: typed,
  employees: z.union([z.literal(''), z.enum(sizeBands)], { error: 'unknown-value' }).optional(),
  message: typed,
  consentContact: ticked,
  consentShare: ticked,
  /** The version of the consent text that stood on the form. */
  consentVersion: z.coerce.number().int({ error: 'unknown-value' }).min(1, { error: 'unknown-value' }),
  language: chosenLanguage,
  /** Nobody sees this field: only programs fill it in. */
  website: typed,
});
export type TypedSubmission = z.output<typeof typedSubmission>;

const proofText = z.string().max(600, { error: 'too-long' }).optional();

/** What a visitor is told: always the same, whatever became of the submission. */
export const formThanks = z.strictObject({ thanks: z.string(), redirectUrl: z.string().nullable() });

/** A page of its own, for browsers without script. */
const page = z.strictObject({ html: z.string() });

const settingsExample: z.input<typeof formSettings> = {
  name: 'Contact form',
  active: true,
  allowedOrigins: ['https://www.vendor.example'],
  words: { en: { title: 'Talk to us', intro: null, thanks: 'Thank you. We will write to you soon.' } },
  consent: {
    en: {
      contact: 'You may contact me about my request.',
      share: 'You may hand my request to a partner near me.',
    },
  },
  shareRequired: true,
  fields: {
    name: 'required',
    email: 'required',
    phone: 'optional',
    country: 'required',
    product: 'hidden',
    employees: 'optional',
    message: 'optional',
  },
  countries: ['AE', 'SA'],
  productIds: [],
  redirectUrl: null,
  foldDays: 14,
  perMinute: 30,
};

const ofVendor = { audience: 'vendor', query: none, success: 200, ifMatch: 'none' } as const;

export const listForms = defineRoute({
  ...ofVendor,
  id: 'forms.list',
  method: 'GET',
  path: '/v1/forms',
  summary: 'List web forms',
  description: 'The forms of the vendor’s websites, by name.',
  permission: 'forms.read',
  subject: 'none',
  params: none,
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(webForm),
  problems: ['invalid-cursor'],
  idempotency: 'none',
  example: {},
});

export const createForm = defineRoute({
  ...ofVendor,
  id: 'forms.create',
  method: 'POST',
  path: '/v1/forms',
  summary: 'Create a web form',
  description: 'A form for a website: what it asks, what it says in each language, and who may carry it.',
  permission: 'forms.write',
  subject: 'none',
  params: none,
  body: formSettings,
  output: webForm,
  success: 201,
  problems: ['unknown-reference'],
  idempotency: 'accepted',
  example: { body: settingsExample },
});

export const readForm = defineRoute({
  ...ofVendor,
  id: 'forms.read',
  method: 'GET',
  path: '/v1/forms/{formId}/settings',
  summary: 'Read the settings of a web form',
  description: 'Everything the vendor decided about a form.',
  permission: 'forms.read',
  subject: 'form',
  params: formParams,
  body: none,
  output: webForm,
  problems: [],
  idempotency: 'none',
  example: { params: { formId: '{formId}' } },
});

export const updateForm = defineRoute({
  ...ofVendor,
  id: 'forms.update',
  method: 'PUT',
  path: '/v1/forms/{formId}/settings',
  summary: 'Change a web form',
  description:
    'Replaces the settings. Changed consent words become a new version; what visitors agreed to before stays as it was.',
  permission: 'forms.write',
  subject: 'form',
  params: formParams,
  body: formSettings,
  output: webForm,
  problems: ['unknown-reference'],
  idempotency: 'none',
  ifMatch: 'required',
  example: { params: { formId: '{formId}' }, body: { ...settingsExample, name: 'Contact form, new' } },
});

export const readConsents = defineRoute({
  ...ofVendor,
  id: 'forms.consents',
  method: 'GET',
  path: '/v1/forms/{formId}/consents',
  summary: 'Read the consent texts of a web form',
  description:
    'Every version ever shown, newest first, at most the last 100: leads name the one that was agreed to.',
  permission: 'forms.read',
  subject: 'form',
  params: formParams,
  body: none,
  output: z.strictObject({ versions: z.array(consentText) }),
  problems: [],
  idempotency: 'none',
  example: { params: { formId: '{formId}' } },
});

export const readActivity = defineRoute({
  ...ofVendor,
  id: 'forms.activity',
  method: 'GET',
  path: '/v1/forms/{formId}/activity',
  summary: 'Read what came in by a web form',
  description:
    'Submissions and refusals of the last 14 days. Under a flood refusals are counted in passing, so that there may have been more.',
  permission: 'forms.read',
  subject: 'form',
  params: formParams,
  body: none,
  output: formActivity,
  problems: [],
  idempotency: 'none',
  example: { params: { formId: '{formId}' } },
});

const ofVisitor = {
  audience: 'public',
  permission: null,
  subject: 'form',
  params: formParams,
  idempotency: 'none',
  ifMatch: 'none',
} as const;

export const showForm = defineRoute({
  ...ofVisitor,
  id: 'forms.show',
  method: 'GET',
  path: '/v1/forms/{formId}',
  summary: 'Show a web form',
  description: 'A form as its visitor meets it, in the language asked for or the form’s first.',
  query: z.strictObject({ lang: chosenLanguage }),
  body: none,
  output: formDefinition,
  success: 200,
  problems: ['origin-not-allowed'],
  example: { params: { formId: '{formId}' } },
});

export const challengeVisitor = defineRoute({
  ...ofVisitor,
  id: 'forms.challenge',
  method: 'GET',
  path: '/v1/forms/{formId}/challenge',
  summary: 'Ask for work to do before submitting',
  description:
    'A signed challenge, good once and for ten minutes. The solution is a text for which SHA-256 of `challenge.solution` begins with so many zero bits.',
  query: none,
  body: none,
  output: formChallenge,
  success: 200,
  problems: ['origin-not-allowed'],
  example: { params: { formId: '{formId}' } },
});

const refusalsOfSubmissions = [
  'origin-not-allowed',
  'proof-not-valid',
  'proof-expired',
  'proof-already-used',
  'submission-not-taken',
] as const;

const submissionExample = {
  company: 'Noor Trading',
  name: 'Lina Haddad',
  email: 'lina@noor.example',
  country: 'AE',
  message: 'Please call us about twenty seats.',
  consentContact: 'yes',
  consentShare: 'yes',
  consentVersion: 1,
};

export const submitForm = defineRoute({
  ...ofVisitor,
  id: 'forms.submit',
  method: 'POST',
  path: '/v1/forms/{formId}/submissions',
  summary: 'Submit a web form',
  description:
    'Takes what a visitor typed, with a challenge solved for this very form. The answer is the same whether a lead was opened or an open one was added to.',
  query: none,
  body: typedSubmission.extend({ challenge: proofText, solution: proofText }),
  encoded: true,
  output: formThanks,
  success: 202,
  problems: refusalsOfSubmissions,
  example: {
    params: { formId: '{formId}' },
    body: { ...submissionExample, challenge: '{challenge}', solution: '{solution}' },
  },
});

export const readPage = defineRoute({
  ...ofVisitor,
  id: 'forms.page',
  method: 'GET',
  path: '/v1/forms/{formId}/page',
  summary: 'Read a web form as a page',
  description: 'The form as a page of its own, without any script; websites may frame it.',
  query: z.strictObject({ lang: chosenLanguage }),
  body: none,
  output: page,
  media: 'text/html',
  success: 200,
  problems: [],
  example: { params: { formId: '{formId}' } },
});

export const sendPage = defineRoute({
  ...ofVisitor,
  id: 'forms.send',
  method: 'POST',
  path: '/v1/forms/{formId}/page',
  summary: 'Send the page of a web form',
  description:
    'What the page posts. Its token was signed when the page was made, is good once, and not before a person could have typed. A refusal is the same page with what was typed.',
  query: none,
  body: typedSubmission.extend({ token: proofText }),
  encoded: true,
  output: page,
  media: 'text/html',
  success: 200,
  problems: refusalsOfSubmissions,
  example: { params: { formId: '{formId}' }, body: { ...submissionExample, token: '{pageToken}' } },
});

export const formRoutes = [
  listForms,
  createForm,
  readForm,
  updateForm,
  readConsents,
  readActivity,
  showForm,
  challengeVisitor,
  submitForm,
  readPage,
  sendPage,
] as const;
