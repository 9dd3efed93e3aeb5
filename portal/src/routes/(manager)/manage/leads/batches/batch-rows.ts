import type { LeadBatchInFull } from '@rafiq/shared/leads/batch-contract.ts';

/** What happened to each lead of a batch, and what became of undoing it; companies of those its reader reaches. */
export function batchRows({
  lines,
  companies,
  undone,
}: Pick<LeadBatchInFull, 'lines' | 'companies' | 'undone'>) {
  const names = new Map(companies.map(({ leadId, companyName }) => [leadId, companyName]));
  const after = new Map(undone.map((line) => [line.leadId, line]));
  return lines.map((line) => ({
    ...line,
    reached: names.has(line.leadId),
    company: names.get(line.leadId) ?? null,
    undone: after.get(line.leadId) ?? null,
  }));
}
export type BatchRow = ReturnType<typeof batchRows>[number];
