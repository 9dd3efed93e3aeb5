/**
 * The line between the code and AWS, on which faults are planted. It lies under the SDK's own retries, in every
 * client of this process, and stirs only within `along`: whatever else talks to AWS is left alone.
 */
import { AsyncLocalStorage } from 'node:async_hooks';
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { ConfiguredRetryStrategy } from '@smithy/core/retry';
import { layIntoEveryClient } from '../fixtures/every-client.ts';

/** What may go wrong with one call. */
export type FaultKind =
  | 'request-lost'
  | 'response-lost'
  | 'throttled-twice'
  | 'throttled-for-ever'
  | 'transaction-conflict'
  | 'condition-failed'
  | 'killed-after';

/** One call as it was made: the name of its command, and which of that name it was. */
export interface Call {
  command: string;
  nth: number;
  /** The places of its conditions: in a transaction any, in a write of its own the first. */
  conditions: readonly number[];
}

export interface Fault {
  kind: FaultKind;
  at: Pick<Call, 'command' | 'nth'>;
  /** Which write of the transaction is said to have failed its condition. */
  condition?: number;
}

/** One passage along the line: what was called, and whether its fault was met. */
export interface Passage {
  readonly calls: Call[];
  met: boolean;
  /** Resolves when the process is to be taken as killed: nothing of it goes on. */
  readonly killed: Promise<void>;
}

interface Running extends Passage {
  fault: Fault | undefined;
  kill: () => void;
  dead: boolean;
  broken: boolean;
  attempts: WeakMap<object, { call: Call; tries: number }>;
}

const running = new AsyncLocalStorage<Running>();

/** Does the work with at most one fault on its way; a killed work never answers. */
export async function along<Answer>(
  fault: Fault | undefined,
  work: () => Promise<Answer>,
): Promise<{ passage: Passage; answer: Answer | 'killed' }> {
  const { promise: killed, resolve } = Promise.withResolvers<void>();
  const passage: Running = {
    calls: [],
    met: false,
    killed,
    fault,
    kill: resolve,
    dead: false,
    broken: false,
    attempts: new WeakMap(),
  };
  const answer = await running.run(passage, () =>
    Promise.race([work(), killed.then((): 'killed' => 'killed')]),
  );
  return { passage, answer };
}

interface Conditional {
  ConditionExpression?: string;
}
interface Transaction extends Conditional {
  TransactItems?: Record<string, Conditional>[];
}

function conditionsOf(input: unknown): number[] {
  const { TransactItems, ...single } = input as Transaction;
  const writes = TransactItems?.map((item) => Object.values(item)) ?? [[single]];
  return writes.flatMap((write, place) =>
    write.some(({ ConditionExpression }) => ConditionExpression !== undefined) ? [place] : [],
  );
}

function register(passage: Running, context: object, command: string, input: unknown) {
  const known = passage.attempts.get(context);
  if (known !== undefined) return known;
  const nth = passage.calls.filter((call) => call.command === command).length;
  const call: Call = { command, nth, conditions: conditionsOf(input) };
  passage.calls.push(call);
  const entry = { call, tries: 0 };
  passage.attempts.set(context, entry);
  return entry;
}

const lost = (): Error =>
  Object.assign(new Error('socket hang up'), { name: 'TimeoutError', code: 'ECONNRESET' });

/** Each service says it in its own words; the table's are the last. */
const throttles = {
  PutEvents: ['ThrottlingException', 400],
  SendEmail: ['TooManyRequestsException', 429],
  Object: ['SlowDown', 503],
  '': ['ProvisionedThroughputExceededException', 400],
} as const;

const throttled = (command: string): Error => {
  const [name, status] =
    Object.entries(throttles).find(([part]) => command.includes(part))?.[1] ?? throttles[''];
  return Object.assign(new Error(name), { name, $fault: 'client', $metadata: { httpStatusCode: status } });
};

const canceled = (input: unknown, place: number, Code: string): Error =>
  new TransactionCanceledException({
    message: Code,
    $metadata: { httpStatusCode: 400 },
    CancellationReasons: ((input as Transaction).TransactItems ?? []).map((_, index) => ({
      Code: index === place ? Code : 'None',
    })),
  });

const never = <Answer>(): Promise<Answer> => new Promise(() => undefined);

interface Send<Answer> {
  command: string;
  input: unknown;
  tries: number;
  go: () => Promise<Answer>;
}

/** What becomes of an attempt that meets its fault. */
async function meet<Answer>(passage: Running, fault: Fault, send: Send<Answer>): Promise<Answer> {
  const { command, input, tries, go } = send;
  passage.met = true;
  switch (fault.kind) {
    case 'request-lost':
      if (tries === 1) throw lost();
      return go();
    case 'response-lost': {
      const answer = await go();
      if (tries === 1) throw lost();
      return answer;
    }
    case 'throttled-twice':
      if (tries <= 2) throw throttled(command);
      return go();
    case 'throttled-for-ever':
      passage.broken = true;
      throw throttled(command);
    case 'transaction-conflict':
      throw canceled(input, 0, 'TransactionConflict');
    case 'condition-failed':
      throw (input as Transaction).TransactItems === undefined
        ? new ConditionalCheckFailedException({ message: command, $metadata: { httpStatusCode: 400 } })
        : canceled(input, fault.condition ?? 0, 'ConditionalCheckFailed');
    case 'killed-after':
      await go();
      passage.dead = true;
      passage.kill();
      return never();
  }
}

async function pass<Answer>(
  context: { commandName?: string },
  input: unknown,
  go: () => Promise<Answer>,
): Promise<Answer> {
  const passage = running.getStore();
  if (passage === undefined) return go();
  if (passage.dead) return never();
  const command = String(context.commandName).replace(/Command$/, '');
  const entry = register(passage, context, command, input);
  entry.tries += 1;
  if (passage.broken) throw throttled(command);
  const { fault } = passage;
  const here = fault !== undefined && fault.at.command === command && fault.at.nth === entry.call.nth;
  if (fault === undefined || !here) return go();
  return meet(passage, fault, { command, input, tries: entry.tries, go });
}

const tries = 4;

/**
 * Lays the line into every client of this process, and shortens the SDK's pauses between its tries by its own setting
 * for them; one that is to try less often, or only once, does so here as well. Answers how to take it up again.
 */
export const layFaultLine = (): (() => void) =>
  layIntoEveryClient('fault-line', pass, (client) => {
    // Each call gets a fresh one: the strategy would try less and less as faults mount up.
    client.config.retryStrategy = async () =>
      new ConfiguredRetryStrategy(Math.min(tries, await client.config.maxAttempts()), 1);
  });
