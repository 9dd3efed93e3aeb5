/** The only place that knows middy and API Gateway: from an HTTP request to a use case and back. */
import middy from '@middy/core';
import { languageOf } from '@rafiq/shared/messages.ts';
import { mayDo } from '@rafiq/shared/permissions.ts';
import { etagOf } from '@rafiq/shared/record.ts';
import type { AnyRoute, BodyOf, OutputOf, ParamsOf, QueryOf } from '@rafiq/shared/route.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { IdKind } from '@rafiq/shared/ids.ts';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import * as z from 'zod';
import { htmlAnswer, jsonAnswer, problemAnswer } from './answer.ts';
import { actorOf, probablePartner, readCaller, type Caller } from './caller.ts';
import { nowMs, toInstant } from './clock.ts';
import { ConditionFailed, type Change } from './commit.ts';
import type { CursorScope } from './cursor.ts';
import { getItem } from './dynamo.ts';
import { newId } from './id.ts';
import { answerKept, replayGuard, type ReplayGuard } from './idempotency.ts';
import { isLong, parsePart, readBody } from './input.ts';
import { log } from './log.ts';
import { Problem } from './problem.ts';
import { verifyToken, type Claims } from './token.ts';

/** What a use case may know beside its input. */
export interface Context<Body, Query> {
  body: Body;
  query: Query;
  /** Throws on public routes and on `bearer` routes, which have no member yet. */
  caller: Caller;
  /** The claims of the verified access token; undefined on public routes. */
  claims: Claims | undefined;
  now: string;
  newId: (kind: IdKind) => string;
  language: UiLanguage;
  requestId: string;
  /** The circumstances of a change, for `commit`. */
  change: Change;
  /** The version `If-Match` names; only on routes that demand it. */
  ifMatch: number;
  /** What a cursor of this list is bound to. */
  scope: CursorScope;
  /** The headers of the request; names in lower case. */
  requestHeaders: Readonly<Record<string, string | undefined>>;
  /** Sent with the answer, whatever it says: a refusal, too. */
  answerHeaders: Record<string, string>;
}

/** A route with its use case. `present` makes what leaves from what the use case answers (and what was kept of it). */
export interface Handler {
  route: AnyRoute;
  run: (event: APIGatewayProxyEventV2, language: UiLanguage) => Promise<APIGatewayProxyStructuredResultV2>;
}

type UseCase<R extends AnyRoute, Result, Ahead = undefined> = (
  params: ParamsOf<R>,
  context: Context<BodyOf<R>, QueryOf<R>>,
  ahead: Ahead | undefined,
) => Promise<Result>;
type Present<R extends AnyRoute, Result> = (
  result: Result,
  context: Context<BodyOf<R>, QueryOf<R>>,
) => OutputOf<R> | Promise<OutputOf<R>>;

/**
 * What a use case will need, read in the same request as the membership of its caller. Nobody is admitted yet: it only
 * reads. `partnerId` is the caller's as far as one can guess; where it is another's, or it cannot be read, nothing of
 * this is used: the use case reads by itself then, once it is known who is calling. `now` is that of the request.
 */
type ReadAhead<R extends AnyRoute, Ahead> = (
  params: ParamsOf<R>,
  partnerId: string,
  now: string,
) => Promise<Ahead>;

/** What a use case wanted sent along, kept for refusals that are told outside of its handler. */
const headersOf = new WeakMap<APIGatewayProxyEventV2, Record<string, string>>();

const withVersion = z.object({ version: z.number().int() });
const withHtml = z.object({ html: z.string() });

/** Ties a use case to its route; the result leaves exactly as the route lists it. */
export function handle<R extends AnyRoute>(route: R, useCase: UseCase<R, OutputOf<R>>): Handler;
export function handle<R extends AnyRoute, Result, Ahead = undefined>(
  route: R,
  useCase: UseCase<R, Result, Ahead>,
  present: Present<R, Result>,
  readAhead?: ReadAhead<R, Ahead>,
): Handler;
export function handle<R extends AnyRoute, Result, Ahead>(
  route: R,
  useCase: UseCase<R, Result, Ahead>,
  present?: Present<R, Result>,
  readAhead?: ReadAhead<R, Ahead>,
): Handler {
  const lookAhead = async (event: APIGatewayProxyEventV2, partnerId: string | null, now: string) => {
    if (readAhead === undefined || partnerId === null) return undefined;
    const params = route.params.safeParse(event.pathParameters ?? {});
    return params.success ? readAhead(params.data as ParamsOf<R>, partnerId, now) : undefined;
  };
  const run: Handler['run'] = async (event, language) => {
    const claims = route.audience === 'public' ? undefined : await verifyToken(bearerOf(event), 'access');
    const params = (): ParamsOf<R> =>
      parsePart(route.params, event.pathParameters ?? {}, '/path') as ParamsOf<R>;
    const query = (): QueryOf<R> =>
      parsePart(route.query, event.queryStringParameters ?? {}, '/query') as QueryOf<R>;
    const atMs = nowMs();
    const now = toInstant(atMs);
    const requestId = event.requestContext.requestId;
    // Reading much takes long: where a route takes much, it is read for those alone who may send it.
    if (route.mostBodyBytes !== undefined && claims !== undefined && isLong(event))
      admit(route, (await readCaller(claims.sub, [])).caller);
    const rawBody = route.method === 'GET' ? {} : readBody(event, route);
    const guard = guardOf(route, event, claims, rawBody);
    const answerHeaders: Record<string, string> = {};
    headersOf.set(event, answerHeaders);

    let caller: Caller | undefined;
    let keptItem: { answer: unknown } | undefined;
    let ahead: Ahead | undefined;
    if (claims !== undefined && route.audience !== 'bearer') {
      const guessed = probablePartner(claims.sub);
      const [found, read] = await Promise.all([
        readCaller(claims.sub, guard === undefined ? [] : [guard.key]),
        lookAhead(event, guessed, now).catch(() => undefined),
      ]);
      caller = found.caller;
      admit(route, caller);
      if (caller.partnerId === guessed) ahead = read;
      if (guard !== undefined) keptItem = answerKept(guard, found.others[0], atMs);
    }
    const known = caller;
    const context: Context<BodyOf<R>, QueryOf<R>> = {
      body: parsePart(route.body, rawBody, '') as BodyOf<R>,
      query: query(),
      get caller() {
        if (known === undefined) throw new Error(`Route ${route.id} has no caller`);
        return known;
      },
      claims,
      now,
      newId,
      language,
      requestId,
      change: {
        at: now,
        by: known === undefined ? { kind: 'system', id: route.id, organisation: null } : actorOf(known),
        requestId,
        ...(guard === undefined ? {} : { guard }),
        ...(route.ifMatch === 'accepted' && event.headers['if-match'] !== undefined
          ? { basedOn: ifMatchOf(event) }
          : {}),
      },
      ifMatch: route.ifMatch === 'required' ? ifMatchOf(event) : 0,
      scope: {
        subject: claims?.sub ?? '',
        path: event.rawPath,
        filters: { ...event.queryStringParameters, cursor: undefined },
      },
      requestHeaders: event.headers,
      answerHeaders,
    };
    const result =
      keptItem === undefined
        ? await runOnce(route, () => useCase(params(), context, ahead), context)
        : (keptItem.answer as Result);
    const body = present === undefined ? result : await present(result, context);
    const output: unknown = route.output.parse(body);
    const versioned = withVersion.safeParse(output);
    const headers = {
      'content-language': language,
      ...(versioned.success ? { etag: etagOf(versioned.data.version) } : {}),
      ...answerHeaders,
    };
    return route.media === 'text/html'
      ? htmlAnswer(route.success, withHtml.parse(output).html, headers)
      : jsonAnswer(route.success, output, headers);
  };
  return { route, run };
}

/**
 * Runs a use case. Two requests with one key may run at the same time: the later one is refused by what the first
 * has just done (taken already, moved on, stale), and answers what the first was answered instead.
 */
async function runOnce<Result>(
  route: AnyRoute,
  run: () => Promise<Result>,
  context: { change: Change; now: string },
): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof ConditionFailed || error instanceof Problem)) throw error;
    const { guard } = context.change;
    const kept = guard && answerKept(guard, await getItem(guard.key), Date.parse(context.now));
    if (kept !== undefined) return kept.answer as Result;
    if (error instanceof Problem) throw error;
    throw new Problem(route.ifMatch === 'required' ? 'stale' : 'conflict', { cause: error });
  }
}

function bearerOf(event: APIGatewayProxyEventV2): string {
  const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(event.headers['authorization'] ?? '')?.[1];
  if (token === undefined) throw new Problem('unauthenticated');
  return token;
}

function admit(route: AnyRoute, caller: Caller): void {
  const ofPartner = caller.partnerId !== null;
  const allowed = route.audience === 'member' || (route.audience === 'partner') === ofPartner;
  if (!allowed || route.permission === null || !mayDo(caller.role, route.permission))
    throw new Problem('forbidden');
}

function guardOf(
  route: AnyRoute,
  event: APIGatewayProxyEventV2,
  claims: Claims | undefined,
  body: unknown,
): ReplayGuard | undefined {
  if (route.idempotency === 'none' || claims === undefined) return undefined;
  const key = event.headers['idempotency-key'];
  if (key === undefined) {
    if (route.idempotency === 'required') throw new Problem('idempotency-key-required');
    return undefined;
  }
  return replayGuard({
    subject: claims.sub,
    routeId: route.id,
    key,
    params: event.pathParameters ?? {},
    query: event.queryStringParameters ?? {},
    body,
  });
}

function ifMatchOf(event: APIGatewayProxyEventV2): number {
  const header = event.headers['if-match'];
  if (header === undefined) throw new Problem('if-match-required');
  const version = /^"(\d{1,9})"$/.exec(header.trim())?.[1];
  if (version === undefined) throw new Problem('stale');
  return Number(version);
}

const routeKeyOf = (route: AnyRoute): string => `${route.method} ${route.path}`;

/** One Lambda for a room: picks the handler the gateway chose, answers every error as a problem, logs one line. */
export function serve(handlers: readonly Handler[]) {
  const byKey = new Map(handlers.map((handler) => [routeKeyOf(handler.route), handler]));
  const dispatch = async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const handler = byKey.get(event.routeKey);
    if (handler === undefined) throw new Problem('not-found');
    return handler.run(event, languageOf(event.headers['accept-language']));
  };
  return middy<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>()
    .use(requestLog())
    .use(problemAnswers())
    .handler(dispatch);
}

type ApiMiddleware = middy.MiddlewareObj<APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2>;

/** Turns whatever was thrown into a problem; only faults of ours are logged with their trace. */
function problemAnswers(): ApiMiddleware {
  return {
    onError: (request) => {
      const { event, error } = request;
      const problem = error instanceof Problem ? error : problemOfFault(error);
      if (problem.status >= 500)
        log.error('request failed', {
          routeKey: event.routeKey,
          requestId: event.requestContext.requestId,
          error: error as Error,
        });
      request.response = problemAnswer(problem, {
        requestId: event.requestContext.requestId,
        language: languageOf(event.headers['accept-language']),
        headers: headersOf.get(event) ?? {},
      });
    },
  };
}

const passing = new Set([
  'ProvisionedThroughputExceededException',
  'ThrottlingException',
  'RequestLimitExceeded',
  'TimeoutError',
  'ECONNREFUSED',
  'ECONNRESET',
  'InternalServerError',
  'ServiceUnavailable',
]);

const ofService = z.object({ $metadata: z.object({ httpStatusCode: z.number() }) });

/** A service that does not answer, or says that it cannot, is a passing state; everything else unexpected is a bug. */
function problemOfFault(error: unknown): Problem {
  const name = error instanceof Error ? error.name : '';
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const answered = ofService.safeParse(error).data?.$metadata.httpStatusCode ?? 0;
  return passing.has(name) || passing.has(code) || answered >= 500
    ? new Problem('unavailable', { retryAfterSeconds: 2, cause: error })
    : new Problem('internal-error', { cause: error });
}

/** One line for each request: what, how it ended, how long; no query, no body, no person. */
function requestLog(): ApiMiddleware {
  const begun = new WeakMap<object, number>();
  const write = (request: {
    event: APIGatewayProxyEventV2;
    response: APIGatewayProxyStructuredResultV2 | null | undefined;
  }) => {
    log.info('request', {
      routeKey: request.event.routeKey,
      requestId: request.event.requestContext.requestId,
      status: request.response?.statusCode,
      durationMs: Math.round(performance.now() - (begun.get(request.event) ?? performance.now())),
    });
  };
  return {
    before: ({ event }) => {
      begun.set(event, performance.now());
    },
    after: (request) => write(request as Parameters<typeof write>[0]),
    onError: (request) => write(request as Parameters<typeof write>[0]),
  };
}
