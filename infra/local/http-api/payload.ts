import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { account } from '../assembly/local-names.ts';

export interface PayloadFacts {
  readonly request: IncomingMessage;
  readonly url: URL;
  readonly body: Buffer;
  readonly routeKey: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly authorizer:
    { readonly claims: Record<string, string>; readonly scopes: string[] | null } | undefined;
  readonly apiId: string;
}

const textual = /^(text\/|application\/(json|javascript|xml|[\w.+-]+\+(json|xml)))/i;

/** The event a function gets for a request: payload format 2.0. What is not text comes as base64. */
export function toPayload({ request, url, body, routeKey, parameters, authorizer, apiId }: PayloadFacts) {
  const now = new Date();
  const isText = textual.test(request.headers['content-type'] ?? '');
  const query = queryOf(url);
  return {
    version: '2.0',
    routeKey,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(request.headers.cookie !== undefined && { cookies: request.headers.cookie.split(/;\s*/) }),
    headers: headersOf(request),
    ...(query && { queryStringParameters: query }),
    requestContext: {
      accountId: account,
      apiId,
      ...(authorizer && { authorizer: { jwt: { claims: authorizer.claims, scopes: authorizer.scopes } } }),
      domainName: request.headers.host ?? 'localhost',
      domainPrefix: apiId,
      http: {
        method: request.method ?? 'GET',
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: (request.socket.remoteAddress ?? '127.0.0.1').replace('::ffff:', ''),
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: randomUUID(),
      routeKey,
      stage: '$default',
      time: logTime(now),
      timeEpoch: now.getTime(),
    },
    ...(Object.keys(parameters).length > 0 && { pathParameters: parameters }),
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

/** Names in lower case, repeated ones joined by commas, cookies apart. */
function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, values = []] of Object.entries(request.headersDistinct)) {
    if (name !== 'cookie') headers[name] = values.join(',');
  }
  return headers;
}

function queryOf(url: URL): Record<string, string> | undefined {
  const query: Record<string, string> = {};
  for (const name of url.searchParams.keys()) query[name] = url.searchParams.getAll(name).join(',');
  return url.search.length > 1 ? query : undefined;
}

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `22/Nov/2026:03:33:00 +0000` */
function logTime(at: Date): string {
  const two = (value: number): string => String(value).padStart(2, '0');
  const day = `${two(at.getUTCDate())}/${months[at.getUTCMonth()] ?? ''}/${at.getUTCFullYear()}`;
  return `${day}:${two(at.getUTCHours())}:${two(at.getUTCMinutes())}:${two(at.getUTCSeconds())} +0000`;
}
