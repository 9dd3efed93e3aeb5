import { Worker } from 'node:worker_threads';

export interface EnvironmentData {
  readonly moduleUrl: string;
  readonly exportName: string;
}

export interface Invocation {
  readonly id: string;
  /** JSON: a function must not see what would not survive the wire. */
  readonly event: string;
  readonly context: {
    readonly awsRequestId: string;
    readonly functionName: string;
    readonly functionVersion: string;
    readonly invokedFunctionArn: string;
    readonly memoryLimitInMB: string;
    readonly logGroupName: string;
    readonly logStreamName: string;
    readonly deadlineMs: number;
  };
}

export type EnvironmentReport =
  | { readonly kind: 'ready' }
  | { readonly kind: 'answered'; readonly id: string; readonly answer: string }
  | {
      readonly kind: 'failed';
      readonly id: string;
      readonly errorType: string;
      readonly errorMessage: string;
      readonly trace: string | undefined;
    };

/** A function failed, as Lambda would tell it. */
export class FunctionError extends Error {
  override readonly name = 'FunctionError';
  readonly errorType: string;

  constructor(errorType: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.errorType = errorType;
  }
}

export interface EnvironmentSettings extends EnvironmentData {
  readonly variables: Readonly<Record<string, string>>;
  readonly memoryMb: number;
  readonly timeoutMs: number;
  /** Gets what the function prints. */
  readonly log: (chunk: Buffer) => void;
}

export interface Environment {
  /** False once it has crashed, timed out or was ended: never to be used again. */
  readonly usable: boolean;
  run(invocation: Invocation): Promise<string>;
  end(): Promise<void>;
}

const longestInitMs = 30_000;

/** A cold start: a new thread with the bundle loaded, ready for its first event. */
export async function startEnvironment(settings: EnvironmentSettings): Promise<Environment> {
  const thread = new Worker(new URL('./environment-thread.ts', import.meta.url), {
    name: settings.variables['AWS_LAMBDA_FUNCTION_NAME'] ?? 'function',
    workerData: { moduleUrl: settings.moduleUrl, exportName: settings.exportName } satisfies EnvironmentData,
    env: settings.variables,
    resourceLimits: { maxOldGenerationSizeMb: settings.memoryMb },
    execArgv: ['--enable-source-maps'],
    stdout: true,
    stderr: true,
  });
  thread.stdout.on('data', settings.log);
  thread.stderr.on('data', settings.log);
  let usable = true;
  // Between two events nobody else listens: a late crash ends the environment, not the runner.
  thread.on('error', (error) => settings.log(Buffer.from(`${error.stack ?? error.message}\n`)));
  thread.once('exit', () => {
    usable = false;
  });
  const end = async (): Promise<void> => {
    usable = false;
    await thread.terminate();
  };
  await nextReport(thread, {
    timeoutMs: longestInitMs,
    crash: 'Runtime.ImportModuleError',
    accept: isReady,
  }).catch(async (error: unknown) => {
    await end();
    throw error;
  });
  return {
    get usable() {
      return usable;
    },
    run: async (invocation) => {
      const { timeoutMs } = settings;
      const accept = (report: EnvironmentReport): boolean =>
        report.kind !== 'ready' && report.id === invocation.id;
      const reported = nextReport(thread, { timeoutMs, crash: 'Runtime.ExitError', accept });
      thread.postMessage(invocation);
      const report = await reported.catch(async (error: unknown) => {
        await end();
        throw error;
      });
      if (report.kind === 'answered') return report.answer;
      if (report.kind === 'ready')
        throw new FunctionError('Runtime.ExitError', 'The environment started twice.');
      throw new FunctionError(report.errorType, report.errorMessage, { cause: report.trace });
    },
    end,
  };
}

const isReady = (report: EnvironmentReport): boolean => report.kind === 'ready';

interface Expectation {
  readonly timeoutMs: number;
  /** The error type if the thread ends instead of reporting. */
  readonly crash: string;
  readonly accept: (report: EnvironmentReport) => boolean;
}

/** The next report that fits; rejects if the thread crashes, ends or takes too long. */
function nextReport(thread: Worker, { timeoutMs, crash, accept }: Expectation): Promise<EnvironmentReport> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void): void => {
      clearTimeout(timer);
      thread.off('message', onMessage).off('error', onError).off('exit', onExit);
      act();
    };
    const onMessage = (report: EnvironmentReport): void => {
      if (accept(report)) settle(() => resolve(report));
    };
    const onError = (error: Error): void =>
      settle(() => reject(new FunctionError(crash, error.message, { cause: error })));
    const onExit = (code: number): void =>
      settle(() => reject(new FunctionError(crash, `The environment ended by itself (exit code ${code}).`)));
    const timer = setTimeout(
      () =>
        settle(() =>
          reject(new FunctionError('Sandbox.Timedout', `Task timed out after ${timeoutMs / 1000} seconds`)),
        ),
      timeoutMs,
    );
    thread.on('message', onMessage).on('error', onError).on('exit', onExit);
  });
}
