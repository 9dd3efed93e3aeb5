import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../net/read-body.ts';
import { type Bus, putEventsSchema } from './bus.ts';

const largestRequestBytes = 1024 * 1024;

/** True for a request that speaks EventBridge's protocol. */
export const isBusRequest = (request: IncomingMessage): boolean =>
  String(request.headers['x-amz-target'] ?? '').startsWith('AWSEvents.');

/** Answers `PutEvents` as EventBridge does, so that its client works through its endpoint variable. */
export async function answerBusRequest(
  bus: Bus,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const operation = String(request.headers['x-amz-target']).split('.')[1];
  const body = await readBody(request, largestRequestBytes);
  const answer = (status: number, content: unknown): void => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
    response.end(JSON.stringify(content));
  };
  if (operation !== 'PutEvents') {
    answer(400, { __type: 'UnknownOperationException', message: `${operation ?? ''} is not known here.` });
    return;
  }
  const parsed = body && putEventsSchema.safeParse(JSON.parse(body.toString()));
  if (!parsed?.success) {
    answer(400, { __type: 'ValidationException', message: 'One to ten entries of at most 1 MB are needed.' });
    return;
  }
  const Entries = await bus.put(parsed.data.Entries);
  answer(200, { FailedEntryCount: Entries.filter((entry) => 'ErrorCode' in entry).length, Entries });
}
