/** The lines of a timeline as the page shows them: who, in which words, and what to know about a note. */
import type { TimelineEntry } from '@rafiq/shared/timeline.ts';
import type { Formatter } from '#lib/format/formatter.ts';
import { m } from '#lib/paraglide/messages.js';

/** Who did it, as this reader reads it; what Rafiq did itself needs no name. */
function actorName({ kind, name }: TimelineEntry['actor']): string | null {
  if (name !== null) return name;
  const names = {
    you: m.note_actor_you,
    colleague: m.note_actor_colleague,
    vendor: m.note_actor_vendor,
    partner: m.note_actor_partner,
    system: m.app_name,
  };
  return names[kind]();
}

/** What there is to know about a note beside its words. */
function marksOf({ written }: TimelineEntry, format: Formatter): string[] {
  if (written === null) return [];
  return [
    ...(written.happenedAt === null ? [] : [m.note_mark_was({ time: format.dateTime(written.happenedAt) })]),
    written.shared ? m.note_mark_shared() : m.note_mark_kept(),
    ...(written.editedAt === null ? [] : [m.note_mark_edited()]),
    ...(written.withdrawnAt === null ? [] : [m.note_mark_withdrawn()]),
    ...(written.mentionsYou ? [m.note_mark_mentions_you()] : []),
  ];
}

const toneOf = ({ type, written }: TimelineEntry): 'brand' | 'accent' | 'neutral' => {
  if (type.includes('offer') || type.includes('asked')) return 'accent';
  return written === null ? 'brand' : 'neutral';
};

export const shownEntries = (entries: readonly TimelineEntry[], format: Formatter) =>
  entries.map((entry) => ({
    id: entry.id,
    subject: entry.subject,
    at: entry.at,
    text: entry.text,
    note: entry.note,
    actor: actorName(entry.actor),
    marks: marksOf(entry, format),
    tone: toneOf(entry),
    editable:
      entry.written !== null && entry.written.editableUntil !== null
        ? { id: entry.written.id, until: entry.written.editableUntil }
        : null,
  }));
export type ShownEntry = ReturnType<typeof shownEntries>[number];
