import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import type { LocalAssembly } from '../assembly/local-assembly.ts';
import { readProperties } from '../assembly/read-properties.ts';
import type { LocalFunction } from '../functions/local-function.ts';
import { StartProblem } from '../start-problem.ts';

const scheduleSchema = z.object({
  ScheduleExpression: z.string(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.object({ Arn: z.string().startsWith('arn:aws:lambda:'), Input: z.string().default('{}') }),
});

/** The template's schedules, running by the clock and by hand. */
export interface Schedules {
  /** Names of the functions that run by the clock. */
  readonly names: readonly string[];
  /** Runs a schedule's function now and waits for it; the name is the function's, whole or its last words. */
  fire(name: string): Promise<unknown>;
  stop(): void;
}

interface Schedule {
  readonly function: LocalFunction;
  readonly everyMs: number;
  readonly input: string;
}

/** Starts the template's schedules; only rates are known. A run that fails is not repeated, the next one comes. */
export function startSchedules(
  assembly: LocalAssembly,
  functionOfArn: (arn: string) => LocalFunction,
): Schedules {
  const schedules = assembly.ofType('AWS::Scheduler::Schedule').flatMap((resource): Schedule[] => {
    const { ScheduleExpression, State, Target } = readProperties(resource, scheduleSchema);
    if (State === 'DISABLED') return [];
    return [
      {
        function: functionOfArn(Target.Arn),
        everyMs: rateMs(ScheduleExpression, resource.id),
        input: Target.Input,
      },
    ];
  });
  const timers = schedules.map((schedule) =>
    setInterval(() => {
      // The function has told its own failure; by the clock there is nobody else to tell.
      run(schedule).catch(() => undefined);
    }, schedule.everyMs).unref(),
  );
  return {
    names: schedules.map((schedule) => schedule.function.name),
    fire: (name) => {
      const found = schedules.filter(
        ({ function: target }) => target.name === name || target.name.endsWith(`-${name}`),
      );
      const [schedule, another] = found;
      if (!schedule || another) throw new StartProblem(`${found.length} schedules are called ${name}.`);
      return run(schedule);
    },
    stop: () => timers.forEach(clearInterval),
  };
}

function run({ function: target, input }: Schedule): Promise<unknown> {
  const facts: Readonly<Record<string, string>> = {
    '<aws.scheduler.schedule-arn>': target.name,
    '<aws.scheduler.scheduled-time>': new Date().toISOString().replace(/\.\d+Z$/, 'Z'),
    '<aws.scheduler.execution-id>': randomUUID(),
    '<aws.scheduler.attempt-number>': '1',
  };
  const filled = Object.entries(facts).reduce((text, [mark, value]) => text.replaceAll(mark, value), input);
  return target.invoke(JSON.parse(filled));
}

const unitMs: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

function rateMs(expression: string, id: string): number {
  const [, count, unit] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const ms = Number(count) * (unitMs[unit ?? ''] ?? Number.NaN);
  if (ms > 0) return ms;
  throw new StartProblem(
    `The schedule ${id} runs by ${expression}; the local runner knows only rate(… minutes|hours|days).`,
  );
}
