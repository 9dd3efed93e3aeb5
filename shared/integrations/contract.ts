/** The contract of the integrations room: what machines ask first. */
import * as z from 'zod';
import { defineRoute } from '../route.ts';

const none = z.strictObject({});
const open = {
  audience: 'public',
  permission: null,
  subject: 'none',
  params: none,
  query: none,
  body: none,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
} as const;

export const readHealth = defineRoute({
  ...open,
  id: 'integrations.health',
  method: 'GET',
  path: '/v1/health',
  summary: 'Is Rafiq well',
  description: 'Answers when the API and its database answer.',
  output: z.strictObject({ status: z.literal('ok'), at: z.string() }),
});

export const readOpenapi = defineRoute({
  ...open,
  id: 'integrations.openapi',
  method: 'GET',
  path: '/v1/openapi.json',
  summary: 'Read the description of this API',
  description: 'The OpenAPI 3.1 document made from the same table that serves the requests.',
  output: z.looseObject({ openapi: z.string() }),
});

export const integrationRoutes = [readHealth, readOpenapi] as const;
