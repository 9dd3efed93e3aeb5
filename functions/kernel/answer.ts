/** How a result or a refusal looks on the wire. */
import { sentence } from '@rafiq/shared/messages.ts';
import { problems, type ProblemDocument } from '@rafiq/shared/problems.ts';
import type { UiLanguage } from '@rafiq/shared/text.ts';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Problem } from './problem.ts';

const headersOfEveryAnswer = {
  'cache-control': 'no-store',
  'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000; includeSubDomains',
  'x-content-type-options': 'nosniff',
} as const;

/** A result in JSON. */
export const jsonAnswer = (
  status: number,
  body: unknown,
  headers: Record<string, string>,
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { ...headersOfEveryAnswer, 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
});

/** A page without script; whoever makes it says in its headers what it may load. */
export const htmlAnswer = (
  status: number,
  html: string,
  headers: Record<string, string>,
): APIGatewayProxyStructuredResultV2 => ({
  statusCode: status,
  headers: { ...headersOfEveryAnswer, 'content-type': 'text/html; charset=utf-8', ...headers },
  body: html,
});

/** A refusal as `application/problem+json`, in the reader's language. */
export function problemAnswer(
  problem: Problem,
  request: { requestId: string; language: UiLanguage; headers?: Record<string, string> },
): APIGatewayProxyStructuredResultV2 {
  const { language, requestId, headers = {} } = request;
  const wait: Record<string, string> =
    problem.retryAfterSeconds === undefined ? {} : { 'retry-after': String(problem.retryAfterSeconds) };
  if (problem.html !== undefined)
    return htmlAnswer(problem.status, problem.html, { 'content-language': language, ...wait, ...headers });
  const document: ProblemDocument = {
    type: `urn:rafiq:problem:${problem.code}`,
    title: sentence(language, `problem.${problem.code}.title`),
    status: problems[problem.code],
    detail: sentence(language, `problem.${problem.code}.detail`, problem.params),
    instance: requestId,
    code: problem.code,
    ...(problem.errors.length === 0
      ? {}
      : {
          errors: problem.errors.map(({ pointer, code, params }) => ({
            pointer,
            code,
            detail: sentence(language, `field.${code}`, params),
          })),
        }),
  };
  return {
    statusCode: document.status,
    headers: {
      ...headersOfEveryAnswer,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
      ...wait,
      ...(document.status === 401 ? { 'www-authenticate': 'Bearer' } : {}),
      ...headers,
    },
    body: JSON.stringify(document),
  };
}
