/** Where notes and questions lie: named access patterns, pure. */
import type { Key } from '#functions/kernel/dynamo.ts';

export const noteKey = (noteId: string): Key => ({ pk: `NOTE#${noteId}`, sk: 'RECORD' });

export const questionKey = (questionId: string): Key => ({ pk: `QUESTION#${questionId}`, sk: 'RECORD' });

/** Index `list`: every open question, oldest first. */
export const openQuestions = 'QUESTIONS#open';

/** Index `second`: the open questions of one partner, oldest first. */
export const openQuestionsOf = (partnerId: string): string => `PTNR#${partnerId}#QUESTIONS#open`;
