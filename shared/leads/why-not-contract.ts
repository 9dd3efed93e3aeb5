/** The contract of a partner's question: why a lead that it knew of went elsewhere. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { reason } from '../reason.ts';
import { defineRoute } from '../route.ts';
import { leadFacts } from './contract.ts';

const none = z.strictObject({});

/** What a partner is told: of itself alone, and nothing of others, not even how many there were. */
export const whyNot = z.strictObject({
  leadId: idOf('lead'),
  /** What it was shown of the lead when it was offered to it or lay in its pool. */
  facts: leadFacts,
  /** When the lead came, or went. */
  at: z.string(),
  reason,
  /** How it came to somebody else, as far as it concerns the partner that asks; null where the reason says it all. */
  placement: reason.nullable(),
});
export type WhyNot = z.output<typeof whyNot>;

export const whyNotLead = defineRoute({
  id: 'leads.why-not',
  method: 'GET',
  path: '/v1/leads/{leadId}/why-not',
  summary: 'Ask why a lead went elsewhere',
  description:
    'For a lead that was offered to the caller’s organisation or held by it, or that it could have claimed from the pool. The answer is about that organisation alone and tells nothing of others; every other lead is not found.',
  audience: 'partner',
  permission: 'leads.pool',
  subject: 'lead',
  params: z.strictObject({ leadId: idOf('lead') }),
  query: none,
  body: none,
  output: whyNot,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { leadId: '{leadId}' } },
});

export const whyNotRoutes = [whyNotLead] as const;
