/** The contract of the accounts room: the companies behind leads, seen by the vendor. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { pageOf, pageQuery } from '../page.ts';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import { country, line, paragraph, phone } from '../text.ts';
import { timelineEntry } from '../timeline.ts';

const none = z.strictObject({});

const namedAccount = z.strictObject({ accountId: idOf('account'), name: z.string() });

export const account = z.strictObject({
  id: idOf('account'),
  name: z.string(),
  country: country.nullable(),
  industry: z.string().nullable(),
  website: z.string().nullable(),
  /** What else it is called. */
  aliases: z.array(z.string()),
  phone: z.string().nullable(),
  taxId: z.string().nullable(),
  town: z.string().nullable(),
  street: z.string().nullable(),
  /** The company it belongs to, by name. */
  parentName: z.string().nullable(),
  /** Whether the vendor sells to it directly; null where nobody has said. */
  soldDirectly: z.boolean().nullable(),
  /** The partner whose named account it is; null where it is nobody's. */
  owner: z.strictObject({ partnerId: idOf('partner'), partnerName: z.string() }).nullable(),
  /** The account that stands for it since somebody said that the two are one company; null where it stands for itself. */
  mergedInto: namedAccount.nullable(),
  /** The accounts that it stands for beside itself, in the order they were merged; at most 10. */
  merged: z.array(namedAccount),
  createdAt: z.string(),
  updatedAt: z.string(),
  version,
});
export type Account = z.output<typeof account>;

export const listAccounts = defineRoute({
  id: 'accounts.list',
  method: 'GET',
  path: '/v1/accounts',
  summary: 'List accounts',
  description:
    'The companies behind leads, by name; found by words of their names in any of their spellings.',
  audience: 'vendor',
  permission: 'accounts.read',
  subject: 'none',
  params: none,
  query: z.strictObject({ ...pageQuery, q: line(80).optional() }),
  body: none,
  output: pageOf(account),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const readAccount = defineRoute({
  id: 'accounts.read',
  method: 'GET',
  path: '/v1/accounts/{accountId}',
  summary: 'Read an account',
  description: 'One company; its leads are listed by `GET /v1/leads?accountId=`.',
  audience: 'vendor',
  permission: 'accounts.read',
  subject: 'account',
  params: z.strictObject({ accountId: idOf('account') }),
  query: none,
  body: none,
  output: account,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { accountId: '{accountId}' } },
});

export const readAccountTimeline = defineRoute({
  id: 'accounts.timeline',
  method: 'GET',
  path: '/v1/accounts/{accountId}/timeline',
  summary: 'Read the timeline of an account',
  description:
    'What happened to the account itself and what was noted about it, newest first; its leads tell their own.',
  audience: 'vendor',
  permission: 'accounts.read',
  subject: 'account',
  params: z.strictObject({ accountId: idOf('account') }),
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(timelineEntry),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { accountId: '{accountId}' } },
});

export const setAccountOwner = defineRoute({
  id: 'accounts.set-owner',
  method: 'PUT',
  path: '/v1/accounts/{accountId}/owner',
  summary: 'Say whose named account it is',
  description:
    'Names the partner that owns the account, or nobody (`null`). Where the policy asks for it, leads of the account go to its owner before anybody else; those that are placed already stay where they are.',
  audience: 'vendor',
  permission: 'accounts.write',
  subject: 'account',
  params: z.strictObject({ accountId: idOf('account') }),
  query: none,
  body: z.strictObject({ partnerId: idOf('partner').nullable() }),
  output: account,
  success: 200,
  problems: ['unknown-reference', 'partner-not-active'],
  idempotency: 'accepted',
  ifMatch: 'required',
  example: { params: { accountId: '{accountId}' }, body: { partnerId: '{partnerId}' } },
});

const otherCompany = z.strictObject({ otherAccountId: idOf('account') });

/** Which accounts are other companies than one, because somebody said so. */
const toldApart = z.strictObject({ accountId: idOf('account'), notTheSame: z.array(idOf('account')) });

/** What is compared of two companies. */
const matchFields = [
  'name',
  'alias',
  'parent',
  'domain',
  'phone',
  'tax-id',
  'country',
  'town',
  'address',
] as const;

const likeAccount = z.strictObject({
  accountId: idOf('account'),
  name: z.string(),
  country: country.nullable(),
  town: z.string().nullable(),
  /** How sure it is that they are one, from 0 to 1. */
  score: z.number(),
  /** Whether they would be taken for one, or shown to a person. */
  verdict: z.enum(['auto', 'review']),
  /** What each field says that both know. */
  evidence: z.array(
    z.strictObject({
      field: z.enum(matchFields),
      /** How near they are in it, from 0 to 1. */
      likeness: z.number(),
      effect: z.enum(['for', 'against']),
      /** The same in the reader's language. */
      text: z.string(),
    }),
  ),
});

const alikeAccounts = z.strictObject({ alike: z.array(likeAccount), notTheSame: z.array(namedAccount) });
export type AlikeAccounts = z.output<typeof alikeAccounts>;

export const listAlikeAccounts = defineRoute({
  id: 'accounts.alike',
  method: 'GET',
  path: '/v1/accounts/{accountId}/alike',
  summary: 'List accounts that may be the same company',
  description:
    'Accounts that may be the same company as this one, likest first, each with what speaks for it and against it; and those that somebody said are other companies, which are left out.',
  audience: 'vendor',
  permission: 'accounts.read',
  subject: 'account',
  params: z.strictObject({ accountId: idOf('account') }),
  query: none,
  body: none,
  output: alikeAccounts,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { accountId: '{accountId}' } },
});

export const tellAccountsApart = defineRoute({
  id: 'accounts.not-the-same',
  method: 'POST',
  path: '/v1/accounts/{accountId}/not-the-same',
  summary: 'Say that two accounts are not the same company',
  description:
    'Says that another account is another company, however alike the two are: what is registered for one of them no longer finds the other. Saying it again changes nothing.',
  audience: 'vendor',
  permission: 'accounts.write',
  subject: 'account',
  params: z.strictObject({ accountId: idOf('account') }),
  query: none,
  body: otherCompany,
  output: toldApart,
  success: 200,
  problems: ['unknown-reference'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { accountId: '{accountId}' }, body: { otherAccountId: '{otherAccountId}' } },
});

export const undoTellAccountsApart = defineRoute({
  id: 'accounts.undo-not-the-same',
  method: 'POST',
  path: '/v1/accounts/{accountId}/not-the-same/undo',
  summary: 'Take back that two accounts are not the same company',
  description:
    'Takes back that another account is another company: the two may be the same again. Where nobody said so nothing changes.',
  audience: 'vendor',
  permission: 'accounts.write',
  subject: 'account',
  params: z.strictObject({ accountId: idOf('account') }),
  query: none,
  body: otherCompany,
  output: toldApart,
  success: 200,
  problems: ['unknown-reference'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { accountId: '{accountId}' }, body: { otherAccountId: '{apartAccountId}' } },
});

export const mergeAccounts = defineRoute({
  id: 'accounts.merge',
  method: 'POST',
  path: '/v1/accounts/{accountId}/merges',
  summary: 'Say that two accounts are the same company',
  description:
    'Merges another account into this one, which stands for both from now on: in lists and searches, in what registrations are weighed against, and in whom leads of either are placed with. Nothing of the other is rewritten, and the merge can be undone. An account stands for at most 10 others; one that stands for others is not merged itself before they are taken apart. Saying it again changes nothing.',
  audience: 'vendor',
  permission: 'accounts.write',
  subject: 'account',
  params: z.strictObject({ accountId: idOf('account') }),
  query: none,
  body: z.strictObject({ otherAccountId: idOf('account'), note: paragraph(2000).optional() }),
  output: account,
  success: 200,
  problems: [
    'unknown-reference',
    'account-merged',
    'account-stands-for-others',
    'accounts-told-apart',
    'too-many-merged',
  ],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: {
    params: { accountId: '{accountId}' },
    body: { otherAccountId: '{otherAccountId}', note: 'The same tax number on their last order.' },
  },
});

export const undoMergeAccounts = defineRoute({
  id: 'accounts.undo-merge',
  method: 'POST',
  path: '/v1/accounts/{accountId}/merges/undo',
  summary: 'Take two merged accounts apart',
  description:
    'Takes back that another account was merged into this one: each stands for itself again, with everything it had. Where it was not merged into this one nothing changes.',
  audience: 'vendor',
  permission: 'accounts.write',
  subject: 'account',
  params: z.strictObject({ accountId: idOf('account') }),
  query: none,
  body: otherCompany,
  output: account,
  success: 200,
  problems: ['unknown-reference'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { accountId: '{accountId}' }, body: { otherAccountId: '{mergedAccountId}' } },
});

const mostAliases = 5;

export const updateAccountFacts = defineRoute({
  id: 'accounts.update-facts',
  method: 'PUT',
  path: '/v1/accounts/{accountId}/facts',
  summary: 'Say what is known of an account',
  description:
    'Replaces what is known of the company beside its name and country: what it is compared by where leads and registrations may be of the same company, and whether the vendor sells to it directly. It is found by what is new within moments.',
  audience: 'vendor',
  permission: 'accounts.write',
  subject: 'account',
  params: z.strictObject({ accountId: idOf('account') }),
  query: none,
  body: z.strictObject({
    aliases: z.array(line(200)).max(mostAliases, { error: 'too-many' }),
    website: line(200).nullable(),
    phone: phone.nullable(),
    taxId: line(60).nullable(),
    town: line(120).nullable(),
    street: line(200).nullable(),
    parentName: line(200).nullable(),
    soldDirectly: z.boolean().nullable(),
  }),
  output: account,
  success: 200,
  problems: [],
  idempotency: 'accepted',
  ifMatch: 'required',
  example: {
    params: { accountId: '{accountId}' },
    body: {
      aliases: ['Noor Retail'],
      website: 'https://noor.example',
      phone: '+971 4 555 0173',
      taxId: '100-200-300',
      town: 'Dubai',
      street: '12 Harbour Road',
      parentName: 'Noor Holding',
      soldDirectly: false,
    },
  },
});

export const accountRoutes = [
  listAccounts,
  readAccount,
  readAccountTimeline,
  setAccountOwner,
  listAlikeAccounts,
  tellAccountsApart,
  undoTellAccountsApart,
  mergeAccounts,
  undoMergeAccounts,
  updateAccountFacts,
] as const;
