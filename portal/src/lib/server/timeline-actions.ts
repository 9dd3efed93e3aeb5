/** What the pages of leads, accounts and partners do with notes, questions and files, the same everywhere. */
import type { RequestEvent } from '@sveltejs/kit';
import {
  answerQuestion,
  askQuestion,
  editNote,
  noteAccount,
  noteLead,
  notePartner,
  readNote,
  withdrawNote,
} from '@rafiq/shared/notes/contract.ts';
import { contactOutcomes, noteKinds } from '@rafiq/shared/notes/status.ts';
import {
  attachToAccount,
  attachToConflict,
  attachToDeal,
  attachToPartner,
  createAttachment,
  finishAttachment,
} from '@rafiq/shared/attachments/contract.ts';
import type { AttachmentType } from '@rafiq/shared/attachments/status.ts';
import { m } from '#lib/paraglide/messages.js';
import { done, refused } from './answer.ts';
import { apiOf } from './api.ts';
import type { Outcome } from './api.ts';
import { PostedForm } from './form.ts';

const noticeOf = {
  note: m.note_done_note,
  call: m.note_done_call,
  meeting: m.note_done_meeting,
};

/** A note, call or meeting as the form tells it. */
function wordsOf(form: PostedForm) {
  const kind = noteKinds.find((known) => known === form.text('kind')) ?? 'note';
  const outcome = contactOutcomes.find((known) => known === form.text('outcome'));
  const words = { kind, text: form.text('text'), mentions: form.texts('mentions') };
  return kind === 'note' ? words : { ...words, outcome, happenedAt: form.text('happenedAt') };
}

/** Writes on a lead, or asks about it, as the form tells it. */
export function writeLead(event: RequestEvent, leadId: string, form: PostedForm) {
  const { idempotencyKey } = form;
  const api = apiOf(event);
  const params = { leadId };
  if (form.text('kind') === 'question') {
    return api.act(askQuestion, { params, body: { text: form.textOrEmpty('text') }, idempotencyKey });
  }
  const words = wordsOf(form);
  const reached = words.kind !== 'note' && form.text('outcome') === 'reached';
  const body = {
    ...words,
    shared: form.ticked('shared'),
    markContacted: reached && form.ticked('markContacted'),
  };
  return api.act(noteLead, { params, body, idempotencyKey });
}

/** The form of a lead's timeline. */
export async function writeOnLead(event: RequestEvent, leadId: string) {
  const form = await PostedForm.of(event.request);
  const outcome = await writeLead(event, leadId, form);
  if (!outcome.ok) return refused('write', outcome.problem);
  if (form.text('kind') === 'question') return done('write', m.note_done_question());
  return { ...done('write', noticeOf[wordsOf(form).kind]()), made: outcome.value.id };
}

/** Writes on an account. */
export async function writeOnAccount(event: RequestEvent, accountId: string) {
  const form = await PostedForm.of(event.request);
  const body = wordsOf(form);
  const { idempotencyKey } = form;
  const outcome = await apiOf(event).act(noteAccount, { params: { accountId }, body, idempotencyKey });
  if (!outcome.ok) return refused('write', outcome.problem);
  return { ...done('write', noticeOf[body.kind]()), made: outcome.value.id };
}

/** Writes on a partner. */
export async function writeOnPartner(event: RequestEvent, partnerId: string) {
  const form = await PostedForm.of(event.request);
  const body = wordsOf(form);
  const { idempotencyKey } = form;
  const outcome = await apiOf(event).act(notePartner, { params: { partnerId }, body, idempotencyKey });
  if (!outcome.ok) return refused('write', outcome.problem);
  return { ...done('write', noticeOf[body.kind]()), made: outcome.value.id };
}

/** What an author may do about a note, on whatever page it stands. */
export const noteActions = {
  editNote: async (event: RequestEvent) => {
    const form = await PostedForm.of(event.request);
    const params = { noteId: form.textOrEmpty('noteId') };
    const api = apiOf(event);
    const note = await api.act(readNote, { params });
    if (!note.ok) return refused('editNote', note.problem);
    const { mentions, version } = note.value;
    const outcome = await api.act(editNote, {
      params,
      body: { text: form.textOrEmpty('text'), mentions },
      ifMatch: version,
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok ? done('editNote', m.note_done_edit()) : refused('editNote', outcome.problem);
  },
  withdrawNote: async (event: RequestEvent) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(withdrawNote, {
      params: { noteId: form.textOrEmpty('noteId') },
      idempotencyKey: form.idempotencyKey,
    });
    return outcome.ok
      ? done('withdrawNote', m.note_done_withdraw())
      : refused('withdrawNote', outcome.problem);
  },
};

/** Answers a question of a partner. */
export async function answer(event: RequestEvent) {
  const form = await PostedForm.of(event.request);
  const outcome = await apiOf(event).act(answerQuestion, {
    params: { questionId: form.textOrEmpty('questionId') },
    body: { text: form.textOrEmpty('text') },
    idempotencyKey: form.idempotencyKey,
  });
  return outcome.ok ? done('answer', m.question_done()) : refused('answer', outcome.problem);
}

/** A file as its form announces it. */
const announcedIn = (form: PostedForm) => ({
  fileName: form.textOrEmpty('fileName'),
  // The API says what is wrong with a type it does not take.
  contentType: form.textOrEmpty('contentType') as AttachmentType,
  sizeBytes: form.number('sizeBytes') ?? 0,
  sha256: form.textOrEmpty('sha256'),
});

/** The answer to a form that announced a file: where the browser brings it. */
function announcedAs(name: string, outcome: Outcome<typeof createAttachment>) {
  if (!outcome.ok) return refused(name, outcome.problem);
  return { form: name, attachmentId: outcome.value.attachment.id, upload: outcome.value.upload };
}

/** A file that was brought has arrived. */
async function finish(event: RequestEvent) {
  const form = await PostedForm.of(event.request);
  const outcome = await apiOf(event).act(finishAttachment, {
    params: { attachmentId: form.textOrEmpty('attachmentId') },
    idempotencyKey: form.idempotencyKey,
  });
  return outcome.ok ? done('finish', m.files_done()) : refused('finish', outcome.problem);
}

/** Files of a lead: announced here, sent past the portal, and then said to have arrived. */
export const fileActions = {
  attach: async (event: RequestEvent<{ leadId: string }>) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(createAttachment, {
      params: { leadId: event.params.leadId },
      body: { ...announcedIn(form), shared: form.ticked('shared') },
      idempotencyKey: form.idempotencyKey,
    });
    return announcedAs('attach', outcome);
  },
  finish,
};

/** Files of a registration. */
export const dealFileActions = {
  attach: async (event: RequestEvent<{ dealId?: string }>) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(attachToDeal, {
      params: { dealId: event.params.dealId ?? '' },
      body: { ...announcedIn(form), shared: form.ticked('shared') },
      idempotencyKey: form.idempotencyKey,
    });
    return announcedAs('attach', outcome);
  },
  finish,
};

/** The vendor's files on a company. */
export const accountFileActions = {
  attach: async (event: RequestEvent<{ accountId: string }>) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(attachToAccount, {
      params: { accountId: event.params.accountId },
      body: announcedIn(form),
      idempotencyKey: form.idempotencyKey,
    });
    return announcedAs('attach', outcome);
  },
  finish,
};

/** The vendor's files on a partner. */
export const partnerFileActions = {
  attach: async (event: RequestEvent<{ partnerId: string }>) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(attachToPartner, {
      params: { partnerId: event.params.partnerId },
      body: announcedIn(form),
      idempotencyKey: form.idempotencyKey,
    });
    return announcedAs('attach', outcome);
  },
  finish,
};

/** Files of a conflict case, on whatever page it stands. */
export const caseFileActions = {
  attachToCase: async (event: RequestEvent) => {
    const form = await PostedForm.of(event.request);
    const outcome = await apiOf(event).act(attachToConflict, {
      params: { conflictId: form.textOrEmpty('conflictId') },
      body: announcedIn(form),
      idempotencyKey: form.idempotencyKey,
    });
    return announcedAs('attachToCase', outcome);
  },
  finish,
};
