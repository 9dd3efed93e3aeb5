import type { AuditEntry } from '@rafiq/shared/audit/contract.ts';
import { toSecond } from '#lib/format/to-second.ts';

/** An act as a list shows it. */
export type AuditAct = Pick<AuditEntry, 'at' | 'kind' | 'subject' | 'subjectName' | 'actor' | 'text' | 'why'>;

/** What a list shows of an act, and no more: the place in the chain, for one, is for those who verify it. */
export const auditAct = ({ at, kind, subject, subjectName, actor, text, why }: AuditEntry): AuditAct => ({
  at: toSecond(at),
  kind,
  subject,
  subjectName,
  actor,
  text,
  why,
});
