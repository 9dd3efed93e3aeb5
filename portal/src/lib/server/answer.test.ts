import { expect, it } from 'vitest';
import type { ProblemDocument } from '@rafiq/shared/problems.ts';
import { shownProblem } from './answer.ts';

const problem: ProblemDocument = {
  type: 'urn:rafiq:problem:invalid-request',
  title: 'Not valid',
  status: 400,
  detail: 'Some fields need attention.',
  instance: 'req_1',
  code: 'invalid-request',
  errors: [
    { pointer: '/address/city', code: 'too-long', detail: 'Too long.' },
    { pointer: '/address/city', code: 'required', detail: 'Second.' },
    { pointer: '/a~1b', code: 'required', detail: 'Needed.' },
  ],
};

it('names fields as the inputs are named and keeps the first sentence of each', () => {
  expect(shownProblem(problem).fields).toEqual({ 'address.city': 'Too long.', 'a/b': 'Needed.' });
});
it('carries nothing but what is shown', () => {
  expect(Object.keys(shownProblem(problem)).sort()).toEqual(['code', 'detail', 'fields', 'title']);
});
