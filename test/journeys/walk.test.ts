/**
 * Every page of the portal in three languages, two themes and two widths, found in its folders: a page that joins is
 * walked by itself, or fails here for want of a record to show.
 */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { listAccounts } from '@rafiq/shared/accounts/contract.ts';
import { readConflictPolicy } from '@rafiq/shared/deals/conflict-policy-contract.ts';
import { readConflictWhatIf, startConflictWhatIf } from '@rafiq/shared/deals/conflict-what-if-contract.ts';
import { resolveConflict } from '@rafiq/shared/deals/case-contract.ts';
import {
  approveDeal,
  askForAction,
  createDeal,
  readDeal,
  requestExtension,
} from '@rafiq/shared/deals/contract.ts';
import { countOfResellers } from '@rafiq/shared/deals/shared-contract.ts';
import { createForm, type FormSettings } from '@rafiq/shared/forms/contract.ts';
import { createImport } from '@rafiq/shared/imports/contract.ts';
import { listLeads, listOffers } from '@rafiq/shared/leads/contract.ts';
import { startBatch } from '@rafiq/shared/leads/batch-contract.ts';
import { readPolicy } from '@rafiq/shared/leads/policy-contract.ts';
import { readWhatIf, startWhatIf } from '@rafiq/shared/leads/what-if-contract.ts';
import { listPartners } from '@rafiq/shared/partners/contract.ts';
import { listProducts } from '@rafiq/shared/products/contract.ts';
import { readCalendars, saveCalendars } from '@rafiq/shared/settings/contract.ts';
import { createView } from '@rafiq/shared/views/contract.ts';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { accept, customerOf, offeredLead, partnerCalled, registeredDeal } from './stage/arrange.ts';
import { lookOver } from './stage/look-over.ts';
import { api, openBrowser, people, picture, stage, tokenOf } from './stage/stage.ts';
import { until } from './stage/until.ts';
import { Visitor } from './stage/visitor.ts';
import { locales, type Locale } from './stage/words.ts';
import { fullyWritten } from '../fixtures/fully-written.ts';

const walkMs = 900_000;
const routesFolder = path.resolve(import.meta.dirname, '../../portal/src/routes');

/** Who walks the pages of a group; pages outside of any are everyone's. */
const walkers = {
  '(partner)': people.partnerAdmin,
  '(manager)': people.operations,
  '(member)': people.partnerAdmin,
} as const;
type Group = keyof typeof walkers;
const groups = Object.keys(walkers) as Group[];

interface Place {
  group: Group | null;
  /** As the folders say it: `/leads/[leadId]`. */
  pattern: string;
}

async function findPlaces(): Promise<Place[]> {
  const files = await readdir(routesFolder, { recursive: true });
  return files
    .filter((file) => path.basename(file) === '+page.svelte')
    .map((file) => path.dirname(file).split(path.sep))
    .map((steps) => ({
      group: groups.find((group) => steps.includes(group)) ?? null,
      pattern: `/${steps.filter((step) => !step.startsWith('(') && step !== '.').join('/')}`,
    }))
    .sort((one, other) => (one.pattern < other.pattern ? -1 : 1));
}
const places = await findPlaces();

/** Pages worth seeing in more than one state: other records, open dialogs, filters, nothing found. */
type Records = Readonly<Record<string, string>>;
const alsoSeen: Readonly<Record<string, (records: Records) => string[]>> = {
  '/leads': () => ['/leads?view=closed', '/leads?q=zzzz'],
  '/leads/[leadId]': ({ contacted = '', converted = '', ownLead = '' }) => [
    `/leads/${contacted}`,
    `/leads/${converted}`,
    `/leads/${ownLead}?do=contact`,
    `/leads/${ownLead}?do=disqualify`,
  ],
  '/offers': () => ['/offers?status=declined', '/offers?status=expired'],
  '/offers/[leadId]': ({ offeredLead = '' }) => [`/offers/${offeredLead}?do=decline`],
  '/deals': () => ['/deals?view=closed', '/deals?view=won', '/deals?view=waiting'],
  '/deals/new': ({ ownLead = '' }) => [`/deals/new?lead=${ownLead}`],
  '/deals/[dealId]': ({ dealId = '', draftDeal = '', sentBack = '', inReview = '' }) => [
    `/deals/${sentBack}`,
    `/deals/${draftDeal}?do=withdraw`,
    `/deals/${dealId}?do=check-in`,
    `/deals/${inReview}`,
    `/deals/${dealId}?do=request-extension`,
    `/deals/${dealId}?do=win`,
  ],
  '/deals/[dealId]/edit': ({ sentBack = '' }) => [`/deals/${sentBack}/edit`],
  '/manage/leads': () => ['/manage/leads?substatus=unplaced', '/manage/leads?q=zzzz'],
  '/manage/leads/[leadId]': ({ unplaced = '', offeredLead = '' }) => [
    `/manage/leads/${unplaced}`,
    `/manage/leads/${offeredLead}`,
  ],
  '/manage/deals': () => ['/manage/deals?status=all', '/manage/deals?status=lost'],
  '/manage/deals/[dealId]': ({ dealId = '', protectedDeal = '' }) => [
    `/manage/deals/${dealId}?do=ask`,
    `/manage/deals/${dealId}?do=reject`,
    `/manage/deals/${protectedDeal}`,
  ],
  '/manage/conflicts': () => ['/manage/conflicts?status=all', '/manage/conflicts?status=final'],
  '/manage/conflicts/[conflictId]': ({ conflictId = '', resolvedCase = '' }) => [
    `/manage/conflicts/${conflictId}?do=ask`,
    `/manage/conflicts/${conflictId}?do=resolve`,
    `/manage/conflicts/${resolvedCase}`,
  ],
  '/manage/leads/[leadId]/decision': ({ offeredLead = '' }) => [
    `/manage/leads/${offeredLead}/decision?from=50`,
    `/manage/leads/${offeredLead}/decision?from=5000`,
  ],
  '/manage/audit': ({ ownLead = '' }) => [
    '/manage/audit?kind=contact&from=2026-01-01',
    `/manage/audit?subject=${ownLead}&called=Noor`,
    '/manage/audit?who=vendor&until=2020-01-01',
  ],
  '/organisation/chain/[resellerId]': ({ resellerId = '' }) => [
    `/organisation/chain/${resellerId}?q=zzzz`,
    `/organisation/chain/${resellerId}?status=won`,
  ],
  '/manage/partners': ({ partnerId = '' }) => [`/manage/partners?parentId=${partnerId}`],
  '/manage/people': () => ['/manage/people?people=invite'],
  '/organisation/people': () => ['/organisation/people?people=invite'],
  '/organisation/activity': () => ['/organisation/activity?kind=policy'],
  '/manage/partners/[partnerId]': ({ partnerId = '' }) => [`/manage/partners/${partnerId}?do=suspend`],
  '/manage/policy/edit': ({ whatIfId = '' }) => [`/manage/policy/edit?draft=${whatIfId}`],
  '/manage/policy/what-if/[whatIfId]': ({ whatIfId = '' }) => [
    `/manage/policy/what-if/${whatIfId}?all=partners,countries`,
  ],
  '/manage/conflict-rules': () => ['/manage/conflict-rules?made=1'],
  '/manage/conflict-rules/edit': ({ conflictWhatIf = '', dealId = '' }) => [
    `/manage/conflict-rules/edit?draft=${conflictWhatIf}`,
    `/manage/conflict-rules/edit?deal=${dealId}`,
    '/manage/conflict-rules/edit?version=1',
  ],
  '/manage/settings/reasons': () => ['/manage/settings/reasons?of=withdraw'],
  '/manage/settings/case-texts': () => ['/manage/settings/case-texts?of=split'],
  '/manage/settings/holidays': () => ['/manage/settings/holidays?country=AE'],
  '/sign-in': () => ['/sign-in?problem=failed'],
};

/** Where a folder's record is another than the one that the walk calls so. */
const standIns: Readonly<Record<string, string>> = {
  // A lead that is offered is looked at under its offer.
  '/offers/[leadId]': 'offeredLead',
  '/offers/[leadId]/why': 'offeredLead',
  '/deals/[dealId]/edit': 'draftDeal',
  '/manage/conflict-rules/what-if/[whatIfId]': 'conflictWhatIf',
};

/** Pages with nothing to show, and where each leads at once. */
const passedThrough: Readonly<Record<string, string>> = { '/kept': '/today' };

/** Registrations and cases in the states that their pages show differently; outside of the territories of both partners. */
async function findContested(): Promise<Records> {
  const client = api();
  const token = await tokenOf(people.operations);
  const elsewhere = 'NO';
  const contested = async (company: string): Promise<string> => {
    await registeredDeal(people.partnerAdmin, company, elsewhere);
    const { conflictId } = await registeredDeal(people.persianPartner, company, elsewhere);
    if (conflictId === null) throw new Error(`Nobody else claims ${company}`);
    return conflictId;
  };
  const waiting = await registeredDeal(people.partnerAdmin, 'Fjordline Walkers', elsewhere);
  const approved = await registeredDeal(people.partnerAdmin, 'Midnight Sun Hotels', elsewhere);
  const params = { dealId: approved.id };
  await client.call(approveDeal, { token, params, body: {} });
  const asking = { reason: 'procurement', note: 'The tender closes in three weeks.' } as const;
  await client.call(requestExtension, { token: await tokenOf(people.partnerAdmin), params, body: asking });
  const conflictId = await contested('Aurora Fisheries');
  const resolvedCase = await contested('Lofoten Ferries');
  const body = { resolution: 'split', claimantShare: 40, note: 'Both sides worked on it.' } as const;
  await client.call(resolveConflict, { token, params: { conflictId: resolvedCase }, body });
  return { dealId: waiting.id, protectedDeal: approved.id, conflictId, resolvedCase };
}

/** What the settings and the saved views are to show. */
async function furnish(): Promise<void> {
  const token = await tokenOf(people.operations);
  const client = api();
  const view = { name: 'Emirates', query: 'country=AE', shared: true } as const;
  await client.call(createView, { token, body: { ...view, list: 'leads' } });
  const { data } = await client.call(readCalendars, { token });
  const calendars = [{ country: 'AE', days: [{ day: '2026-12-02', name: 'Eid Al Etihad' }] }];
  await client.call(saveCalendars, { token, ifMatch: data.version, body: { calendars } });
}

/** Registrations of the partner in the states that its pages are made for. */
async function findDeals(operations: string, partner: string): Promise<Records> {
  const client = api();
  const { id: dealId } = await registeredDeal(people.partnerAdmin, 'Plover Printing', 'AE');
  const { id: sentBack } = await registeredDeal(people.partnerAdmin, 'Quail Quarries', 'JP');
  const rival = await offeredLead(customerOf('Robin Robotics'), 'IR', await partnerCalled('سپهرآوا'));
  await accept(rival, people.persianPartner);
  const { id: inReview } = await registeredDeal(people.partnerAdmin, 'Robin Robotics', 'IR');
  const body = { fields: ['value' as const, 'contact' as const], note: 'Whom did you speak with?' };
  await client.call(askForAction, { token: operations, params: { dealId: sentBack }, body });
  const draft = { company: { name: 'Swift Shipping', country: 'AE' } };
  const { data } = await client.call(createDeal, { token: partner, body: draft });
  const review = (await client.call(readDeal, { token: partner, params: { dealId: inReview } })).data;
  return { dealId, sentBack, inReview, draftDeal: data.id, conflictId: review.conflictId ?? '' };
}

/** A record for each name that a folder wants to know, as the walker of its group may see it. */
/** Conflict rules that refuse whatever they have a question about, tried on past registrations. */
async function tryConflictRules(token: string): Promise<string> {
  const client = api();
  const { effectiveFrom: _, ...inForce } = (await client.call(readConflictPolicy, { token })).data.document;
  const document = {
    ...inForce,
    rules: inForce.rules.map((rule) => ({ ...rule, on: true, verdict: 'block' as const })),
  };
  const body = { document, from: '2026-10-01', to: '2026-12-31' };
  const { id } = (await client.call(startConflictWhatIf, { token, body })).data;
  const params = { conflictWhatIfId: id };
  await until(
    async () => (await client.call(readConflictWhatIf, { token, params })).data,
    ({ status }) => status === 'finished',
  );
  return id;
}

async function findRecords(): Promise<Record<Group, Records>> {
  const client = api();
  const operations = await tokenOf(people.operations);
  const partner = await tokenOf(people.partnerAdmin);
  const first = async (token: string, substatus: string): Promise<string> => {
    const { data } = await client.call(listLeads, { token, query: { substatus, limit: 1 } });
    return data.items[0]?.id ?? '';
  };
  const [offer] = (await client.call(listOffers, { token: partner })).data.items;
  const body = { kind: 'leads', fileName: 'leads.csv', sizeBytes: 40, source: 'walk' } as const;
  const importId = (await client.call(createImport, { token: operations, body })).data.import.id;
  const example = createForm.example.body as FormSettings;
  const agreed = (text: string) => ({ contact: text, share: text });
  const title = (text: string) => ({ title: text, intro: null, thanks: text });
  const settings: FormSettings = {
    ...example,
    words: { en: title('Ask us'), ar: title('اسألنا'), fa: title('از ما بپرسید') },
    consent: { en: agreed('Agreed'), ar: agreed('موافق'), fa: agreed('موافقم') },
  };
  const form = await client.call(createForm, { token: operations, body: settings });
  const unplaced = await first(operations, 'unplaced');
  const leadIds = [await first(operations, 'pooled'), unplaced];
  const withdrawn = { leadIds, move: { kind: 'withdraw', reason: 'wrong-partner' } } as const;
  const batch = await client.call(startBatch, { token: operations, body: withdrawn });
  const { document } = (await client.call(readPolicy, { token: operations })).data;
  const pooling = {
    document: fullyWritten({ ...document, strategy: 'pool' }),
    from: '2026-10-01',
    to: '2026-11-20',
  } as const;
  const whatIfId = (await client.call(startWhatIf, { token: operations, body: pooling })).data.id;
  await until(
    async () => (await client.call(readWhatIf, { token: operations, params: { whatIfId } })).data,
    ({ status }) => status === 'finished',
  );
  const conflictWhatIf = await tryConflictRules(operations);
  const ofPartner = {
    ownLead: await first(partner, 'accepted'),
    contacted: await first(partner, 'contacted'),
    converted: await first(partner, 'converted'),
    offeredLead: offer?.leadId ?? '',
  };
  const deals = await findDeals(operations, partner);
  const { resellers } = (await client.call(countOfResellers, { token: partner })).data;
  const resellerId = resellers.find(({ sharing }) => sharing === 'all')?.id ?? '';
  return {
    '(partner)': { ...ofPartner, ...deals, leadId: ofPartner.ownLead, resellerId },
    '(member)': {},
    '(manager)': {
      leadId: await first(operations, 'qualified'),
      unplaced,
      batchId: batch.data.id,
      whatIfId,
      conflictWhatIf,
      // The conflict rules that Rafiq comes with are their first version.
      version: '1',
      offeredLead: await first(operations, 'offered'),
      partnerId:
        (await client.call(listPartners, { token: operations, query: { q: 'Al Manara' } })).data.items[0]
          ?.id ?? '',
      accountId:
        (await client.call(listAccounts, { token: operations, query: { limit: 1 } })).data.items[0]?.id ?? '',
      productId:
        (await client.call(listProducts, { token: operations, query: { limit: 1 } })).data.items[0]?.id ?? '',
      ...(await findContested()),
      importId,
      formId: form.data.id,
    },
  };
}

/** What is looked at of a page in a language: the page itself, and its share of the page's further states. */
function pathsOf({ group, pattern }: Place, records: Record<Group, Records>, locale: Locale): string[] {
  const known = group === null ? {} : records[group];
  const plain = pattern.replace(/\[(\w+)\]/g, (_, name: string) => {
    const value = known[standIns[pattern] ?? name];
    if (value === undefined || value === '')
      throw new Error(`${pattern}: the walk has no record for [${name}]`);
    return value;
  });
  const further = alsoSeen[pattern]?.(known) ?? [];
  return [plain, ...further.filter((_, index) => locales[index % locales.length] === locale)];
}

let browser: Browser;
let records: Record<Group, Records>;

beforeAll(async () => {
  await furnish();
  [browser, records] = await Promise.all([openBrowser(), findRecords()]);
});
afterAll(() => browser.close());

const nameOf = (pattern: string, locale: string): string =>
  `${locale}${pattern.replaceAll(/[[\]]/g, '').replaceAll('/', '_')}`;

describe.each([null, ...groups])('the pages of %s', (group) => {
  const own = places.filter((place) => place.group === group);

  test.concurrent.each(locales)(
    'in %s',
    async (locale) => {
      const visitor = await Visitor.sitDown(browser, stage().portalUrl, { locale });
      if (group !== null) await visitor.signIn(walkers[group]);
      /** What is wrong, and on which pages: one fault of the frame is one fault. */
      const faults = new Map(visitor.faults().map((fault) => [fault, ['/']]));
      for (const place of own) {
        const beyond = passedThrough[place.pattern];
        if (beyond !== undefined) {
          await visitor.go(place.pattern);
          await visitor.page.waitForURL((url) => url.pathname === beyond);
          await visitor.settle();
          continue;
        }
        for (const at of pathsOf(place, records, locale)) {
          for (const fault of await lookOver(visitor, at))
            faults.set(fault, [...(faults.get(fault) ?? []), at]);
        }
        await picture(visitor.page, nameOf(place.pattern, locale));
      }
      await visitor.leave();
      expect(Object.fromEntries(faults)).toEqual({});
    },
    walkMs,
  );
});

test('pages come packed, as from the edge', async () => {
  const { headers } = await fetch(`${stage().portalUrl}/sign-in`, { headers: { 'accept-encoding': 'br' } });
  expect([headers.get('content-encoding'), headers.get('vary')]).toEqual(['br', 'Accept-Encoding']);
});

test('the walk knows every page', () => {
  expect(places.length).toBeGreaterThan(20);
  expect(
    Object.keys(alsoSeen).filter((pattern) => !places.some((place) => place.pattern === pattern)),
  ).toEqual([]);
});
