import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import type { LocalResource } from '../assembly/local-assembly.ts';
import { readProperties } from '../assembly/read-properties.ts';

const bucketSchema = z.object({
  CorsConfiguration: z
    .object({
      CorsRules: z.array(
        z.object({
          AllowedOrigins: z.array(z.string()),
          AllowedMethods: z.array(z.string()),
          AllowedHeaders: z.array(z.string()).default([]),
          ExposedHeaders: z.array(z.string()).default([]),
          MaxAge: z.coerce.number().optional(),
        }),
      ),
    })
    .optional(),
});

type CorsRule = NonNullable<z.output<typeof bucketSchema>['CorsConfiguration']>['CorsRules'][number];

/** Answers which CORS headers a bucket gives a browser: undefined where S3 would refuse the preflight. */
export type BucketCors = (bucket: string, request: IncomingMessage) => Record<string, string> | undefined;

/**
 * The buckets' own CORS rules, from the template. Where a bucket has rules, the portal of this machine counts
 * among their origins: the template can only name the one it is deployed under.
 */
export function bucketCors(buckets: readonly LocalResource[], portalOrigin: string): BucketCors {
  const rules = new Map(
    buckets.map((bucket) => [
      bucket.name,
      readProperties(bucket, bucketSchema).CorsConfiguration?.CorsRules ?? [],
    ]),
  );
  return (bucket, request) => {
    const origin = request.headers.origin;
    if (origin === undefined) return {};
    const preflight = request.method === 'OPTIONS';
    const method = (preflight ? request.headers['access-control-request-method'] : request.method) ?? '';
    const rule = rules.get(bucket)?.find((each) => allows(each, origin, method, portalOrigin));
    if (!rule) return undefined;
    return {
      'access-control-allow-origin': origin,
      vary: 'Origin',
      ...(rule.ExposedHeaders.length > 0 && {
        'access-control-expose-headers': rule.ExposedHeaders.join(', '),
      }),
      ...(preflight && preflightHeaders(rule, request)),
    };
  };
}

function allows(rule: CorsRule, origin: string, method: string, portalOrigin: string): boolean {
  const originFits = origin === portalOrigin || rule.AllowedOrigins.some((allowed) => fits(allowed, origin));
  return originFits && rule.AllowedMethods.includes(method);
}

function preflightHeaders(rule: CorsRule, request: IncomingMessage): Record<string, string> {
  const asked = (request.headers['access-control-request-headers'] ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase());
  const allowed = asked.filter((name) => rule.AllowedHeaders.some((each) => fits(each.toLowerCase(), name)));
  return {
    'access-control-allow-methods': rule.AllowedMethods.join(', '),
    ...(allowed.length > 0 && { 'access-control-allow-headers': allowed.join(', ') }),
    ...(rule.MaxAge !== undefined && { 'access-control-max-age': String(rule.MaxAge) }),
  };
}

const fits = (pattern: string, value: string): boolean => {
  const [before = '', after] = pattern.split('*');
  return after === undefined ? pattern === value : value.startsWith(before) && value.endsWith(after);
};
