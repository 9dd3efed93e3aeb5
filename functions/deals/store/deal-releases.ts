/** What was taken from a partner whose relation was ended, and what it still has: counted for whoever asks what that did. */
import type { CaseStatus } from '@rafiq/shared/deals/case-status.ts';
import { openStatuses, type RegistrationStatus } from '@rafiq/shared/deals/status.ts';
import * as z from 'zod';
import type { Write } from '#functions/kernel/commit.ts';
import { getItem, queryAll } from '#functions/kernel/dynamo.ts';
import { dealReleaseKey, ownCaseList, ownDealList } from './deal-keys.ts';

const release = z.object({
  startedAt: z.string(),
  finishedAt: z.string().nullable().default(null),
  /** Protections that ended. */
  released: z.number().int().default(0),
  /** Registrations that nobody had decided. */
  withdrawn: z.number().int().default(0),
});
export type DealRelease = z.output<typeof release>;

/** The release of a partner; undefined where none has begun (1 request). */
export async function findDealRelease(partnerId: string): Promise<DealRelease | undefined> {
  const item = await getItem(dealReleaseKey(partnerId));
  return item && release.parse(item);
}

const names = { '#kind': 'kind', '#schema': 'schema', '#startedAt': 'startedAt' };
const values = { ':kind': 'deal-release', ':schema': 1 };
const begun = 'SET #kind = :kind, #schema = :schema, #startedAt = if_not_exists(#startedAt, :at)';

/** Counts a registration that was taken; written with its move. */
export const takenWrite = (partnerId: string, what: 'released' | 'withdrawn', at: string): Write => ({
  label: 'deal-release',
  update: dealReleaseKey(partnerId),
  set: `${begun} ADD #what :one`,
  names: { ...names, '#what': what },
  values: { ...values, ':at': at, ':one': 1 },
});

/** Keeps that nothing is left to be taken: when that was so first. */
export const finishedWrite = (partnerId: string, at: string): Write => ({
  label: 'deal-release',
  update: dealReleaseKey(partnerId),
  set: `${begun}, #finishedAt = if_not_exists(#finishedAt, :at)`,
  names: { ...names, '#finishedAt': 'finishedAt' },
  values: { ...values, ':at': at },
});

const listed = z.object({ deal: z.object({ id: z.string(), partnerId: z.string() }) });

/** The registrations of a partner itself in one status, without those another made for it (1 request per megabyte). */
export async function ownDealIds(partnerId: string, status: RegistrationStatus): Promise<string[]> {
  const items = await queryAll({ partition: ownDealList(partnerId, status), index: 'list' });
  return items
    .map((item) => listed.parse(item).deal)
    .filter((deal) => deal.partnerId === partnerId)
    .map(({ id }) => id);
}

const listedCase = z.object({ copy: z.object({ id: z.string() }) });

/** The cases in one status in which a partner has a part that it knows of (1 request per megabyte). */
export async function ownCaseIds(partnerId: string, status: CaseStatus): Promise<string[]> {
  const items = await queryAll({ partition: ownCaseList(partnerId, status), index: 'list' });
  return items.map((item) => listedCase.parse(item).copy.id);
}

/** How many registrations of a partner wait for a decision, and how many are protected (1 request for each status). */
export async function countOwnDeals(partnerId: string): Promise<{ undecided: number; protected: number }> {
  const counts = await Promise.all(
    openStatuses.map(async (status) => ({
      status,
      count: (await ownDealIds(partnerId, status)).length,
    })),
  );
  const sum = (wanted: (status: RegistrationStatus) => boolean): number =>
    counts.reduce((all, { status, count }) => (wanted(status) ? all + count : all), 0);
  return {
    undecided: sum((status) => status !== 'approved'),
    protected: sum((status) => status === 'approved'),
  };
}
