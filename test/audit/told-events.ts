/** Events of two organisations, told as rooms tell them, some days ago. */
import { commit } from '#functions/kernel/commit.ts';
import type { Actor } from '#functions/kernel/event.ts';
import { newId } from '#functions/kernel/id.ts';

const partner = 'ptnr_06emzc4q3hw0t8n2k5v7r9p1xd';
export const organisations = ['vendor', partner] as const;
export type Organisation = (typeof organisations)[number];

/** When the first event was told: long enough ago that none of them may still wait for its link. */
export const toldSinceMs = Date.parse('2026-11-20T08:00:00.000Z');
export const verifiedAtMs = Date.parse('2026-11-26T08:00:00.000Z');
export const instantOf = (ms: number): string => new Date(ms).toISOString();

const actorOf = (organisation: Organisation): Actor => ({
  kind: 'person',
  id: organisation === 'vendor' ? 'user_06emzc4q3hw0t8n2k5v7r9p1xv' : 'user_06emzc4q3hw0t8n2k5v7r9p1xp',
  organisation,
});

let told = 0;

/** Tells one event of an organisation at a moment, of a record of its own; answers where it lies. */
export async function tell(
  organisation: Organisation,
  atMs: number,
  extra: { why?: string; note?: string } = {},
): Promise<{ pk: string; sk: string }> {
  told += 1;
  const leadId = newId('lead');
  await commit(
    { at: instantOf(atMs), by: actorOf(organisation), requestId: `request-${told}` },
    {
      writes: [],
      events: [
        {
          type: 'rafiq.leads.lead.contacted.v1',
          subject: leadId,
          pk: `LEAD#${leadId}`,
          version: 1,
          data: { from: 'accepted', to: 'contacted', channel: 'call' },
          changed: ['state'],
          ...extra,
        },
      ],
      answer: null,
    },
  );
  return { pk: `LEAD#${leadId}`, sk: 'EVT#000000001' };
}

/** The circumstances of linking. */
export const linking = {
  at: instantOf(verifiedAtMs),
  by: { kind: 'system', id: 'link-events', organisation: null },
  requestId: 'linking',
} as const;
