/** How leads come in: when, from whom, through which door, and what they say. */
import { newLead as newLeadSchema, type Consent, type NewLead } from '@rafiq/shared/leads/contract.ts';
import type { ValueBand } from '@rafiq/shared/leads/status.ts';
import { resolveAccountIn } from './accounts.ts';
import type { Actor } from '#functions/kernel/event.ts';
import { webFormChannel } from '#functions/leads/domain/asked-itself.ts';
import { openLead } from '#functions/leads/domain/open-lead.ts';
import type { Lead } from '#functions/leads/domain/lead.ts';
import type { Company } from './customers.ts';
import { askedThrough } from '#functions/leads/submit-lead.ts';
import { notes, type NoteLanguage } from './content/notes.ts';
import { websiteForm } from './content/website-form.ts';
import { countries, type Country } from './content/places.ts';
import { demoProducts, type DemoProduct } from './content/products.ts';
import { save, type Arrangement, type Follow, type Story } from './story.ts';
import { isAtWork, vendorOffice } from './working-hours.ts';
import { dayMs, instant } from './world.ts';

interface Door {
  channel: string;
  detail: Readonly<Record<string, string>>;
  basis: Consent['basis'];
  consentSource: string;
  /** Typed in by a person of the vendor; else submitted by a machine. */
  byHand: boolean;
  refSource: string | null;
}

const doors: readonly (readonly [Door, number])[] = [
  [
    {
      channel: webFormChannel,
      detail: { form: websiteForm.name, page: '/contact-sales' },
      basis: 'consent',
      consentSource: 'web form',
      byHand: false,
      refSource: 'website',
    },
    44,
  ],
  [
    {
      channel: 'campaign',
      detail: { campaign: 'Branch security check-up' },
      basis: 'consent',
      consentSource: 'campaign form',
      byHand: false,
      refSource: 'website',
    },
    13,
  ],
  [
    {
      channel: 'campaign',
      detail: { campaign: 'Wi-Fi 7 early adopters' },
      basis: 'consent',
      consentSource: 'campaign form',
      byHand: false,
      refSource: 'website',
    },
    9,
  ],
  [
    {
      channel: 'CRM',
      detail: { stage: 'marketing qualified' },
      basis: 'contract',
      consentSource: 'customer agreement',
      byHand: false,
      refSource: 'crm',
    },
    14,
  ],
  [
    {
      channel: 'trade fair',
      detail: { event: 'Gulf Network Days' },
      basis: 'consent',
      consentSource: 'badge scan',
      byHand: true,
      refSource: null,
    },
    10,
  ],
  [
    {
      channel: 'telephone',
      detail: {},
      basis: 'legitimate-interest',
      consentSource: 'call note',
      byHand: true,
      refSource: null,
    },
    10,
  ],
];
const webForm = doors[0]?.[0] as Door;

/** What a lead is to be; whatever is left out is left to chance. */
export interface Wish {
  country?: string;
  product?: string;
  arrangement?: Arrangement;
  withoutConsent?: boolean;
  /** A country nobody can make out, or none at all. */
  countryText?: string | null;
}

const bands: readonly (readonly [number, ValueBand])[] = [
  [5_000, 'under-5k'],
  [25_000, '5k-25k'],
  [100_000, '25k-100k'],
  [500_000, '100k-500k'],
];
const bandOf = (usd: number): ValueBand => bands.find(([below]) => usd < below)?.[1] ?? 'over-500k';

/** What a customer asks for, before anything is written. */
export interface Request {
  input: NewLead;
  by: Actor;
  company: Company;
  product: { id: string; name: string } | null;
}

/** What visitors send through the form of the website is written by Rafiq. */
const website: Actor = { kind: 'system', id: 'forms.submit', organisation: null };

/** Makes up a request. */
export function makeRequest(story: Story, atMs: number, wish: Wish): Request {
  const { random, vendor } = story;
  const country =
    countries.find(({ code }) => code === wish.country) ??
    random.weighted(countries.map((one): readonly [Country, number] => [one, one.share]));
  const company = story.customers.ofCountry(country);
  const product = productFor(story, wish);
  const drawn = random.weighted(doors);
  const door = drawn.byHand && !isAtWork(atMs, vendorOffice) ? webForm : drawn;
  const machine = door.channel === webFormChannel ? website : vendor.integrator;
  const by = door.byHand ? random.pick([vendor.operations, vendor.manager]) : machine;
  const day = instant(atMs - random.between(0, 2) * dayMs).slice(0, 10);
  const agreed = (given: boolean): Consent => ({
    given,
    basis: given ? door.basis : 'none',
    source: door.consentSource,
    date: day,
  });
  const contact = random.pick(company.contacts);
  const language = notesLanguage(company.language);
  const message = random.pick(notes[language].requests).replace('_', product?.name ?? 'Orvane');
  const knowsValue = random.chance(0.7);
  const input = newLeadSchema.parse({
    company: {
      name: company.name,
      website: company.website,
      industry: company.industry,
      employees: company.employees,
      ...placeOf(company, wish),
    },
    contact,
    ...(product === undefined ? {} : { productId: story.productIds.get(product.key) }),
    valueBand: knowsValue ? bandOf((product?.typicalUsd ?? 8_000) * (0.5 + random.next())) : 'unknown',
    language: company.language,
    ...(random.chance(0.6) ? { message } : {}),
    consentToShare: agreed(wish.withoutConsent !== true),
    consentToContact: agreed(random.chance(0.98)),
    source: { channel: door.channel, ...door.detail },
    ...(door.refSource === null
      ? {}
      : {
          externalRef: {
            source: door.refSource,
            id: `${door.refSource === 'crm' ? 'OPP' : 'WEB'}-${story.leads.size + 10_001}`,
          },
        }),
  });
  const id = product && story.productIds.get(product.key);
  return {
    input,
    by,
    company,
    product: id === undefined || product === undefined ? null : { id, name: product.name },
  };
}

function productFor({ random }: Story, wish: Wish): DemoProduct | undefined {
  if (wish.product !== undefined) return demoProducts.find(({ key }) => key === wish.product);
  if (random.chance(0.03)) return undefined;
  return random.weighted(
    demoProducts.map((product): readonly [DemoProduct, number] => [product, product.demand]),
  );
}

function placeOf(
  { country, city, postalCode, street }: Company,
  { countryText }: Wish,
): Partial<NewLead['company']> {
  const address = {
    city: city.name,
    subdivision: city.subdivision,
    street,
    ...(postalCode === undefined ? {} : { postalCode }),
  };
  if (countryText === undefined) return { ...address, country: country.code };
  return countryText === null ? {} : { countryText };
}

const notesLanguage = (language: string): NoteLanguage =>
  language in notes ? (language as NoteLanguage) : 'en';

/** The lead a request would become. */
export const leadOf = (story: Story, request: Request, atMs: number, accountId: string): Lead =>
  openLead(request.input, {
    id: story.world.newId('lead', atMs),
    at: instant(atMs),
    accountId,
    product: request.product,
  });

/** Records a request as the API does; distribution takes it from there. */
export function submit(
  story: Story,
  request: Request,
  atMs: number,
  arrangement: Arrangement | undefined,
  follow: Follow,
): Lead {
  const account = resolveAccountIn(story.world, request.input, atMs);
  const lead = leadOf(story, request, atMs, account.accountId);
  if (arrangement !== undefined) story.arrangements.set(lead.id, arrangement);
  const { writes, events } = account;
  save(
    story,
    {
      before: undefined,
      after: lead,
      happened: 'submitted',
      ...(request.by === website ? askedThrough(websiteForm.name) : {}),
      extra: writes,
      events,
    },
    request.by,
    atMs,
    follow,
  );
  return lead;
}
