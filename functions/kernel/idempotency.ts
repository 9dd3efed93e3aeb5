/** Replay guards: a request that is sent twice has one effect and the same answer. */
import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { Item, Key } from './dynamo.ts';
import { Problem } from './problem.ts';

const keptSeconds = 24 * 60 * 60;
const keyShape = /^[\u0021-\u007e]{1,255}$/;

export interface ReplayGuard {
  key: Key;
  /** Digest of what was asked: the same key with another request is refused. */
  fingerprint: string;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url');

/**
 * The guard of a request, under caller, route and key, so that no one's key can meet another's answer.
 * @throws Problem `invalid-idempotency-key` for an empty, too long or unprintable key
 */
export function replayGuard(request: {
  subject: string;
  routeId: string;
  key: string;
  params: unknown;
  query: unknown;
  body: unknown;
}): ReplayGuard {
  if (!keyShape.test(request.key)) throw new Problem('invalid-idempotency-key');
  const owner = digest(JSON.stringify([request.subject, request.routeId, request.key]));
  return {
    key: { pk: `IDEM#${owner}`, sk: 'GUARD' },
    fingerprint: digest(JSON.stringify([request.params, request.query, request.body])),
  };
}

/** The item that keeps an answer for 24 hours, written in the transaction of the effect itself. */
export const guardItem = (guard: ReplayGuard, at: string, answer: unknown): Item => ({
  ...guard.key,
  kind: 'guard',
  schema: 1,
  fingerprint: guard.fingerprint,
  answer: JSON.stringify(answer ?? null),
  ttl: Math.floor(Date.parse(at) / 1000) + keptSeconds,
});

const stored = z.object({ fingerprint: z.string(), answer: z.string(), ttl: z.number() });

/**
 * The answer already given to this request; undefined if it is new or older than 24 hours.
 * @throws Problem `idempotency-key-reused` if the key was used for another request
 */
export function answerKept(
  guard: ReplayGuard,
  item: Item | undefined,
  atMs: number,
): { answer: unknown } | undefined {
  if (item === undefined) return undefined;
  const kept = stored.parse(item);
  if (kept.ttl <= atMs / 1000) return undefined;
  if (kept.fingerprint !== guard.fingerprint) throw new Problem('idempotency-key-reused');
  const answer: unknown = JSON.parse(kept.answer);
  return { answer };
}
