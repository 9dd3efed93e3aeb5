import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { newActivity } from './activity.ts';
import { type LocalFunction, localFunction } from './local-function.ts';
import { temporaryFolders } from '../../../test/fixtures/temporary-folders.ts';

const source = `
  let calls = 0;
  export const handler = async (event, context) => {
    calls += 1;
    if (event.do === 'throw') throw new TypeError('no good');
    if (event.do === 'hang') await new Promise(() => setInterval(() => {}, 1000));
    if (event.do === 'exit') process.exit(3);
    if (event.do === 'crash-later') { setTimeout(() => { throw new Error('late'); }, 10); return 'crashing'; }
    if (event.do === 'eat') { const kept = []; for (;;) kept.push(new Array(1e5).fill(Math.random())); }
    if (event.do === 'tell-all') return 'x'.repeat(7 * 1024 * 1024);
    if (event.do === 'wait') await new Promise((resolve) => setTimeout(resolve, 60));
    console.log('handled', event.do);
    return { calls, variable: process.env.COLOUR, secretOfRunner: process.env.HOME, left: context.getRemainingTimeInMillis(), undefined: undefined };
  };`;

const newFolder = temporaryFolders('function');
const open: LocalFunction[] = [];
const printed: string[] = [];
const warned: string[] = [];
const activity = newActivity();

function made(properties: Record<string, unknown> = {}, concurrency = 1): LocalFunction {
  const folder = newFolder();
  writeFileSync(path.join(folder, 'index.mjs'), source);
  const fn = localFunction(
    {
      stack: 'Api',
      folder: path.dirname(folder),
      id: 'Fn',
      type: 'AWS::Lambda::Function',
      name: 'leads-api',
      properties: {
        Handler: 'index.handler',
        Timeout: 1,
        Environment: { Variables: { COLOUR: 'blue', NODE_OPTIONS: '--no-such-flag' } },
        ...properties,
      },
      metadata: { 'aws:asset:path': path.basename(folder) },
    },
    {
      variables: {},
      concurrency,
      timeoutFactor: 1,
      activity,
      afterInvocation: () => undefined,
      log: (_name, chunk) => printed.push(chunk.toString()),
      warn: (message) => warned.push(message),
    },
  );
  open.push(fn);
  return fn;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((fn) => fn.close()));
  printed.length = 0;
  warned.length = 0;
});

describe('a function', () => {
  it('keeps its environment warm, with the variables of the template and nothing of ours', async () => {
    const fn = made();
    expect(await fn.invoke({})).toMatchObject({ calls: 1, variable: 'blue' });
    const second = await fn.invoke({});
    expect(second).toMatchObject({ calls: 2 });
    expect(second).not.toHaveProperty('secretOfRunner');
    await expect.poll(() => printed.join('')).toContain('handled');
    expect(activity.running).toBe(0);
  });

  it('tells an error by its type, and lives on', async () => {
    const fn = made();
    await expect(fn.invoke({ do: 'throw' })).rejects.toMatchObject({
      errorType: 'TypeError',
      message: 'no good',
    });
    expect(await fn.invoke({})).toMatchObject({ calls: 2 });
    expect(warned).toEqual(['leads-api failed: TypeError: no good']);
  });

  it.each([
    ['takes longer than its timeout', 'hang', 'Sandbox.Timedout'],
    ['ends itself', 'exit', 'Runtime.ExitError'],
    ['eats more than its memory', 'eat', 'Runtime.ExitError'],
  ])('starts cold again after one that %s', async (_name, what, errorType) => {
    const fn = made({ MemorySize: 16, Timeout: what === 'eat' ? 20 : 1 });
    await expect(fn.invoke({ do: what })).rejects.toMatchObject({ errorType });
    expect(await fn.invoke({})).toMatchObject({ calls: 1 });
  });

  it('refuses an event and an answer larger than Lambda takes', async () => {
    const fn = made();
    await expect(fn.invoke({ do: 'tell-all' })).rejects.toMatchObject({
      errorType: 'Function.ResponseSizeTooLarge',
    });
    await expect(fn.invoke('x'.repeat(7 * 1024 * 1024))).rejects.toMatchObject({
      errorType: 'RequestTooLarge',
    });
  });

  it('survives a crash between two events', async () => {
    const fn = made();
    expect(await fn.invoke({ do: 'crash-later' })).toBe('crashing');
    await expect.poll(() => printed.join('')).toContain('late');
    await expect.poll(() => fn.invoke({})).toMatchObject({ calls: 1 });
  });

  it('says what is wrong with a bundle that does not load', async () => {
    const fn = made({ Handler: 'index.missing' });
    await expect(fn.invoke({})).rejects.toMatchObject({ errorType: 'Runtime.ImportModuleError' });
    await expect(fn.invoke({})).rejects.toThrow(/no function named missing/);
  });

  it('handles as many at once as it may, in turn', async () => {
    const fn = made({}, 2);
    const answers = await Promise.all(Array.from({ length: 6 }, () => fn.invoke({ do: 'wait' })));
    expect(answers).toHaveLength(6);
    const calls = answers.map((answer) => (answer as { calls: number }).calls);
    expect(Math.max(...calls)).toBeLessThan(6);
    expect(calls.filter((count) => count === 1)).toHaveLength(2);
  });

  it('tells work that a stop cut off from work that failed', async () => {
    const fn = made();
    await fn.invoke({});
    const running = expect(fn.invoke({ do: 'hang' })).rejects.toMatchObject({
      errorType: 'Runtime.Shutdown',
    });
    await fn.close();
    await running;
    await expect(fn.invoke({})).rejects.toMatchObject({ errorType: 'Runtime.Shutdown' });
    expect(warned).toEqual([]);
  });

  it('starts anew with other variables, letting running events finish', async () => {
    const fn = made();
    await fn.invoke({});
    const running = fn.invoke({ do: 'wait' });
    await fn.restart({ COLOUR: 'red' });
    expect(await running).toMatchObject({ variable: 'blue' });
    expect(await fn.invoke({})).toMatchObject({ calls: 1, variable: 'red' });
  });
});
