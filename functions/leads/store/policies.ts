/** The stored distribution policy: its head, and every version it ever had. */
import { policyDocument, type Policy } from '@rafiq/shared/leads/policy-contract.ts';
import * as z from 'zod';
import { absent, atVersionOrShipped, type Write } from '#functions/kernel/commit.ts';
import type { Item } from '#functions/kernel/dynamo.ts';
import { shippedPolicy } from '../domain/distribution/shipped-policy.ts';
import { policyKey, policyVersionKey } from './lead-keys.ts';

const stored = z.object({ version: z.number().int(), publishedAt: z.string(), document: policyDocument });

const shipped: Policy = { version: 1, publishedAt: '2026-01-01T00:00:00.000Z', document: shippedPolicy };

/** The policy parsed last: a version never changes, and the rules of a document are compiled once. */
let known: Policy = shipped;

/** The policy an item keeps; before anyone published one, the shipped policy is version 1. */
export function parsePolicy(item: Item | undefined): Policy {
  if (item === undefined) return shipped;
  // Two instances may each have had a version of this number, published at another moment.
  if (item['version'] !== known.version || item['publishedAt'] !== known.publishedAt)
    known = stored.parse(item);
  return known;
}

/** Publishes the next version over the one that was read. */
export function policyWrites(next: Policy): Write[] {
  const body = { kind: 'policy', schema: 1, ...next };
  return [
    {
      label: 'policy',
      put: { ...policyKey, ...body },
      when: atVersionOrShipped(next.version - 1),
    },
    { label: 'policy-version', put: { ...policyVersionKey(next.version), ...body }, when: absent },
  ];
}
