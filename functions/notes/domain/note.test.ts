import { expect, test } from 'vitest';
import { editNote, mayChange, noteView, withdrawNote, type StoredNote } from './note.ts';

const written: StoredNote = {
  id: 'note_06emzc4q3hw0t8n2k5v7r9p1xd',
  subject: { kind: 'lead', id: 'lead_06emzc4q3hw0t8n2k5v7r9p1xd' },
  kind: 'note',
  outcome: null,
  happenedAt: '2026-11-22T09:30:00.000Z',
  text: 'نرجو الاتصال مساءً',
  mentions: ['user_06emzc4q3hw0t8n2k5v7r9p1xd'],
  shared: true,
  writtenAt: '2026-11-22T09:30:00.000Z',
  editedAt: null,
  withdrawnAt: null,
  version: 1,
  organisation: 'vendor',
  authorId: 'user_06emzc4q3hw0t8n2k5v7r9p1xd',
  sharedWith: 'ptnr_06emzc4q3hw0t8n2k5v7r9p1xd',
  places: [{ pk: 'LEAD#1', sk: 'EVT#000000001#evnt_1' }],
};

test.each([
  ['at once', '2026-11-22T09:30:00.000Z', true],
  ['in the last millisecond', '2026-11-22T09:44:59.999Z', true],
  ['a quarter of an hour later', '2026-11-22T09:45:00.000Z', false],
])('a note may be changed %s: %s', (_, at, may) => {
  expect(mayChange(written, at)).toBe(may);
});

test('an edit keeps everything but the words, and a withdrawal nothing of them', () => {
  const edited = editNote(written, { text: 'Call in the evening', mentions: [] }, '2026-11-22T09:31:00.000Z');
  expect(edited).toEqual({
    ...written,
    text: 'Call in the evening',
    mentions: [],
    editedAt: '2026-11-22T09:31:00.000Z',
    version: 2,
  });
  const gone = withdrawNote(edited, '2026-11-22T09:32:00.000Z');
  expect(gone).toMatchObject({ text: null, mentions: [], version: 3, writtenAt: written.writtenAt });
  expect(mayChange(gone, '2026-11-22T09:33:00.000Z')).toBe(false);
});

test('what leaves says nothing of where its words lie or whom it is shared with', () => {
  const view = noteView(written);
  expect(Object.keys(view)).not.toEqual(expect.arrayContaining(['places']));
  expect(JSON.stringify(view)).not.toContain('ptnr_');
  expect(view.editableUntil).toBe('2026-11-22T09:45:00.000Z');
});
