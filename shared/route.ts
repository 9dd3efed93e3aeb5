/** What a route is: one declaration from which gateway, validation, client, OpenAPI and test matrices come. */
import type * as z from 'zod';
import type { Permission } from './permissions.ts';
import type { ProblemCode } from './problems.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call at all: nobody in particular, members of the vendor, of a partner, or of either. */
export type Audience = 'public' | 'bearer' | 'vendor' | 'partner' | 'member';

/** How a list or record of this route is tied to its caller, for the isolation matrix. */
export type Subject =
  | 'none'
  | 'lead'
  | 'offer'
  | 'partner'
  | 'account'
  | 'product'
  | 'import'
  | 'form'
  | 'member'
  | 'client'
  | 'notice'
  | 'note'
  | 'question'
  | 'attachment'
  | 'batch'
  | 'what-if'
  | 'policy-version'
  | 'view'
  | 'deal'
  | 'conflict';

export interface Route<
  Params extends z.ZodType = z.ZodType,
  Query extends z.ZodType = z.ZodType,
  Body extends z.ZodType = z.ZodType,
  Output extends z.ZodType = z.ZodType,
> {
  /** `room.verb`: the room is the folder of functions that answers, the verb the file of its handler. */
  id: `${string}.${string}`;
  method: Method;
  path: `/v1/${string}`;
  summary: string;
  description: string;
  audience: Audience;
  /** Null only where the audience alone decides (public routes, binding a first sign-in). */
  permission: Permission | null;
  /** The record its path names. */
  subject: Subject;
  params: Params;
  query: Query;
  body: Body;
  /** True where forms of pages without script may come in: `application/x-www-form-urlencoded` beside JSON. */
  encoded?: true;
  /** Where its body may be larger than the megabyte of all others: what is too much of it is then said by field. */
  mostBodyBytes?: number;
  output: Output;
  /** Where the answer is no JSON: the page in `html` leaves as it is. */
  media?: 'text/html';
  success: 200 | 201 | 202;
  /** Refusals beyond those every route can answer. */
  problems: readonly ProblemCode[];
  idempotency: 'none' | 'accepted' | 'required';
  /** Whether `If-Match` must, may or need not be sent: what was decided on an older version is then refused. */
  ifMatch: 'none' | 'accepted' | 'required';
  /** A request that works once the identifiers are real; a test executes it and OpenAPI shows it. */
  example: { params?: Record<string, string>; query?: Record<string, string>; body?: unknown };
}

type AnyRoute = Route;
export type { AnyRoute };

export type ParamsOf<R extends AnyRoute> = z.output<R['params']>;
export type QueryOf<R extends AnyRoute> = z.output<R['query']>;
export type BodyOf<R extends AnyRoute> = z.output<R['body']>;
export type OutputOf<R extends AnyRoute> = z.input<R['output']>;

/** Refusals any route can answer, so that contracts name only their own. */
export const problemsOfEveryRoute = [
  'invalid-request',
  'too-many-requests',
  'internal-error',
  'unavailable',
] as const satisfies readonly ProblemCode[];

/** Every refusal a route can answer, from its declaration alone. */
export function problemsOf(route: AnyRoute): ProblemCode[] {
  const found = new Set<ProblemCode>([...problemsOfEveryRoute, ...route.problems]);
  if (route.audience !== 'public') found.add('unauthenticated');
  if (route.audience !== 'public' && route.audience !== 'bearer') {
    found.add('not-a-member').add('forbidden').add('partner-suspended');
  }
  if (route.subject !== 'none') found.add('not-found');
  if (route.method !== 'GET')
    found.add('malformed-json').add('unsupported-media-type').add('too-large').add('conflict');
  if (route.idempotency !== 'none') found.add('invalid-idempotency-key').add('idempotency-key-reused');
  if (route.idempotency === 'required') found.add('idempotency-key-required');
  if (route.ifMatch === 'required') found.add('if-match-required');
  if (route.ifMatch !== 'none') found.add('stale');
  return [...found];
}

/** Declares a route; the types of its four schemas are kept for handlers and the client. */
export const defineRoute = <
  Params extends z.ZodType,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Output extends z.ZodType,
>(
  route: Route<Params, Query, Body, Output>,
): Route<Params, Query, Body, Output> => route;

/** The folder of functions that answers a route. */
export const roomOf = (route: { id: string }): string => route.id.slice(0, route.id.indexOf('.'));
