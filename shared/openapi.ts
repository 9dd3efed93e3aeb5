/** The OpenAPI 3.1 document of a route table: nothing in it is written by hand that the routes already say. */
import * as z from 'zod';
import * as accounts from './accounts/contract.ts';
import * as accountMatching from './accounts/matching-contract.ts';
import * as forms from './forms/contract.ts';
import * as attachments from './attachments/contract.ts';
import * as identity from './identity/contract.ts';
import { idPrefixes, type IdKind } from './ids.ts';
import * as imports from './imports/contract.ts';
import * as batches from './leads/batch-contract.ts';
import * as leads from './leads/contract.ts';
import * as overview from './leads/overview-contract.ts';
import * as fairness from './leads/fairness-contract.ts';
import * as policies from './leads/policy-contract.ts';
import * as whatIfs from './leads/what-if-contract.ts';
import { money } from './money.ts';
import * as notes from './notes/contract.ts';
import { JsonSchemas } from './openapi-schemas.ts';
import * as partners from './partners/contract.ts';
import { permissions } from './permissions.ts';
import { problems, type ProblemCode } from './problems.ts';
import * as products from './products/contract.ts';
import { reason } from './reason.ts';
import { problemsOf, roomOf, type AnyRoute } from './route.ts';
import { externalRef } from './text.ts';
import { timelineEntry } from './timeline.ts';

type Json = Record<string, unknown>;

const problem = z.strictObject({
  type: z.string().meta({ example: 'urn:rafiq:problem:not-found' }),
  title: z.string(),
  status: z.number().int(),
  detail: z.string(),
  instance: z.string(),
  code: z.enum(Object.keys(problems) as [ProblemCode]),
  errors: z.array(z.strictObject({ pointer: z.string(), code: z.string(), detail: z.string() })).optional(),
});

const contracts = [
  identity,
  products,
  partners,
  accounts,
  accountMatching,
  leads,
  batches,
  overview,
  policies,
  fairness,
  whatIfs,
  notes,
  attachments,
  forms,
  imports,
];

/** The document for a table of routes: operations, schemas, refusals, headers, and examples that tests execute. */
export function openapiOf(routes: readonly AnyRoute[]): { openapi: string } & Json {
  const schemas = new JsonSchemas([...contracts, { externalRef, money, problem, reason, timelineEntry }]);
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const operations = (paths[route.path] ??= {});
    operations[route.method.toLowerCase()] = operationOf(route, schemas);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Rafiq',
      version: '1.0.0',
      summary: 'Partner relationship management that explains its decisions',
      description:
        'Times are ISO 8601 in UTC, money is an exact decimal string with its currency, lists are pages with a cursor. Every refusal is `application/problem+json`; a foreign record is answered like a missing one.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/', description: 'The address this document was read from.' }],
    security: [{ bearer: [] }],
    tags: [...new Set(routes.map(roomOf))].map((name) => ({ name, description: `The ${name} room.` })),
    paths,
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'An access token of the identity provider, with the scope `rafiq/api`.',
        },
      },
      parameters: headerParameters,
      schemas: schemas.components,
    },
  };
}

const headerParameters = {
  acceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    description: 'The language of sentences: English, Arabic or Persian.',
    schema: { type: 'string', maxLength: 200, default: 'en', examples: ['ar'] },
  },
  idempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'Sent again within 24 hours, the same request has no second effect and gets the same answer.',
    schema: { type: 'string', pattern: '^[!-~]{1,255}$', examples: ['0b7c5f0e-6d0f-4f4e-9a51-2f6f0c1f7a11'] },
  },
  ifMatch: {
    name: 'If-Match',
    in: 'header',
    required: true,
    description: 'The `ETag` of the record as it was read.',
    schema: { type: 'string', examples: ['"3"'] },
  },
} as const satisfies Record<string, Json>;

const header = (name: keyof typeof headerParameters): Json => ({ $ref: `#/components/parameters/${name}` });

function operationOf(route: AnyRoute, schemas: JsonSchemas): Json {
  const roles = route.permission === null ? undefined : permissions[route.permission];
  const body = schemas.of(route.body, 'input');
  const hasBody = route.method !== 'GET' && Object.keys((body['properties'] ?? {}) as Json).length > 0;
  return {
    operationId: route.id,
    summary: route.summary,
    description: route.description,
    tags: [roomOf(route)],
    ...(route.audience === 'public' ? { security: [] } : {}),
    'x-rafiq-audience': route.audience,
    ...(route.permission === null ? {} : { 'x-rafiq-permission': route.permission, 'x-rafiq-roles': roles }),
    parameters: [
      ...parametersOf(route, 'path', schemas),
      ...parametersOf(route, 'query', schemas),
      header('acceptLanguage'),
      ...(route.idempotency === 'none'
        ? []
        : route.idempotency === 'accepted'
          ? [header('idempotencyKey')]
          : [{ ...headerParameters.idempotencyKey, required: true }]),
      ...(route.ifMatch === 'required' ? [header('ifMatch')] : []),
      ...(route.ifMatch === 'accepted' ? [{ ...headerParameters.ifMatch, required: false }] : []),
    ],
    ...(hasBody
      ? {
          requestBody: {
            required: !route.body.safeParse({}).success,
            content: Object.fromEntries(
              ['application/json', ...(route.encoded ? ['application/x-www-form-urlencoded'] : [])].map(
                (type) => [
                  type,
                  { schema: schemas.named(route.body, 'input'), example: real(route.example.body) },
                ],
              ),
            ),
          },
        }
      : {}),
    responses: { ...successOf(route, schemas), ...refusalsOf(route, schemas) },
  };
}

function parametersOf(route: AnyRoute, place: 'path' | 'query', schemas: JsonSchemas): Json[] {
  const schema = schemas.of(place === 'path' ? route.params : route.query, 'input');
  const required = (schema['required'] ?? []) as string[];
  return Object.entries((schema['properties'] ?? {}) as Json).map(([name, value]) => ({
    name,
    in: place,
    ...(place === 'path' || required.includes(name) ? { required: true } : {}),
    schema: value,
  }));
}

const contentLanguage = {
  'Content-Language': { description: 'The language of its sentences.', schema: { type: 'string' } },
};

function successOf(route: AnyRoute, schemas: JsonSchemas): Json {
  const output = schemas.of(route.output, 'output');
  const versioned = 'version' in ((output['properties'] ?? {}) as Json);
  return {
    [route.success]: {
      description: route.summary,
      headers: {
        ...contentLanguage,
        ...(versioned
          ? { ETag: { description: 'Names this version of the record.', schema: { type: 'string' } } }
          : {}),
      },
      content:
        route.media === undefined
          ? { 'application/json': { schema: schemas.named(route.output, 'output') } }
          : { [route.media]: { schema: { type: 'string' } } },
    },
  };
}

/** Refusals by status; each names the codes it may carry. */
function refusalsOf(route: AnyRoute, schemas: JsonSchemas): Json {
  const byStatus = Map.groupBy(problemsOf(route), (code) => problems[code]);
  return Object.fromEntries(
    [...byStatus].map(([status, codes]) => [
      status,
      {
        description: codes.map((code) => `\`${code}\``).join(', '),
        headers: {
          ...contentLanguage,
          ...(status === 429 || status === 503
            ? { 'Retry-After': { description: 'Seconds to wait.', schema: { type: 'string' } } }
            : {}),
        },
        content: { 'application/problem+json': { schema: schemas.named(problem, 'output') } },
      },
    ]),
  );
}

const sampleId = '06emzc4q3hw0t8n2k5v7r9p1xd';

/** An example with identifiers of the right shape where the route's own example has placeholders. */
function real(example: unknown): unknown {
  const text = JSON.stringify(example ?? {})
    .replaceAll('{idToken}', 'header.payload.signature')
    .replaceAll(/\{(?:other|apart|merged)AccountId\}/g, '{accountId}')
    .replace(/\{(\w+)Id\}/g, (whole, kind: string) =>
      kind in idPrefixes ? `${idPrefixes[kind as IdKind]}_${sampleId}` : whole,
    );
  const value: unknown = JSON.parse(text);
  return value;
}
