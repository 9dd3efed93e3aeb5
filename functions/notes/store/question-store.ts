/** Questions in the one table; an answered one leaves the lists. */
import type { Page } from '@rafiq/shared/page.ts';
import { absent, atVersion, type Write } from '#functions/kernel/commit.ts';
import { getItem, type Item } from '#functions/kernel/dynamo.ts';
import { keepIf, listPage, type PageRequest } from '#functions/kernel/list.ts';
import { recordReader } from '#functions/kernel/record.ts';
import * as z from 'zod';
import { storedQuestion, type StoredQuestion } from '../domain/question.ts';
import { openQuestions, openQuestionsOf, questionKey } from './note-keys.ts';

const readItem = recordReader('question', z.object({ question: storedQuestion }));
const readQuestion = (item: Item): StoredQuestion => readItem(item).question;

/** A question by its id (1 request). */
export async function findQuestion(questionId: string): Promise<StoredQuestion | undefined> {
  const item = await getItem(questionKey(questionId));
  return item && readQuestion(item);
}

/** The write of a question; label `question` fails unless it stands at the version before. */
export function questionWrite(question: StoredQuestion): Write {
  const { id, partnerId, askedAt, status, version } = question;
  const sort = `${askedAt}#${id}`;
  return {
    label: 'question',
    put: {
      ...questionKey(id),
      kind: 'question',
      schema: 1,
      version,
      question,
      ...(status === 'open' && {
        gsi1pk: openQuestions,
        gsi1sk: sort,
        gsi2pk: openQuestionsOf(partnerId),
        gsi2sk: sort,
      }),
    },
    when: version === 1 ? absent : atVersion(version - 1),
  };
}

/** The write by which a question is gone; label `question` fails unless it stands as it was read. */
export const goneQuestionWrite = ({ id, version }: StoredQuestion): Write => ({
  label: 'question',
  remove: questionKey(id),
  when: atVersion(version),
});

/** Open questions, oldest first: of one partner, or of the whole channel (1 request). */
export const listOpen = (
  partnerId: string | null,
  keep: (question: StoredQuestion) => boolean,
  page: PageRequest,
): Promise<Page<StoredQuestion>> =>
  listPage(
    partnerId === null
      ? { index: 'list', partition: openQuestions }
      : { index: 'second', partition: openQuestionsOf(partnerId) },
    page,
    keepIf(readQuestion, keep),
  );
