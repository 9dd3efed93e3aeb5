import type { Activity } from '../functions/activity.ts';
import type { Queues } from '../queues/queues.ts';
import type { StreamMapping } from '../streams/stream-mapping.ts';
import { StartProblem } from '../start-problem.ts';

export interface IdleParts {
  readonly activity: Activity;
  readonly streams: readonly StreamMapping[];
  readonly queues: Queues;
}

const pauseMs = 15;

/**
 * Waits until everything that was set off has happened: no function runs, no change of the table is unread, no queue
 * but the dead-letter ones holds a message. Rejects after `timeoutMs`, naming what is still busy.
 */
export async function waitUntilIdle(
  { activity, streams, queues }: IdleParts,
  timeoutMs: number,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    const begun = activity.begun;
    await withDeadline(
      Promise.all(streams.map((stream) => stream.drained())),
      deadline,
      'changes of the table',
    );
    const depths = await queues.depths();
    const full = depths.filter(
      ({ name, waiting, inWork }) => waiting + inWork > 0 && !queues.deadLetterQueues.includes(name),
    );
    if (activity.running === 0 && full.length === 0 && activity.begun === begun) return;
    if (Date.now() > deadline) {
      throw new StartProblem(
        `Still busy: ${activity.running} functions, ${full.map(({ name }) => name).join(', ') || 'no queue'}.`,
      );
    }
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}

async function withDeadline(work: Promise<unknown>, deadline: number, what: string): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new StartProblem(`Still busy: ${what}.`)),
      Math.max(0, deadline - Date.now()),
    );
  });
  try {
    await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
