import type { ServerResponse } from 'node:http';
import * as z from 'zod';

const structuredAnswer = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).nullish(),
  cookies: z.array(z.string()).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});

/** Sends a function's answer (payload format 2.0); false if it is not one a gateway can send. */
export function sendAnswer(response: ServerResponse, answer: unknown, requestId: string): boolean {
  if (answer === null || typeof answer !== 'object' || !('statusCode' in answer)) {
    response.writeHead(200, { 'content-type': 'application/json', 'apigw-requestid': requestId });
    response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    return true;
  }
  const parsed = structuredAnswer.safeParse(answer);
  if (!parsed.success) return false;
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  response.writeHead(statusCode, {
    'content-type': 'text/plain;charset=UTF-8',
    'apigw-requestid': requestId,
    ...Object.fromEntries(
      Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), String(value)]),
    ),
    ...(cookies && cookies.length > 0 && { 'set-cookie': cookies }),
  });
  response.end(isBase64Encoded === true ? Buffer.from(body ?? '', 'base64') : (body ?? ''));
  return true;
}
