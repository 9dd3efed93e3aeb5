/** What a story needs before it begins, made through the API like anybody would. */
import { readDeal, type VendorDeal } from '@rafiq/shared/deals/contract.ts';
import {
  acceptOffer,
  assignLead,
  readLead,
  submitLead,
  withdrawLead,
  type VendorLead,
} from '@rafiq/shared/leads/contract.ts';
import { publishPolicy, readPolicy, type PolicyDocument } from '@rafiq/shared/leads/policy-contract.ts';
import { listPartners, readPartner, updatePartner } from '@rafiq/shared/partners/contract.ts';
import { etagOf } from '@rafiq/shared/record.ts';
import { submitRegistration } from '../../fixtures/submit-registration.ts';
import { api, people, tokenOf } from './stage.ts';
import { until } from './until.ts';
import { fullyWritten } from '../../fixtures/fully-written.ts';

const given = { given: true, basis: 'consent', source: 'journey', date: '2026-11-20' } as const;

/** The customer of an arranged lead: nothing of it may be read before acceptance. */
export interface Customer {
  company: string;
  person: string;
  email: string;
  phone: string;
}
export const customerOf = (company: string): Customer => ({
  company,
  person: 'Samira Journey',
  email: 'samira@journey.example',
  phone: '+971 4 555 0199',
});

async function readAsVendor(leadId: string): Promise<VendorLead> {
  const token = await tokenOf(people.operations);
  const { data } = await api().call(readLead, { token, params: { leadId } });
  if (data.view !== 'vendor') throw new Error(`The vendor sees ${leadId} as ${data.view}`);
  return data;
}

/** Waits until a lead has left one place and stands in another. */
export const untilLead = (leadId: string, wanted: (lead: VendorLead) => boolean): Promise<VendorLead> =>
  until(
    () => readAsVendor(leadId),
    wanted,
    ({ substatus }) => `${leadId} is still ${substatus}`,
  );

/** A lead from a company in a country, perhaps for a product, placed by the policy as it stands. */
export async function placedLead(
  customer: Customer,
  country: string,
  productName?: string,
): Promise<VendorLead> {
  const token = await tokenOf(people.operations);
  const body = {
    company: { name: customer.company, country },
    contact: { name: customer.person, email: customer.email, phone: customer.phone },
    ...(productName !== undefined && { productName }),
    valueBand: 'unknown',
    source: {},
    consentToShare: given,
    consentToContact: given,
  } as const;
  const { data } = await api().call(submitLead, { token, body });
  return untilLead(data.id, ({ substatus }) => substatus !== 'pending');
}

/** The id of a partner by words of its name. */
export async function partnerCalled(name: string): Promise<string> {
  const token = await tokenOf(people.operations);
  const { data } = await api().call(listPartners, { token, query: { q: name, limit: 1 } });
  const found = data.items[0]?.id;
  if (found === undefined) throw new Error(`No partner is called ${name}`);
  return found;
}

/** Lets a partner hold as many leads as all stories together bring it: theirs are not about its capacity. */
export async function liftCapacity(partnerName: string): Promise<void> {
  const token = await tokenOf(people.operations);
  const params = { partnerId: await partnerCalled(partnerName) };
  const { data } = await api().call(readPartner, { token, params });
  const body = { capacity: { maxOpen: null, maxPerDay: null } };
  await api().call(updatePartner, { token, params, body, ifMatch: etagOf(data.version) });
}

/** A lead that is offered to this partner, whoever the policy had chosen. */
export async function offeredLead(
  customer: Customer,
  country: string,
  partnerId: string,
  productName?: string,
): Promise<VendorLead> {
  const lead = await placedLead(customer, country, productName);
  if (lead.substatus === 'offered' && lead.partner?.id === partnerId) return lead;
  const token = await tokenOf(people.operations);
  await api().call(assignLead, { token, params: { leadId: lead.id }, body: { partnerId } });
  return untilLead(lead.id, ({ partner }) => partner?.id === partnerId);
}

/** Accepts the offer of a lead, as the admin of Al Manara unless another is named. */
export async function accept({ id, offer }: VendorLead, email: string = people.partnerAdmin): Promise<void> {
  if (offer === null) throw new Error(`${id} is not offered`);
  const token = await tokenOf(email);
  await api().call(acceptOffer, { token, params: { offerId: offer.id }, body: {} });
}

/** A lead that Al Manara has accepted, perhaps for a product. */
export async function ownLead(company: string, productName?: string): Promise<VendorLead> {
  const lead = await offeredLead(customerOf(company), 'AE', await partnerCalled('Al Manara'), productName);
  await accept(lead);
  return lead;
}

/** A registration of a company that a partner has submitted; answers its id. */
export async function registerDeal(
  email: string,
  company: string,
  country: string,
  contact?: { name: string; email: string },
): Promise<string> {
  return submitRegistration(api(), await tokenOf(email), company, country, contact);
}

/** Takes an offer back while its partner looks at it. */
export async function takeBack(leadId: string): Promise<void> {
  const token = await tokenOf(people.operations);
  await api().call(withdrawLead, { token, params: { leadId }, body: { reason: 'customer-request' } });
}

/** Publishes the policy with this much changed; answers what it said before. */
export async function changePolicy(change: Partial<PolicyDocument>): Promise<PolicyDocument> {
  const token = await tokenOf(people.operations);
  const { data } = await api().call(readPolicy, { token });
  const body = fullyWritten({ ...data.document, ...change });
  await api().call(publishPolicy, { token, body, ifMatch: etagOf(data.version) });
  return data.document;
}

/** A deal with a company that this partner has registered, judged by the rules as they stand, as the vendor sees it. */
export async function registeredDeal(
  email: string,
  company: string,
  country: string,
  contact?: { name: string; email: string },
): Promise<VendorDeal> {
  const dealId = await registerDeal(email, company, country, contact);
  const token = await tokenOf(people.operations);
  const { data } = await api().call(readDeal, { token, params: { dealId } });
  if (data.view !== 'vendor') throw new Error(`The vendor sees ${dealId} as ${data.view}`);
  return data;
}
