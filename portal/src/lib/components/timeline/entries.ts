/** The lines of a timeline as the page shows them: who, in which words, and what to know about a note. */
import type { TimelineEntry } from '@rafiq/shared/timeline.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';

/** What a page carries of an entry (server/timeline-line.ts). */
export interface TimelineLine extends Pick<TimelineEntry, 'at' | 'actor' | 'text' | 'note' | 'written'> {
  /** Tells it from the other lines of its page, and from no others. */
  id: string;
  tone: 'brand' | 'accent' | 'neutral';
}

/** Who did it, as this reader reads it; what Rafiq did itself needs no name. */
function actorName({ kind, name }: TimelineLine['actor']): string | null {
  if (name !== null) return name;
  const names = {
    you: m.note_actor_you,
    colleague: m.note_actor_colleague,
    vendor: m.note_actor_vendor,
    partner: m.note_actor_partner,
    customer: m.note_actor_customer,
    client: m.note_actor_client,
    system: m.app_name,
  };
  return names[kind]();
}

/** What there is to know about a note beside its words. */
function marksOf({ written }: TimelineLine, format: Formatter): string[] {
  if (written === null) return [];
  return [
    ...(written.happenedAt === null ? [] : [m.note_mark_was({ time: format.dateTime(written.happenedAt) })]),
    written.shared ? m.note_mark_shared() : m.note_mark_kept(),
    ...(written.editedAt === null ? [] : [m.note_mark_edited()]),
    ...(written.withdrawnAt === null ? [] : [m.note_mark_withdrawn()]),
    ...(written.mentionsYou ? [m.note_mark_mentions_you()] : []),
  ];
}

export const shownEntry = (line: TimelineLine, format: Formatter) => ({
  id: line.id,
  at: line.at,
  text: line.text,
  note: line.note,
  actor: actorName(line.actor),
  marks: marksOf(line, format),
  tone: line.tone,
  editable:
    line.written !== null && line.written.editableUntil !== null
      ? { id: line.written.id, until: line.written.editableUntil }
      : null,
});
export type ShownEntry = ReturnType<typeof shownEntry>;
