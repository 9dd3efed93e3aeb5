import { expect, it } from 'vitest';
import type { ProblemDocument } from '@rafiq/shared/problems.ts';
import { ofTheDraft } from './of-the-draft.ts';

const problem = (...pointers: string[]): ProblemDocument => ({
  type: 'urn:rafiq:problem:invalid-request',
  code: 'invalid-request',
  status: 400,
  title: 'Not so',
  detail: 'Look again',
  instance: 'req_1',
  errors: pointers.map((pointer) => ({ pointer, code: 'required', detail: 'Needed' })),
});
const pointersIn = ({ errors }: ProblemDocument) => errors?.map(({ pointer }) => pointer);

it('names fields of the draft as the policy names them, and leaves the others', () => {
  const shown = ofTheDraft(problem('/document/rules/0/name', '/document/acceptHours', '/to', '/documents/1'));
  expect(pointersIn(shown)).toEqual(['/rules/0/name', '/acceptHours', '/to', '/documents/1']);
  expect(shown).toMatchObject({ code: 'invalid-request', status: 400, title: 'Not so' });
});
it('leaves a refusal that names no field as it is', () => {
  const { errors: _, ...plain } = problem();
  expect(ofTheDraft(plain)).toEqual(plain);
});
