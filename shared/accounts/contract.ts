/** The contract of the accounts room: the companies behind leads, seen by the vendor. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { pageOf, pageQuery, type Page } from '../page.ts';
import { version } from '../record.ts';
import { defineRoute } from '../route.ts';
import { country, line, phone, website } from '../text.ts';
import { timelineEntry } from '../timeline.ts';

const none = z.strictObject({});

export const namedAccount = z.strictObject({ accountId: idOf('account'), name: z.string() });
export type NamedAccount = z.output<typeof namedAccount>;

/**
 * A page of what belongs to an account and to all that are merged into it. `mergedInto` stands there where the account
 * that was asked for was merged into another: what it has itself is listed at that one, too.
 */
export const accountPageOf = <Item extends z.ZodType>(item: Item) =>
  pageOf(item).extend({ mergedInto: namedAccount.optional() });

/** The same as handlers answer it. */
export interface AccountPage<Item> extends Page<Item> {
  mergedInto?: NamedAccount | undefined;
}

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
  description:
    'One company; its leads, and those of the accounts merged into it, are listed by `GET /v1/leads?accountId=`.',
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

/** What a line of an account's story belongs to. */
const belonging = z.strictObject({
  kind: z.enum(['account', 'lead', 'deal']),
  id: z.string(),
  /** The product it is about; null for the account, and where none is named. */
  name: z.string().nullable(),
  /** By which merged account's name it came; null for the account's own. */
  cameAs: namedAccount.nullable(),
});
export type AccountBelonging = z.output<typeof belonging>;

const accountEntry = timelineEntry.extend({ of: belonging });

export const readAccountTimeline = defineRoute({
  id: 'accounts.timeline',
  method: 'GET',
  path: '/v1/accounts/{accountId}/timeline',
  summary: 'Read the timeline of an account',
  description:
    'What happened to the account, to its leads and to its registrations, and what was noted about them, in one order of time, newest first. Of leads and registrations the newest 20 of each are told of that the caller reaches, those of accounts that are merged into it included; `complete` says whether these were all.',
  audience: 'vendor',
  permission: 'accounts.read',
  subject: 'account',
  params: z.strictObject({ accountId: idOf('account') }),
  query: z.strictObject(pageQuery),
  body: none,
  output: pageOf(accountEntry).extend({ complete: z.boolean() }),
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
    website: website.nullable(),
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
  updateAccountFacts,
] as const;
