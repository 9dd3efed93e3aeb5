/** An event as the audit reads it: whole, with whatever its room wrote into it. */
import { auditKinds, type AuditKind } from '@rafiq/shared/audit/status.ts';
import * as z from 'zod';

export const itemKey = z.object({ pk: z.string(), sk: z.string() });
export type ItemKey = z.output<typeof itemKey>;

// Loose, because the digest covers every member that is stored, not only those the audit knows.
const event = z.looseObject({
  id: z.string(),
  type: z.string(),
  subject: z.string(),
  at: z.string(),
  by: z.looseObject({
    kind: z.enum(['person', 'client', 'system']),
    id: z.string(),
    organisation: z.string().nullable(),
  }),
  data: z.record(z.string(), z.unknown()),
  why: z.string().nullable(),
});

const eventItem = z.object({ ...itemKey.shape, kind: z.literal('event'), event });

export interface AuditedEvent {
  key: ItemKey;
  event: z.output<typeof event>;
}

/** The event an item holds; undefined if it is none, or none that can be read. */
export function auditedEventOf(item: unknown): AuditedEvent | undefined {
  const parsed = eventItem.safeParse(item);
  if (!parsed.success) return undefined;
  const { pk, sk, event: kept } = parsed.data;
  return { key: { pk, sk }, event: kept };
}

/** The organisation whose chain an event belongs to: its actor's; what Rafiq did by itself, it did for the vendor. */
export const organisationOf = ({ event: { by } }: AuditedEvent): string => by.organisation ?? 'vendor';

/** What kind of record an event's type tells of: `rafiq.leads.lead.claimed.v1` of a lead. */
export const kindOf = (type: string): AuditKind =>
  auditKinds.find((kind) => kind === type.split('.')[2]) ?? 'other';
