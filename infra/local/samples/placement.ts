import type { Client } from '@rafiq/shared/client.ts';
import { readOverview } from '@rafiq/shared/leads/overview-contract.ts';
import type { OutputOf } from '@rafiq/shared/route.ts';

export type Overview = OutputOf<typeof readOverview>;

const pauseMs = 1000;
/** So long without any change, and placement has settled. */
const calmMs = 5000;
/** Leads that stay pending are held until a partner is back; longer than this nothing waits. */
const heldMs = 30_000;

/** Reads the overview until every lead is placed and its counts rest. */
export async function waitUntilPlaced(client: Client, token: string, wanted: number): Promise<Overview> {
  let before = '';
  let changed = performance.now();
  for (;;) {
    const { data } = await client.call(readOverview, { token });
    const counts = JSON.stringify([data.bySubstatus, data.unplacedByReason]);
    if (counts !== before) changed = performance.now();
    before = counts;
    const calm = performance.now() - changed;
    const settled = data.bySubstatus.pending === 0 && leadsIn(data) >= wanted;
    if ((settled && calm >= calmMs) || calm >= heldMs) return data;
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

/** How many leads an overview counts. */
export const leadsIn = ({ bySubstatus }: Overview): number =>
  Object.values(bySubstatus).reduce((sum, count) => sum + count, 0);

/** What became of the leads between two overviews: where they stand, and why some are unplaced. */
export function placementLines(before: Overview, after: Overview): string[] {
  const moved = (name: keyof Overview['bySubstatus']) => after.bySubstatus[name] - before.bySubstatus[name];
  const waiting = moved('pending');
  const reasons = after.unplacedByReason.flatMap(({ code, text, count }) => {
    const former = before.unplacedByReason.find((reason) => reason.code === code)?.count ?? 0;
    return count === former ? [] : [`  ${String(count - former).padStart(6)}  ${text}`];
  });
  return [
    `Placed: ${moved('offered')} offered, ${moved('pooled')} pooled, ${moved('unplaced')} unplaced` +
      (waiting === 0 ? '' : `, ${waiting} waiting for a partner to be back`),
    ...reasons,
  ];
}
