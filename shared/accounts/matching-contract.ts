/** The contract of people who match accounts: which may be the same company, which are, and which are not. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { defineRoute } from '../route.ts';
import { country, paragraph } from '../text.ts';
import { account, namedAccount } from './contract.ts';

const none = z.strictObject({});

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
  /** Whether they would be taken for one, or shown to a person, by the conflict policy in force. */
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
    'Accounts that may be the same company as this one, likest first, each with what speaks for it and against it; and those that somebody said are other companies, which are left out. How alike they must be is up to the conflict policy that is in force.',
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

export const accountMatchingRoutes = [
  listAlikeAccounts,
  tellAccountsApart,
  undoTellAccountsApart,
  mergeAccounts,
  undoMergeAccounts,
] as const;
