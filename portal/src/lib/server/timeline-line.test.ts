import type { TimelineEntry } from '@rafiq/shared/timeline.ts';
import { expect, it } from 'vitest';
import { timelineLine, timelineLines } from './timeline-line.ts';

const offered: TimelineEntry = {
  id: 'evnt_01m8h1q31cfd0sddz2jg8k891h',
  at: '2026-11-28T12:22:40.428Z',
  type: 'rafiq.leads.lead.offered.v1',
  subject: 'lead_01m8h1q1xdfsct9rdejj26yzx5',
  actor: { kind: 'system', name: null },
  text: 'Offered to Al Manara Systems.',
  note: null,
  written: null,
};
const written: TimelineEntry['written'] = {
  id: 'note_01m8h1q31cfd0sddz2jg8k891h',
  kind: 'note',
  shared: false,
  happenedAt: null,
  editedAt: null,
  withdrawnAt: null,
  editableUntil: '2026-11-28T12:37:40.428Z',
  mentionsYou: false,
};

it('carries what is shown of an entry', () => {
  expect(timelineLine(offered)).toEqual({
    id: 'jg8k891h',
    at: '2026-11-28T12:22:40Z',
    tone: 'accent',
    actor: { kind: 'system', name: null },
    text: 'Offered to Al Manara Systems.',
    note: null,
    written: null,
  });
});

it('tells by its tone an offer or a question, what people wrote, and the rest', () => {
  const toneOf = (entry: Partial<TimelineEntry>) => timelineLine({ ...offered, ...entry }).tone;
  expect(toneOf({ type: 'rafiq.leads.question.asked.v1' })).toBe('accent');
  expect(toneOf({ type: 'rafiq.leads.note.written.v1', written })).toBe('neutral');
  expect(toneOf({ type: 'rafiq.leads.lead.accepted.v1' })).toBe('brand');
});

it('keeps of a note what its author needs to change it', () => {
  expect(timelineLine({ ...offered, written }).written).toEqual(written);
});

it('says where the earlier lines are', () => {
  expect(timelineLines({ items: [offered], nextCursor: 'there' })).toEqual({
    items: [timelineLine(offered)],
    nextCursor: 'there',
  });
});
