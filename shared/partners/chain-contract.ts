/** The contract of a partner's own chain, apart from that of partners, which nearly every function carries. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { defineRoute } from '../route.ts';

const none = z.strictObject({});

export const listResellers = defineRoute({
  id: 'partners.list-resellers',
  method: 'GET',
  path: '/v1/partner/resellers',
  audience: 'partner',
  subject: 'none',
  params: none,
  query: none,
  summary: 'List my resellers',
  description:
    'The active partners that buy from the caller’s own, directly or not, by name: those it may register deals for. `more` says that there are others beyond the first 500.',
  permission: 'partners.read-own',
  body: none,
  output: z.strictObject({
    resellers: z.array(z.strictObject({ id: idOf('partner'), name: z.string() })),
    more: z.boolean(),
  }),
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const chainRoutes = [listResellers] as const;
