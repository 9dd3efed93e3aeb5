import type { LeadRow } from '../leads/lead-row.ts';

export interface ReasonGroup {
  code: string;
  /** The reason in words; null where the overview does not count it. */
  title: string | null;
  leads: readonly LeadRow[];
}

/** Unplaced leads by what holds them back, in the order of the reasons; what no reason is known for stands last. */
export function byReason(
  leads: readonly LeadRow[],
  reasons: readonly { code: string; text: string }[],
): ReasonGroup[] {
  const known = new Map(reasons.map((entry, index) => [entry.code, index]));
  const codes = [...new Set(leads.map((lead) => lead.placement?.code ?? ''))].sort(
    (one, other) => (known.get(one) ?? known.size) - (known.get(other) ?? known.size),
  );
  return codes.map((code) => ({
    code,
    title: reasons.find((entry) => entry.code === code)?.text ?? null,
    leads: leads.filter((lead) => (lead.placement?.code ?? '') === code),
  }));
}
