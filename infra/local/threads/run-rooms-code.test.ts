import { describe, expect, it } from 'vitest';
import { StartProblem } from '../start-problem.ts';
import { runRoomsCode, type RoomsWork } from './run-rooms-code.ts';

/** Work that consists of these lines. */
const workOf = (source: string, rest: Partial<RoomsWork> = {}): RoomsWork => ({
  module: new URL(`data:text/javascript,${encodeURIComponent(source)}`),
  workerData: undefined,
  environment: {},
  signal: undefined,
  hear: () => undefined,
  what: 'Seeding',
  ...rest,
});
const problemOf = (work: RoomsWork): Promise<unknown> =>
  runRoomsCode(work).then(
    () => undefined,
    (error: unknown) => error,
  );

describe("the rooms' own code", () => {
  it('is given its data and an environment of its own, and heard until it is done', async () => {
    const heard: unknown[] = [];
    const source = `
      import { parentPort, workerData } from 'node:worker_threads';
      parentPort.postMessage([workerData, process.env.TABLE_NAME, Object.keys(process.env).sort()]);`;
    const hear = (message: unknown): void => void heard.push(message);
    await runRoomsCode(workOf(source, { workerData: 7, environment: { TABLE_NAME: 'rooms' }, hear }));
    expect(heard).toEqual([[7, 'rooms', ['PATH', 'TABLE_NAME']]]);
  });

  it('that fails is told of by what it was to do, with its cause', async () => {
    const problem = await problemOf(workOf("throw new RangeError('No such country')"));
    expect(problem).toBeInstanceOf(StartProblem);
    expect(problem).toMatchObject({
      message: 'Seeding failed: RangeError: No such country',
      cause: { message: 'No such country' },
    });
  });

  it('that is cut off by its signal was cut off', async () => {
    const broken = new AbortController();
    const source = `
      import { parentPort } from 'node:worker_threads';
      parentPort.postMessage('begun');
      setInterval(() => undefined, 1000);`;
    const problem = await problemOf(
      workOf(source, { signal: broken.signal, hear: () => broken.abort(), what: 'Lifting' }),
    );
    expect(problem).toBeInstanceOf(StartProblem);
    expect((problem as StartProblem).message).toBe('Lifting was cut off.');
  });

  it('that ends before it is done was cut off as well', async () => {
    const problem = await problemOf(workOf('process.exit(3)'));
    expect((problem as StartProblem).message).toBe('Seeding was cut off.');
  });
});
