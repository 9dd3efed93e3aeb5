/** Why a lead went elsewhere, for a partner that asks: of that partner alone. */
import type { LeadFacts } from '@rafiq/shared/leads/contract.ts';
import type { Reason } from '@rafiq/shared/reason.ts';
import * as z from 'zod';
import type { StoredEvent } from '#functions/kernel/event.ts';
import { findPartner } from '#functions/partners/index.ts';
import { passedOver } from './domain/distribution/passed-over.ts';
import type { Lead } from './domain/lead.ts';
import { partingOf, placedSince, type Happening } from './domain/parting.ts';
import { readPolicy } from './read-policy.ts';
import { groundsOf } from './replay-of.ts';
import { factsOf } from './store/decisions.ts';
import { findDecision, findLead, listEventsAfter } from './store/lead-store.ts';

export interface FoundWhyNot {
  facts: LeadFacts;
  at: string;
  reason: Reason;
  placement: Reason | null;
}

const text = z.string().nullable().catch(null);
const told = z.object({ partnerId: text, supersededPartnerId: text, reason: text, to: text });

const verbOf = ({ type }: StoredEvent): string | undefined =>
  /^rafiq\.leads\.lead\.(.+)\.v1$/.exec(type)?.[1];

/** What happened to a lead, oldest first (1 request). */
async function storyOf(leadId: string): Promise<Happening[]> {
  const events = await listEventsAfter(leadId, 0);
  return events.flatMap((event) => {
    const verb = verbOf(event);
    return verb === undefined
      ? []
      : [{ verb, version: event.version, at: event.at, ...told.parse(event.data) }];
  });
}

/** How the decision that made a version of a lead judged a partner (1 request, and those of its grounds). */
async function judgedAt(lead: Lead, version: number, partnerId: string): Promise<Reason> {
  const decision = await findDecision(lead.id, version);
  if (decision === undefined) return { code: 'passed-over.not-recorded', params: {} };
  const kept = { at: decision.at, trace: decision.trace, facts: factsOf(decision) };
  const code = passedOver(kept, lead, partnerId, await groundsOf(decision));
  return { code: `passed-over.${code}`, params: {} };
}

/** Why a lead went elsewhere (4 requests, and 3 for a decision that is looked at); undefined where it never knew of it. */
export async function findWhyNot(partnerId: string, leadId: string): Promise<FoundWhyNot | undefined> {
  const [lead, story, partner, policy] = await Promise.all([
    findLead(leadId),
    storyOf(leadId),
    findPartner(partnerId),
    readPolicy(),
  ]);
  if (lead === undefined || partner === undefined) return undefined;
  const parting = partingOf(partner, lead, story, policy.document);
  if (parting === undefined) return undefined;
  const placed = placedSince(parting, partnerId, lead, story);
  return {
    facts: lead.facts,
    at: parting.at,
    reason: { code: `why-not.${parting.code}`, params: {} },
    placement:
      placed === undefined
        ? null
        : placed.verb === 'offered'
          ? await judgedAt(lead, placed.version, partnerId)
          : { code: `passed-over.${placed.verb}`, params: {} },
  };
}
