import type { RequestListener } from 'node:http';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { cameThroughEdge } from './edge-secret.ts';
import { bridge } from './http-bridge.ts';

// SvelteKit's build stands beside this file in the function's package; it is whole and is not bundled again.
const portal = (await import(new URL('./build/handler.js', import.meta.url).href)) as {
  handler: RequestListener;
};
const answer = bridge(portal.handler);

/** The portal's Lambda entry: takes what came through the edge, and lets SvelteKit answer it. */
export async function handler(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> {
  if (!cameThroughEdge(event.headers, process.env['EDGE_SECRET'] ?? '')) {
    return {
      statusCode: 403,
      headers: { 'content-type': 'text/plain' },
      body: 'Open the portal by its own address.',
    };
  }
  return await answer(event);
}
