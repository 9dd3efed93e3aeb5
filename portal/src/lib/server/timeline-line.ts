import type { TimelineEntry } from '@rafiq/shared/timeline.ts';
import type { TimelineLine } from '#lib/components/timeline/entries.ts';
import { toSecond } from '#lib/format/to-second.ts';

/** The chance that two of a page's hundred lines end alike is one in two hundred million. */
const endingLength = 8;

function toneOf({ type, written }: TimelineEntry): TimelineLine['tone'] {
  if (type.includes('offer') || type.includes('asked')) return 'accent';
  return written === null ? 'brand' : 'neutral';
}

/**
 * A line of a timeline as its page carries it: an id that tells it from the others beside it, for nothing is asked of
 * it by its id, and of its type and its record what is shown of them.
 */
export const timelineLine = (entry: TimelineEntry): TimelineLine => ({
  id: entry.id.slice(-endingLength),
  at: toSecond(entry.at),
  tone: toneOf(entry),
  actor: entry.actor,
  text: entry.text,
  note: entry.note,
  written: entry.written,
});

/** A page of a timeline's lines. */
export const timelineLines = ({
  items,
  nextCursor,
}: {
  items: readonly TimelineEntry[];
  nextCursor: string | null;
}) => ({ items: items.map(timelineLine), nextCursor });
