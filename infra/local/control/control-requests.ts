import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import * as z from 'zod';
import { answerJson } from '../net/json-answer.ts';
import { readBody } from '../net/read-body.ts';
import { StartProblem } from '../start-problem.ts';
import type { Control } from './control.ts';

const largestBodyBytes = 4096;

const actions: Readonly<Record<string, (control: Control, body: unknown) => Promise<unknown>>> = {
  state: async (control) => ({
    schedules: control.schedules,
    clockOffsetMs: control.clockOffsetMs,
    queues: await control.queues(),
    deadLetters: await control.deadLetters(),
  }),
  fire: async (control, body) => ({
    answer: await control.fire(z.object({ schedule: z.string() }).parse(body).schedule),
  }),
  idle: async (control, body) => {
    await control.idle(z.object({ timeoutMs: z.number().positive().optional() }).parse(body).timeoutMs);
    return { idle: true };
  },
  clock: async (control, body) => {
    await control.setClockOffset(z.object({ offsetMs: z.number().int() }).parse(body).offsetMs);
    return { clockOffsetMs: control.clockOffsetMs };
  },
  redrive: async (control, body) => ({
    moved: await control.redrive(z.object({ queue: z.string() }).parse(body).queue),
  }),
};

/** Answers `POST /control/<action>` for whoever holds the token that lies in the data folder. */
export async function answerControlRequest(
  control: Control,
  token: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (!holdsToken(request.headers.authorization, token)) {
    answerJson(response, 401, { error: 'Send the control token of the data folder as a bearer token.' });
    return;
  }
  const name = /^\/control\/(\w+)$/.exec(request.url ?? '')?.[1] ?? '';
  const action = request.method === 'POST' ? actions[name] : undefined;
  if (!action) {
    answerJson(response, 404, { error: `POST /control/{${Object.keys(actions).join('|')}}` });
    return;
  }
  try {
    const body = (await readBody(request, largestBodyBytes))?.toString() ?? '';
    answerJson(response, 200, await action(control, JSON.parse(body === '' ? '{}' : body)));
  } catch (error) {
    const refused =
      error instanceof StartProblem || error instanceof z.ZodError || error instanceof SyntaxError;
    if (!refused) throw error;
    answerJson(response, 409, { error: error.message });
  }
}

function holdsToken(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? '');
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}
