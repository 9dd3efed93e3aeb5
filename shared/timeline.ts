/** The timeline of a record: what happened to it, line by line, as one reader may see it. */
import * as z from 'zod';

/** How long the author of a note may still change it: long enough for a slip, too short to rewrite history. */
export const editableForMinutes = 15;

/** What a person wrote, if the line is a note: so that its author can still change it. */
const timelineNote = z.strictObject({
  id: z.string(),
  kind: z.enum(['note', 'call', 'meeting']),
  /** Whether the other side, partner or vendor, reads it too. */
  shared: z.boolean(),
  /** When the call or meeting was, if that is not when it was written down. */
  happenedAt: z.string().nullable(),
  editedAt: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  /** Until when the reader may edit or withdraw it; null for everyone but its author. */
  editableUntil: z.string().nullable(),
  mentionsYou: z.boolean(),
});

/** One line of a record's story, as its reader may see it. `actor` never names a rival. */
export const timelineEntry = z.strictObject({
  id: z.string(),
  at: z.string(),
  type: z.string(),
  /** The record it is about: in a history that spans several, which of them. */
  subject: z.string(),
  actor: z.strictObject({
    /** `customer`: a visitor of a web form; `client`: a machine client of the reader's own organisation. */
    kind: z.enum(['you', 'colleague', 'client', 'vendor', 'partner', 'customer', 'system']),
    name: z.string().nullable(),
  }),
  text: z.string(),
  note: z.string().nullable(),
  written: timelineNote.nullable(),
});
export type TimelineEntry = z.output<typeof timelineEntry>;
