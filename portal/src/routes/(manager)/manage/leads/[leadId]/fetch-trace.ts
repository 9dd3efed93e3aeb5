import type { Decision } from '@rafiq/shared/leads/decision-contract.ts';
import { sessionExpiry } from '#lib/components/session-expiry.svelte.ts';
import { tellUnreached } from '#lib/components/tell-unreached.ts';

/** Asks how a lead was placed; null where that cannot be had, which has been said then. */
export async function fetchTrace(leadId: string): Promise<Decision | null> {
  try {
    const response = await fetch(`/manage/leads/${leadId}/trace`, {
      headers: { accept: 'application/json' },
    });
    if (response.status === 401) {
      sessionExpiry.expired = true;
      return null;
    }
    const { decision } = (await response.json()) as { decision: Decision | null };
    if (decision !== null) return decision;
  } catch (error) {
    console.debug(error); // said below
  }
  tellUnreached();
  return null;
}
