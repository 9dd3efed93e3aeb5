import type { IncomingMessage, ServerResponse } from 'node:http';
import type { LocalFunction } from '../functions/local-function.ts';
import { answerJson } from '../net/json-answer.ts';
import type { RequestListener } from '../net/loopback-server.ts';
import { readBody } from '../net/read-body.ts';
import { type Authorizer, authorize, type VerifyToken } from './authorizer.ts';
import { corsHeaders, type GatewayCors, isPreflight } from './gateway-cors.ts';
import { toPayload } from './payload.ts';
import { routeSelection, type Selected, type SelectRoute } from './route-selection.ts';
import { sendAnswer } from './send-answer.ts';

export interface GatewayRoute {
  readonly routeKey: string;
  readonly function: LocalFunction;
  readonly authorizer: Authorizer | undefined;
  readonly scopes: readonly string[];
}

export interface Gateway {
  readonly apiId: string;
  readonly routes: readonly GatewayRoute[];
  readonly cors: GatewayCors | undefined;
  readonly verify: VerifyToken;
}

const largestBodyBytes = 10 * 1024 * 1024;
const longestAnswerMs = 30_000;

/** API Gateway's HTTP API: chooses the route, lets through who holds a token, calls the function, answers. */
export function httpApi(gateway: Gateway): RequestListener {
  const select = routeSelection(gateway.routes);
  return async (request, response) => {
    for (const [name, value] of Object.entries(corsHeaders(gateway.cors, request)))
      response.setHeader(name, value);
    if (gateway.cors && isPreflight(request)) {
      response.writeHead(204).end();
      return;
    }
    const url = new URL(request.url ?? '/', 'http://gateway');
    const selected = tryToSelect(select, request.method ?? 'GET', url.pathname);
    if (selected === 'broken-path') answerJson(response, 400, { message: 'Bad Request' });
    else if (!selected) answerJson(response, 404, { message: 'Not Found' });
    else await answerRoute(gateway, selected, { request, response, url });
  };
}

function tryToSelect<Route>(
  select: SelectRoute<Route>,
  method: string,
  path: string,
): Selected<Route> | 'broken-path' | undefined {
  try {
    return select(method, path);
  } catch (error) {
    if (error instanceof URIError) return 'broken-path';
    throw error;
  }
}

interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly url: URL;
}

async function answerRoute(
  gateway: Gateway,
  selected: Selected<GatewayRoute>,
  exchange: Exchange,
): Promise<void> {
  const { request, response, url } = exchange;
  const { route, parameters } = selected;
  const authorization =
    route.authorizer &&
    (await authorize(request.headers.authorization, route.authorizer, route.scopes, gateway.verify));
  if (authorization?.outcome === 'unauthenticated') {
    answerJson(response, 401, { message: 'Unauthorized' }, { 'www-authenticate': 'Bearer' });
    return;
  }
  if (authorization?.outcome === 'forbidden') {
    const error = `Bearer scope="${route.scopes.join(' ')}" error="insufficient_scope"`;
    answerJson(response, 403, { message: 'Forbidden' }, { 'www-authenticate': error });
    return;
  }
  const body = await readBody(request, largestBodyBytes);
  if (!body) {
    answerJson(response, 413, { message: 'Request Entity Too Large' });
    return;
  }
  const { apiId } = gateway;
  const { routeKey } = route;
  const event = toPayload({ request, url, body, routeKey, parameters, authorizer: authorization, apiId });
  await answerByFunction(response, route.function, event, event.requestContext.requestId);
}

const tooLate = Symbol('too late');

async function answerByFunction(
  response: ServerResponse,
  target: LocalFunction,
  event: unknown,
  requestId: string,
): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const patience = new Promise<typeof tooLate>((resolve) => {
    timer = setTimeout(resolve, longestAnswerMs, tooLate);
  });
  try {
    const answer = await Promise.race([target.invoke(event), patience]);
    if (answer === tooLate) answerJson(response, 503, { message: 'Service Unavailable' });
    else if (!sendAnswer(response, answer, requestId)) failed(response);
  } catch {
    // The function's own log says why. A caller learns no more than on AWS.
    failed(response);
  } finally {
    clearTimeout(timer);
  }
}

const failed = (response: ServerResponse): void =>
  answerJson(response, 500, { message: 'Internal Server Error' });
