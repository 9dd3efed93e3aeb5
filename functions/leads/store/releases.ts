/** Releases: what was taken from a partner when it was suspended or terminated, kept for whoever asks what that did. */
import { leadSubstatuses, type LeadSubstatus } from '@rafiq/shared/leads/status.ts';
import * as z from 'zod';
import type { Write } from '#functions/kernel/commit.ts';
import { getItem, queryAll } from '#functions/kernel/dynamo.ts';
import { recordReader } from '#functions/kernel/record.ts';
import { releaseKey, releasedKey, releasePartition } from './lead-keys.ts';

const release = z.object({
  /** The version of the partner that the move made. */
  moveVersion: z.number().int(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
});
export type Release = z.output<typeof release>;

const released = z.object({ leadId: z.string(), formerly: z.enum(leadSubstatuses) });
export type Released = z.output<typeof released>;

const readRelease = recordReader('release', release);
const readReleased = recordReader('released-lead', released);

/** The newest release of a partner (1 request). */
export async function findRelease(partnerId: string): Promise<Release | undefined> {
  const item = await getItem(releaseKey(partnerId));
  return item && readRelease(item);
}

/** Keeps how far a release is; one of an earlier move never replaces that of a later (label `release`). */
export const releaseWrite = (partnerId: string, now: Release): Write => ({
  label: 'release',
  put: { ...releaseKey(partnerId), kind: 'release', schema: 1, ...now },
  when: {
    expression: 'attribute_not_exists(pk) OR #moveVersion <= :moveVersion',
    names: { '#moveVersion': 'moveVersion' },
    values: { ':moveVersion': now.moveVersion },
  },
});

/** Keeps that a lead was taken; written with its move. */
export const releasedWrite = (
  partnerId: string,
  moveVersion: number,
  lead: { leadId: string; formerly: LeadSubstatus },
): Write => ({
  label: 'released-lead',
  put: {
    ...releasedKey(partnerId, moveVersion, lead.leadId),
    kind: 'released-lead',
    schema: 1,
    ...lead,
  },
});

/** Every lead that a move took (1 request per megabyte). */
export async function listReleased(partnerId: string, moveVersion: number): Promise<Released[]> {
  const prefix = releasedKey(partnerId, moveVersion, '').sk;
  const items = await queryAll({ partition: releasePartition(partnerId), prefix, consistent: true });
  return items.map(readReleased);
}
