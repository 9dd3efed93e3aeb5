/** What people write about records, and what became of it. Free of imports so that browsers may load it. */

export const noteKinds = ['note', 'call', 'meeting'] as const;
export type NoteKind = (typeof noteKinds)[number];

/** How a call or a meeting went. */
export const contactOutcomes = ['reached', 'no-answer', 'left-message', 'postponed'] as const;
export type ContactOutcome = (typeof contactOutcomes)[number];

/** A question is open until the partner's manager answers it; it lapses with the partner's hold on the lead. */
export const questionStatuses = ['open', 'answered'] as const;
export type QuestionStatus = (typeof questionStatuses)[number];

/** The longest note, in characters. */
export const longestNote = 4000;
/** The longest question or answer, in characters. */
export const longestQuestion = 2000;
