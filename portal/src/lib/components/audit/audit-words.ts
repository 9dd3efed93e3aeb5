/** What acts and those who did them are called. */
import type { AuditEntry } from '@rafiq/shared/audit/contract.ts';
import type { AuditKind } from '@rafiq/shared/audit/status.ts';
import { m } from '#lib/paraglide/messages.js';

export const auditKindWords: Readonly<Record<AuditKind, () => string>> = {
  lead: m.audit_kind_lead,
  contact: m.audit_kind_contact,
  deal: m.audit_kind_deal,
  conflict: m.audit_kind_conflict,
  policy: m.audit_kind_policy,
  partner: m.audit_kind_partner,
  member: m.audit_kind_member,
  account: m.audit_kind_account,
  product: m.audit_kind_product,
  job: m.audit_kind_job,
  notice: m.audit_kind_notice,
  other: m.audit_kind_other,
};

/** Who acted: by name, as Rafiq itself, or as somebody whose name is gone. */
export function actorWord({ kind, name }: Pick<AuditEntry['actor'], 'kind' | 'name'>): string {
  if (name !== null) return name;
  const words = { person: m.audit_somebody, client: m.role_integrator, system: m.app_name };
  return words[kind]();
}
