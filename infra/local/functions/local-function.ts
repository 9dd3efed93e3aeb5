import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import type { LocalResource } from '../assembly/local-assembly.ts';
import { account, region } from '../assembly/local-names.ts';
import { readProperties } from '../assembly/read-properties.ts';
import { StartProblem } from '../start-problem.ts';
import type { Activity } from './activity.ts';
import { FunctionError, type Invocation, startEnvironment } from './environment.ts';
import { environmentPool } from './environment-pool.ts';

/** A function of the template, called as Lambda calls it. */
export interface LocalFunction {
  readonly name: string;
  /** Its answer, parsed; rejects with a FunctionError. */
  invoke(event: unknown): Promise<unknown>;
  /** Ends all environments (those at work after their answer); the next ones start with these variables added. */
  restart(variables: Readonly<Record<string, string>>): Promise<void>;
  close(): Promise<void>;
}

const functionSchema = z.object({
  Handler: z.string(),
  Timeout: z.coerce.number().default(3),
  MemorySize: z.coerce.number().default(128),
  Environment: z.object({ Variables: z.record(z.string(), z.coerce.string()) }).optional(),
});

export interface FunctionSurroundings {
  /** Over what the template says: endpoints, keys, the clock. */
  readonly variables: Readonly<Record<string, string>>;
  /** A machine that does everything at once is slower than one Lambda environment: timeouts grow by this. */
  readonly timeoutFactor: number;
  /** How many events one function handles at once. */
  readonly concurrency: number;
  readonly activity: Activity;
  /** Told after each invocation: the table may have changed. */
  readonly afterInvocation: () => void;
  readonly log: (functionName: string, chunk: Buffer) => void;
  readonly warn: (message: string) => void;
}

/** Makes a function of its template; environments start when they are needed. */
export function localFunction(resource: LocalResource, around: FunctionSurroundings): LocalFunction {
  const properties = readProperties(resource, functionSchema);
  const { moduleUrl, exportName } = findHandler(resource, properties.Handler);
  // Of the template's variables all but Node's own flags, which a thread takes from us.
  const { NODE_OPTIONS: _flags, ...templateVariables } = properties.Environment?.Variables ?? {};
  let added: Readonly<Record<string, string>> = {};
  let closing = false;
  const timeoutMs = properties.Timeout * 1000 * around.timeoutFactor;
  const environments = environmentPool(around.concurrency, () =>
    startEnvironment({
      moduleUrl,
      exportName,
      variables: {
        ...templateVariables,
        ...around.variables,
        ...added,
        AWS_LAMBDA_FUNCTION_NAME: resource.name,
        AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(properties.MemorySize),
      },
      memoryMb: properties.MemorySize,
      timeoutMs,
      log: (chunk) => around.log(resource.name, chunk),
    }),
  );
  const call = async (event: unknown): Promise<unknown> => {
    const environment = await environments.take();
    try {
      const invocation = invocationOf(resource.name, event, properties.MemorySize, timeoutMs);
      requireWithinPayload(invocation.event, 'RequestTooLarge');
      const answer = await environment.run(invocation);
      requireWithinPayload(answer, 'Function.ResponseSizeTooLarge');
      return JSON.parse(answer) as unknown;
    } finally {
      environments.giveBack(environment);
    }
  };
  return {
    name: resource.name,
    invoke: (event) =>
      around.activity
        .track(() => call(event))
        .catch((error: unknown) => {
          // Cut off by us, not failed: whoever called must not count it as a try.
          if (closing) throw new FunctionError('Runtime.Shutdown', 'Rafiq is stopping.', { cause: error });
          around.warn(`${resource.name} failed: ${describeFailure(error)}`);
          if (error instanceof FunctionError) around.log(resource.name, Buffer.from(`${traceOf(error)}\n`));
          throw error;
        })
        .finally(around.afterInvocation),
    restart: async (variables) => {
      added = variables;
      await environments.replaceAll();
    },
    close: () => {
      closing = true;
      return environments.close();
    },
  };
}

/** Lambda's limit for an event and for an answer. */
const largestPayloadBytes = 6 * 1024 * 1024;

function requireWithinPayload(text: string, errorType: string): void {
  if (Buffer.byteLength(text) <= largestPayloadBytes) return;
  throw new FunctionError(errorType, `More than ${largestPayloadBytes} bytes.`);
}

const describeFailure = (error: unknown): string =>
  error instanceof FunctionError ? `${error.errorType}: ${error.message}` : String(error);

const traceOf = (error: FunctionError): string =>
  typeof error.cause === 'string' ? error.cause : `${error.errorType}: ${error.message}`;

function findHandler(resource: LocalResource, handler: string): { moduleUrl: string; exportName: string } {
  const asset = resource.metadata['aws:asset:path'];
  const dot = handler.lastIndexOf('.');
  if (typeof asset !== 'string' || dot < 1) {
    throw new StartProblem(`${resource.stack}/${resource.id} names no bundle and handler that can run here.`);
  }
  const folder = path.resolve(resource.folder, asset);
  const files = ['mjs', 'js', 'cjs'].map((extension) =>
    path.join(folder, `${handler.slice(0, dot)}.${extension}`),
  );
  const file = files.find((candidate) => existsSync(candidate));
  if (file === undefined)
    throw new StartProblem(`The bundle of ${resource.stack}/${resource.id} is not in ${folder}.`);
  return { moduleUrl: pathToFileURL(file).href, exportName: handler.slice(dot + 1) };
}

function invocationOf(name: string, event: unknown, memoryMb: number, timeoutMs: number): Invocation {
  const id = randomUUID();
  return {
    id,
    event: JSON.stringify(event),
    context: {
      awsRequestId: id,
      functionName: name,
      functionVersion: '$LATEST',
      invokedFunctionArn: `arn:aws:lambda:${region}:${account}:function:${name}`,
      memoryLimitInMB: String(memoryMb),
      logGroupName: `/aws/lambda/${name}`,
      logStreamName: 'local',
      deadlineMs: Date.now() + timeoutMs,
    },
  };
}
