import type { IncomingMessage } from 'node:http';
import * as z from 'zod';

export const gatewayCorsSchema = z.object({
  AllowOrigins: z.array(z.string()).default([]),
  AllowMethods: z.array(z.string()).default([]),
  AllowHeaders: z.array(z.string()).default([]),
  ExposeHeaders: z.array(z.string()).default([]),
  AllowCredentials: z.boolean().default(false),
  MaxAge: z.coerce.number().optional(),
});

export type GatewayCors = z.output<typeof gatewayCorsSchema>;

/** The CORS headers the gateway adds to an answer; none if it has no CORS settings or does not know the origin. */
export function corsHeaders(cors: GatewayCors | undefined, request: IncomingMessage): Record<string, string> {
  const origin = request.headers.origin;
  if (!cors || origin === undefined) return {};
  if (!cors.AllowOrigins.includes('*') && !cors.AllowOrigins.includes(origin)) return {};
  const preflight = isPreflight(request);
  return {
    'access-control-allow-origin': cors.AllowOrigins.includes('*') ? '*' : origin,
    vary: 'Origin',
    ...(cors.AllowCredentials && { 'access-control-allow-credentials': 'true' }),
    ...(!preflight &&
      cors.ExposeHeaders.length > 0 && { 'access-control-expose-headers': cors.ExposeHeaders.join(',') }),
    ...(preflight && {
      'access-control-allow-methods': cors.AllowMethods.join(','),
      'access-control-allow-headers': cors.AllowHeaders.join(','),
      ...(cors.MaxAge !== undefined && { 'access-control-max-age': String(cors.MaxAge) }),
    }),
  };
}

/** With CORS settings the gateway answers preflights itself. */
export const isPreflight = (request: IncomingMessage): boolean =>
  request.method === 'OPTIONS' &&
  request.headers.origin !== undefined &&
  request.headers['access-control-request-method'] !== undefined;
