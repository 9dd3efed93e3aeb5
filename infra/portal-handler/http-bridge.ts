import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';

/** Headers that belong to a connection, not to a request: ours is another connection. */
const connectionHeaders = new Set([
  'connection',
  'keep-alive',
  'transfer-encoding',
  'content-length',
  'upgrade',
]);
const textual = /^(text\/|application\/(json|javascript|manifest\+json|problem\+json|xml)|image\/svg\+xml)/;

/**
 * Answers gateway events (payload 2.0) with an ordinary Node request listener. The request goes over a real HTTP
 * server on the loopback address, so that streams, lengths and repeated headers are Node's own, not an imitation.
 */
export function bridge(
  listener: http.RequestListener,
): (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2> {
  const server = http.createServer(listener).listen(0, '127.0.0.1');
  server.unref();
  const listening = once(server, 'listening');
  return async (event) => {
    await listening;
    return await send((server.address() as AddressInfo).port, event);
  };
}

function send(port: number, event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  const body = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  return new Promise((resolve, reject) => {
    const request = http.request(
      {
        host: '127.0.0.1',
        port,
        method: event.requestContext.http.method,
        path: targetOf(event),
        headers: headersOf(event, body.length),
        // A function sleeps between two events; a kept connection would be found broken.
        agent: false,
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve(resultOf(response, Buffer.concat(chunks))));
        response.on('error', reject);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** The path as a browser would send it: the gateway hands some characters over decoded. */
function targetOf(event: APIGatewayProxyEventV2): string {
  const url = new URL(`http://portal${event.rawPath.replace(/[?#]/g, encodeURIComponent)}`);
  return event.rawQueryString === '' ? url.pathname : `${url.pathname}?${event.rawQueryString}`;
}

function headersOf(event: APIGatewayProxyEventV2, bodyLength: number): http.OutgoingHttpHeaders {
  const headers: http.OutgoingHttpHeaders = {};
  for (const [name, value] of Object.entries(event.headers)) {
    if (value !== undefined && !connectionHeaders.has(name.toLowerCase())) headers[name] = value;
  }
  if (event.cookies !== undefined) headers['cookie'] = event.cookies.join('; ');
  if (bodyLength > 0 || !['GET', 'HEAD'].includes(event.requestContext.http.method)) {
    headers['content-length'] = bodyLength;
  }
  return headers;
}

function resultOf(response: http.IncomingMessage, body: Buffer): APIGatewayProxyStructuredResultV2 {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(response.headers)) {
    if (value === undefined || name === 'set-cookie' || connectionHeaders.has(name)) continue;
    headers[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  const isText = textual.test(headers['content-type'] ?? '') && headers['content-encoding'] === undefined;
  return {
    statusCode: response.statusCode ?? 502,
    headers,
    ...(response.headers['set-cookie'] && { cookies: response.headers['set-cookie'] }),
    body: body.toString(isText ? 'utf8' : 'base64'),
    isBase64Encoded: !isText,
  };
}
