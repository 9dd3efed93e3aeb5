import { listMembers, listPartnerMembers } from '@rafiq/shared/identity/contract.ts';
import { listLeads } from '@rafiq/shared/leads/contract.ts';
import { readHoldings } from '@rafiq/shared/leads/overview-contract.ts';
import { listPartnerReaders } from '@rafiq/shared/notes/contract.ts';
import {
  listPartners,
  readPartner,
  readPartnerTimeline,
  reinstatePartner,
  suspendPartner,
  terminatePartner,
} from '@rafiq/shared/partners/contract.ts';
import type { Partner, WorkingHours } from '@rafiq/shared/partners/contract.ts';
import { mostTiers } from '@rafiq/shared/partners/most-tiers.ts';
import type { PartnerMove } from '@rafiq/shared/partners/status.ts';
import { listProducts } from '@rafiq/shared/products/contract.ts';
import { readCalendars } from '@rafiq/shared/settings/contract.ts';
import { weekOf } from '@rafiq/shared/settings/working-weeks.ts';
import type { RequestEvent } from '@sveltejs/kit';
import { done, refused } from '#lib/server/answer.ts';
import { apiOf } from '#lib/server/api.ts';
import type { Api } from '#lib/server/api.ts';
import { PostedForm } from '#lib/server/form.ts';
import { partnerAdminActions } from '#lib/server/people-actions.ts';
import { noteActions, partnerFileActions, writeOnPartner } from '#lib/server/timeline-actions.ts';
import { filesOfPartner } from '#lib/server/timeline-parts.ts';
import { timelineLines } from '#lib/server/timeline-line.ts';
import { m } from '#lib/paraglide/messages.js';
import { queryFields } from '../../../query-fields.ts';
import { leadRow, vendorLeads } from '../../leads/lead-row.ts';
import { weekRows } from './week-rows.ts';
import type { Actions, PageServerLoad } from './$types';

const leadsShown = 3;
const eventsAtOnce = 5;
const moves = ['suspend', 'reinstate', 'terminate'] as const satisfies PartnerMove[];
const atMost = 100;

/** The name of the manager it is assigned to, for those who may read who belongs to the vendor. */
async function managerOf(api: Api, partner: Partner, mayReadMembers: boolean): Promise<string | null> {
  if (partner.managerId === null || !mayReadMembers) return null;
  const members = await api.act(listMembers, { query: { limit: atMost } });
  const manager = members.ok ? members.value.items.find(({ id }) => id === partner.managerId) : undefined;
  return manager ? (manager.name ?? manager.email) : null;
}

/** When it works: its own hours or, where it has said none, those of its country. */
const hoursOf = async (api: Api, { workingHours, country }: Partner): Promise<WorkingHours> =>
  workingHours ?? weekOf((await api.read(readCalendars, {})).weeks, country);

const belowShown = 10;

/** Whom it buys from, the nearest first; the last is nameless where its reader may not know of it, and so who is above it. */
async function partnersAbove(api: Api, partner: Partner): Promise<{ id: string; name: string | null }[]> {
  const above: { id: string; name: string | null }[] = [];
  for (let { parentId } = partner; parentId !== null && above.length < mostTiers;) {
    const parent = await api.act(readPartner, { params: { partnerId: parentId } });
    above.push({ id: parentId, name: parent.ok ? parent.value.name : null });
    parentId = parent.ok ? parent.value.parentId : null;
  }
  return above;
}

/** The first of those that buy from it themselves; `more`: there may be others. */
async function partnersBelow(api: Api, { id }: Partner) {
  const found = await api.act(listPartners, { query: { parentId: id, limit: belowShown } });
  // What could not be read may be there.
  if (!found.ok) return { partners: [], more: true };
  const { items, nextCursor } = found.value;
  return {
    partners: items.map(({ id: partnerId, name, status }) => ({ id: partnerId, name, status })),
    more: nextCursor !== null,
  };
}

/** The names of the products it is specialised in, in the order of its list. */
async function productNamesOf(api: Api, { specialisations }: Partner): Promise<string[]> {
  if (specialisations.products.length === 0) return [];
  const products = await api.act(listProducts, { query: { limit: atMost } });
  const names = new Map(products.ok ? products.value.items.map(({ id, name }) => [id, name]) : []);
  return specialisations.products.map((id) => names.get(id) ?? id);
}

export const load: PageServerLoad = async (event) => {
  const { partnerId } = event.params;
  const api = apiOf(event);
  const permissions = event.locals.session?.member.permissions ?? [];
  const params = { partnerId };
  const [partner, leads, holdings, timeline, readers, files] = await Promise.all([
    api.read(readPartner, { params }),
    api.act(listLeads, { query: { partnerId, limit: leadsShown } }),
    api.act(readHoldings, { params }),
    api.read(readPartnerTimeline, {
      params,
      query: { limit: eventsAtOnce, cursor: queryFields(event.url).text('earlier') },
    }),
    permissions.includes('notes.write')
      ? api.act(listPartnerReaders, { params, query: { limit: atMost } })
      : null,
    permissions.includes('attachments.read') ? filesOfPartner(api, partnerId) : null,
  ]);
  const [hours, managerName, above, below, productNames, people] = await Promise.all([
    hoursOf(api, partner),
    managerOf(api, partner, permissions.includes('identity.read-members')),
    partnersAbove(api, partner),
    partnersBelow(api, partner),
    productNamesOf(api, partner),
    permissions.includes('identity.read-partner-members')
      ? api.act(listPartnerMembers, { params: { partnerId }, query: { limit: atMost } })
      : null,
  ]);
  // What no card of the page reads stays here.
  const { managerId: _, parentId: __, version: ___, workingHours, ...shown } = partner;
  return {
    people: people?.ok ? people.value.items : null,
    dialog: queryFields(event.url).one('do', moves) ?? null,
    partner: shown,
    week: weekRows(hours),
    weekOfCountry: workingHours === null,
    timeline: timelineLines(timeline),
    files,
    readers: readers?.ok ? readers.value.items : [],
    holdings: holdings.ok ? holdings.value : null,
    managerName,
    above,
    below,
    productNames,
    leads: leads.ok ? vendorLeads(leads.value.items).map(leadRow) : [],
    moreLeads: leads.ok && leads.value.nextCursor !== null,
  };
};

type PartnerVerb = typeof suspendPartner | typeof reinstatePartner | typeof terminatePartner;

/** One of the three moves, each with its reason. */
const move =
  (name: string, route: PartnerVerb, notice: (words: { partner: string }) => string) =>
  async (event: RequestEvent & { params: { partnerId: string } }) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(route, {
      params: { partnerId: event.params.partnerId },
      body: { reason: form.textOrEmpty('reason') },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done(name, notice({ partner: outcome.value.name })) : refused(name, outcome.problem);
  };

export const actions: Actions = {
  ...noteActions,
  ...partnerFileActions,
  write: (event) => writeOnPartner(event, event.params.partnerId),
  suspend: move('suspend', suspendPartner, m.partner_suspended_notice),
  reinstate: move('reinstate', reinstatePartner, m.partner_reinstated_notice),
  terminate: move('terminate', terminatePartner, m.partner_terminated_notice),
  ...partnerAdminActions,
};
