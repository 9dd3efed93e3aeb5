/** The stored conflict policy: what is in force. */
import { conflictPolicy, type ConflictPolicy } from '@rafiq/shared/deals/conflict-policy.ts';
import * as z from 'zod';
import { getItem } from '#functions/kernel/dynamo.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { shippedConflictPolicy } from '../domain/shipped-conflict-policy.ts';
import { conflictPolicyKey } from './deal-keys.ts';

export interface ConflictPolicyVersion {
  version: number;
  document: ConflictPolicy;
  /** Null for the one Rafiq is shipped with. */
  publishedAt: string | null;
  note: string | null;
}

const readHead = recordReader(
  'conflict-policy',
  z.object({
    version: z.number().int(),
    document: conflictPolicy,
    publishedAt: z.string().nullable(),
    note: z.string().nullable(),
  }),
);

const shipped: ConflictPolicyVersion = {
  version: 1,
  document: shippedConflictPolicy,
  publishedAt: null,
  note: null,
};

/** The policy that registrations are judged by (1 request). */
export async function readConflictPolicy(): Promise<ConflictPolicyVersion> {
  const item = await getItem(conflictPolicyKey);
  return item === undefined ? shipped : readHead(item);
}
