/** The typed client of the route table: what portal, commands and integrators call Rafiq with. */
import type * as z from 'zod';
import { sentence } from './messages.ts';
import { problems, type ProblemCode, type ProblemDocument } from './problems.ts';
import type { AnyRoute } from './route.ts';
import type { UiLanguage } from './text.ts';

export interface ClientOptions {
  /** Where the API answers, without the `/v1` of the routes. */
  baseUrl: string;
  /** How a request goes out and its answer comes back; by `fetch` unless said otherwise. */
  exchange?: Exchange;
  /** Sent with every request. */
  headers?: Readonly<Record<string, string>>;
}

/** What goes out. */
export interface Asking {
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
  /** How long the whole answer may take. */
  readonly timeoutMs?: number;
}

/** What came back, whole. */
export interface Exchanged {
  readonly status: number;
  /** A header by its name in small letters. */
  header(name: string): string | null;
  readonly text: string;
}

/** One request and its whole answer; never follows a redirect, rejects where no whole answer came. */
export type Exchange = (url: string, asking: Asking) => Promise<Exchanged>;

/** Exchanges by this `fetch`. */
export const exchangeBy =
  (fetch: typeof globalThis.fetch): Exchange =>
  async (url, { timeoutMs, signal, ...asking }) => {
    const ends = [signal, timeoutMs === undefined ? undefined : AbortSignal.timeout(timeoutMs)].filter(
      (end) => end !== undefined,
    );
    const response = await fetch(url, {
      ...asking,
      redirect: 'error',
      ...(ends.length > 0 && { signal: AbortSignal.any(ends) }),
    });
    const text = await response.text();
    return { status: response.status, header: (name) => response.headers.get(name), text };
  };

type Nothing = Record<never, never>;

/** One part of a request: it may be left out only where the route demands nothing of it. */
type Part<Name extends string, Value> = Nothing extends Value
  ? { readonly [K in Name]?: Value }
  : { readonly [K in Name]: Value };

/** What a call of a route says. */
export type CallOf<R extends AnyRoute> = Part<'params', z.input<R['params']>> &
  Part<'query', z.input<R['query']>> &
  Part<'body', z.input<R['body']>> & {
    readonly token?: string | undefined;
    readonly language?: UiLanguage | undefined;
    readonly idempotencyKey?: string | undefined;
    /** The version that was read (or its `ETag` as it came), for routes that demand `If-Match`. */
    readonly ifMatch?: number | string | undefined;
    readonly signal?: AbortSignal | undefined;
    /** How long the whole answer may take, in milliseconds; after that, none came. */
    readonly timeoutMs?: number | undefined;
  };

/** The call, to be left out where the route demands nothing. */
type CallArguments<R extends AnyRoute> = Nothing extends CallOf<R> ? [call?: CallOf<R>] : [call: CallOf<R>];

export interface ApiAnswer<R extends AnyRoute> {
  readonly data: z.output<R['output']>;
  /** For `If-Match`; null where the answer is no single record. */
  readonly etag: string | null;
  readonly status: number;
}

export interface Client {
  /**
   * Calls a route.
   * @throws ApiProblem if Rafiq refuses, ApiUnreachable if no answer of Rafiq came
   */
  call<R extends AnyRoute>(route: R, ...call: CallArguments<R>): Promise<ApiAnswer<R>>;
}

/** A refusal, with the document that says why in the caller's language. */
export class ApiProblem extends Error {
  readonly problem: ProblemDocument;
  readonly code: ProblemCode;
  readonly status: number;
  /** How long to wait before trying again, where the API says so. */
  readonly retryAfterSeconds: number | undefined;

  constructor(problem: ProblemDocument, retryAfterSeconds?: number) {
    super(`${problem.status} ${problem.code}: ${problem.detail}`);
    this.name = 'ApiProblem';
    this.problem = problem;
    this.code = problem.code;
    this.status = problem.status;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

/** No answer came, or none that Rafiq would give; whether the request took effect is not known. */
export class ApiUnreachable extends Error {
  constructor(message: string, cause: unknown) {
    super(message, { cause });
    this.name = 'ApiUnreachable';
  }
}

type LooseCall = Partial<Record<'params' | 'query' | 'body', unknown>> & CallOf<AnyRoute>;

/** Makes a client for the API at an address. */
export function createClient(options: ClientOptions): Client {
  const { baseUrl, headers = {}, exchange = exchangeBy(globalThis.fetch) } = options;
  return {
    async call<R extends AnyRoute>(route: R, ...[given]: CallArguments<R>): Promise<ApiAnswer<R>> {
      const call: LooseCall = given ?? {};
      const url = `${baseUrl.replace(/\/+$/, '')}${pathOf(route, call.params)}${searchOf(call.query)}`;
      const answer = await exchanged(exchange, route, url, askingOf(route, call, headers));
      if (answer.status < 200 || answer.status > 299) throw problemOf(answer, call.language ?? 'en');
      return {
        data: jsonOf(route, answer.text) as z.output<R['output']>,
        etag: answer.header('etag'),
        status: answer.status,
      };
    },
  };
}

async function exchanged(exchange: Exchange, route: AnyRoute, url: string, asking: Asking) {
  try {
    return await exchange(url, asking);
  } catch (error) {
    // The caller's own wish to stop is no failure of the network.
    asking.signal?.throwIfAborted();
    throw new ApiUnreachable(`${route.id}: the API did not answer`, error);
  }
}

function askingOf(route: AnyRoute, call: LooseCall, headers: Readonly<Record<string, string>>): Asking {
  const { token, language, idempotencyKey, ifMatch, signal, timeoutMs } = call;
  const sendsBody = route.method !== 'GET';
  return {
    method: route.method,
    headers: {
      accept: 'application/json, application/problem+json',
      ...headers,
      ...(sendsBody && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(language !== undefined && { 'accept-language': language }),
      ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }),
      ...(ifMatch !== undefined && { 'if-match': typeof ifMatch === 'number' ? `"${ifMatch}"` : ifMatch }),
    },
    ...(sendsBody && { body: JSON.stringify(call.body ?? {}) }),
    ...(signal !== undefined && { signal }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
}

function pathOf(route: AnyRoute, params: unknown): string {
  const given = new Map(Object.entries((params ?? {}) as Record<string, unknown>));
  return route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = given.get(name);
    if (typeof value !== 'string' || value === '')
      throw new TypeError(`${route.id} needs the parameter ${name}`);
    return encodeURIComponent(value);
  });
}

function searchOf(query: unknown): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries((query ?? {}) as Record<string, unknown>)) {
    if (value !== undefined && value !== null) search.set(name, String(value));
  }
  return search.size === 0 ? '' : `?${search}`;
}

function jsonOf(route: AnyRoute, text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    throw new ApiUnreachable(`${route.id}: the answer is not JSON`, error);
  }
}

/** What a status means where the body does not say: the gateway answers some refusals itself. */
const codeOfStatus: Readonly<Record<number, ProblemCode>> = {
  400: 'invalid-request',
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  405: 'method-not-allowed',
  409: 'conflict',
  413: 'too-large',
  415: 'unsupported-media-type',
  429: 'too-many-requests',
  502: 'unavailable',
  503: 'unavailable',
  504: 'unavailable',
};

function problemOf(answer: Exchanged, language: UiLanguage): ApiProblem {
  const waits = Number(answer.header('retry-after') ?? Number.NaN);
  const retryAfterSeconds = Number.isFinite(waits) ? waits : undefined;
  const document = documentIn(answer.text);
  if (document !== undefined) return new ApiProblem(document, retryAfterSeconds);
  const code = codeOfStatus[answer.status] ?? 'internal-error';
  return new ApiProblem(
    {
      type: `urn:rafiq:problem:${code}`,
      title: sentence(language, `problem.${code}.title`),
      status: answer.status,
      detail: sentence(language, `problem.${code}.detail`),
      instance: answer.header('apigw-requestid') ?? '',
      code,
    },
    retryAfterSeconds,
  );
}

function documentIn(text: string): ProblemDocument | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined; // a page of a proxy: the status speaks for it
  }
  const document = value as Partial<ProblemDocument> | null;
  const known = typeof document?.code === 'string' && Object.hasOwn(problems, document.code);
  return known && typeof document.detail === 'string' ? (document as ProblemDocument) : undefined;
}
