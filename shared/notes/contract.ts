/** The contract of the notes room: what people write about leads, accounts and partners, and ask each other. */
import * as z from 'zod';
import { idOf } from '../ids.ts';
import { pageOf, pageQuery } from '../page.ts';
import { version } from '../record.ts';
import { defineRoute, type Audience, type Subject } from '../route.ts';
import { instant, paragraph } from '../text.ts';
import { contactOutcomes, longestNote, longestQuestion, noteKinds, questionStatuses } from './status.ts';

const none = z.strictObject({});
const leadParams = z.strictObject({ leadId: idOf('lead') });
const accountParams = z.strictObject({ accountId: idOf('account') });
const partnerParams = z.strictObject({ partnerId: idOf('partner') });
const noteParams = z.strictObject({ noteId: idOf('note') });

const mostMentions = 20;
const mentions = z.array(idOf('user')).max(mostMentions, { error: 'too-many' }).default([]);
const text = paragraph(longestNote);

export const noteSubject = z.strictObject({ kind: z.enum(['lead', 'account', 'partner']), id: z.string() });
export type NoteSubject = z.output<typeof noteSubject>;

/** A note, a call or a meeting, as those who may read it see it. */
export const note = z.strictObject({
  id: idOf('note'),
  subject: noteSubject,
  kind: z.enum(noteKinds),
  outcome: z.enum(contactOutcomes).nullable(),
  happenedAt: z.string(),
  /** Null where a call or a meeting was logged without words, and once the note is withdrawn. */
  text: z.string().nullable(),
  mentions: z.array(idOf('user')),
  /** Whether the other side, partner or vendor, reads it too. */
  shared: z.boolean(),
  writtenAt: z.string(),
  editedAt: z.string().nullable(),
  withdrawnAt: z.string().nullable(),
  /** Until when its author may edit or withdraw it. */
  editableUntil: z.string(),
  version,
});
export type Note = z.output<typeof note>;

const noteFields = {
  kind: z.enum(noteKinds).default('note'),
  /** How the call or meeting went; `reached` if it is not said. */
  outcome: z.enum(contactOutcomes).optional(),
  /** When the call or meeting was; now if it is not said. */
  happenedAt: instant.optional(),
  text: text.optional(),
  mentions,
};

interface NoteWords {
  kind: (typeof noteKinds)[number];
  text?: string | undefined;
  outcome?: string | undefined;
  happenedAt?: string | undefined;
}
const saysSomething = (body: NoteWords): boolean => body.kind !== 'note' || body.text !== undefined;
const onlyContactsGo = (body: NoteWords): boolean => body.kind !== 'note' || body.outcome === undefined;
const onlyContactsHappen = (body: NoteWords): boolean =>
  body.kind !== 'note' || body.happenedAt === undefined;
const required = { error: 'required', path: ['text'] };
const noOutcome = { error: 'not-offered', path: ['outcome'] };
const noTime = { error: 'not-offered', path: ['happenedAt'] };

/** A note on a lead: it stays on the writer's side unless it is shared with the other. */
export const newLeadNote = z
  .strictObject({
    ...noteFields,
    shared: z.boolean().default(false),
    /** Moves the lead on to contacted in the same step: for its owner, who reached the customer. */
    markContacted: z.boolean().default(false),
  })
  .refine(saysSomething, required)
  .refine(onlyContactsGo, noOutcome)
  .refine(onlyContactsHappen, noTime)
  .refine(
    (body) => !body.markContacted || (body.kind !== 'note' && (body.outcome ?? 'reached') === 'reached'),
    {
      error: 'not-offered',
      path: ['markContacted'],
    },
  );
export type NewLeadNote = z.output<typeof newLeadNote>;

/** A note on an account or a partner: the vendor's alone. */
export const newNote = z
  .strictObject(noteFields)
  .refine(saysSomething, required)
  .refine(onlyContactsGo, noOutcome)
  .refine(onlyContactsHappen, noTime);
export type NewNote = z.output<typeof newNote>;

export const noteLead = defineRoute({
  id: 'notes.write-on-lead',
  method: 'POST',
  path: '/v1/leads/{leadId}/notes',
  summary: 'Write a note on a lead, or log a call or a meeting',
  description:
    'A partner’s note stays with the partner and a manager’s with the vendor, unless `shared` says otherwise. Whoever is mentioned must be able to read it.',
  audience: 'member',
  permission: 'notes.write',
  subject: 'lead',
  params: leadParams,
  query: none,
  body: newLeadNote,
  output: note,
  success: 201,
  problems: ['illegal-move', 'may-not-see', 'nobody-to-share-with'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: {
    params: { leadId: '{leadId}' },
    body: { kind: 'call', outcome: 'reached', text: 'Asked for a demonstration next week.' },
  },
});

const vendorNote = <Params extends z.ZodType>(on: {
  id: 'notes.write-on-account' | 'notes.write-on-partner';
  path: '/v1/accounts/{accountId}/notes' | '/v1/partners/{partnerId}/notes';
  subject: 'account' | 'partner';
  params: Params;
  example: Record<string, string>;
}) =>
  defineRoute({
    id: on.id,
    method: 'POST',
    path: on.path,
    summary: on.subject === 'account' ? 'Write a note on an account' : 'Write a note on a partner',
    description: 'For the vendor’s people alone; no partner reads it.',
    audience: 'vendor',
    permission: 'notes.write',
    subject: on.subject,
    params: on.params,
    query: none,
    body: newNote,
    output: note,
    success: 201,
    problems: ['may-not-see'],
    idempotency: 'accepted',
    ifMatch: 'none',
    example: { params: on.example, body: { text: 'Their new head of sales prefers to be called.' } },
  });

export const noteAccount = vendorNote({
  id: 'notes.write-on-account',
  path: '/v1/accounts/{accountId}/notes',
  subject: 'account',
  params: accountParams,
  example: { accountId: '{accountId}' },
});

export const notePartner = vendorNote({
  id: 'notes.write-on-partner',
  path: '/v1/partners/{partnerId}/notes',
  subject: 'partner',
  params: partnerParams,
  example: { partnerId: '{partnerId}' },
});

export const readNote = defineRoute({
  id: 'notes.read',
  method: 'GET',
  path: '/v1/notes/{noteId}',
  summary: 'Read a note',
  description: 'A note the caller’s side wrote, or that was shared with it while it holds the lead.',
  audience: 'member',
  permission: 'notes.write',
  subject: 'note',
  params: noteParams,
  query: none,
  body: none,
  output: note,
  success: 200,
  problems: [],
  idempotency: 'none',
  ifMatch: 'none',
  example: { params: { noteId: '{noteId}' } },
});

export const editNote = defineRoute({
  id: 'notes.edit',
  method: 'PATCH',
  path: '/v1/notes/{noteId}',
  summary: 'Edit a note',
  description:
    'Its author may change the words for 15 minutes. The timeline says that it was edited, and the former words are kept for the audit.',
  audience: 'member',
  permission: 'notes.write',
  subject: 'note',
  params: noteParams,
  query: none,
  body: z.strictObject({ text, mentions }),
  output: note,
  success: 200,
  problems: ['no-longer-editable', 'may-not-see'],
  idempotency: 'accepted',
  ifMatch: 'required',
  example: { params: { noteId: '{noteId}' }, body: { text: 'Asked for a demonstration on Monday.' } },
});

export const withdrawNote = defineRoute({
  id: 'notes.withdraw',
  method: 'POST',
  path: '/v1/notes/{noteId}/withdraw',
  summary: 'Withdraw a note',
  description:
    'Its author may take back the words for 15 minutes. The timeline says that a note was withdrawn, and the words are kept for the audit.',
  audience: 'member',
  permission: 'notes.write',
  subject: 'note',
  params: noteParams,
  query: none,
  body: none,
  output: note,
  success: 200,
  problems: ['no-longer-editable'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { noteId: '{noteId}' }, body: {} },
});

/** Somebody a note can mention, and for whom: a person of the other side reads shared notes only. */
export const reader = z.strictObject({
  id: idOf('user'),
  name: z.string(),
  side: z.enum(['own', 'other']),
});
export type Reader = z.output<typeof reader>;

const readers = <Params extends z.ZodType>(of: {
  id: `notes.list-${string}`;
  path: `/v1/${string}/readers`;
  audience: Audience;
  subject: Subject;
  params: Params;
  example: Record<string, string>;
}) =>
  defineRoute({
    id: of.id,
    method: 'GET',
    path: of.path,
    summary: `List whom a note on this ${of.subject} can mention`,
    description: 'People who may see the record and read what is written about it.',
    audience: of.audience,
    permission: 'notes.write',
    subject: of.subject,
    params: of.params,
    query: z.strictObject(pageQuery),
    body: none,
    output: pageOf(reader),
    success: 200,
    problems: of.subject === 'lead' ? ['invalid-cursor', 'illegal-move'] : ['invalid-cursor'],
    idempotency: 'none',
    ifMatch: 'none',
    example: { params: of.example },
  });

export const listLeadReaders = readers({
  id: 'notes.list-lead-readers',
  path: '/v1/leads/{leadId}/readers',
  audience: 'member',
  subject: 'lead',
  params: leadParams,
  example: { leadId: '{leadId}' },
});

export const listAccountReaders = readers({
  id: 'notes.list-account-readers',
  path: '/v1/accounts/{accountId}/readers',
  audience: 'vendor',
  subject: 'account',
  params: accountParams,
  example: { accountId: '{accountId}' },
});

export const listPartnerReaders = readers({
  id: 'notes.list-partner-readers',
  path: '/v1/partners/{partnerId}/readers',
  audience: 'vendor',
  subject: 'partner',
  params: partnerParams,
  example: { partnerId: '{partnerId}' },
});

/** A question of a partner about a lead it owns. A later owner of the lead never sees it. */
export const question = z.strictObject({
  id: idOf('question'),
  leadId: idOf('lead'),
  companyName: z.string().nullable(),
  /** Who asks, for the vendor; null for the partner itself. */
  partner: z.strictObject({ id: idOf('partner'), name: z.string() }).nullable(),
  status: z.enum(questionStatuses),
  text: z.string(),
  askedAt: z.string(),
  answer: z.string().nullable(),
  answeredAt: z.string().nullable(),
  version,
});
export type Question = z.output<typeof question>;

export const askQuestion = defineRoute({
  id: 'notes.ask',
  method: 'POST',
  path: '/v1/leads/{leadId}/questions',
  summary: 'Ask the channel manager about a lead',
  description: 'The question waits on the manager’s overview until it is answered on the lead.',
  audience: 'partner',
  permission: 'questions.ask',
  subject: 'lead',
  params: leadParams,
  query: none,
  body: z.strictObject({ text: paragraph(longestQuestion) }),
  output: question,
  success: 201,
  problems: ['illegal-move'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { leadId: '{leadId}' }, body: { text: 'May we offer them the trial of last spring?' } },
});

export const answerQuestion = defineRoute({
  id: 'notes.answer',
  method: 'POST',
  path: '/v1/questions/{questionId}/answer',
  summary: 'Answer a question of a partner',
  description: 'The answer appears on the lead, for the partner that asked and for nobody after it.',
  audience: 'vendor',
  permission: 'questions.answer',
  subject: 'question',
  params: z.strictObject({ questionId: idOf('question') }),
  query: none,
  body: z.strictObject({ text: paragraph(longestQuestion) }),
  output: question,
  success: 200,
  problems: ['question-no-longer-open'],
  idempotency: 'accepted',
  ifMatch: 'none',
  example: { params: { questionId: '{questionId}' }, body: { text: 'Yes, until the end of the quarter.' } },
});

export const listQuestions = defineRoute({
  id: 'notes.list-questions',
  method: 'GET',
  path: '/v1/questions',
  summary: 'List open questions',
  description:
    'Questions nobody has answered yet, oldest first: a partner’s own; a channel manager’s those of its portfolio.',
  audience: 'member',
  permission: 'questions.read',
  subject: 'none',
  params: none,
  query: z.strictObject({
    ...pageQuery,
    /** Narrows the list to one lead. */
    leadId: idOf('lead').optional(),
  }),
  body: none,
  output: pageOf(question),
  success: 200,
  problems: ['invalid-cursor'],
  idempotency: 'none',
  ifMatch: 'none',
  example: {},
});

export const noteRoutes = [
  noteLead,
  noteAccount,
  notePartner,
  readNote,
  editNote,
  withdrawNote,
  listLeadReaders,
  listAccountReaders,
  listPartnerReaders,
  askQuestion,
  answerQuestion,
  listQuestions,
] as const;
