/** The clock of the running Rafiq: time passes for its functions, and what runs by it is run. */
import { stage } from './stage.ts';

async function order(action: 'clock' | 'fire' | 'idle', body: object = {}): Promise<void> {
  const { url, token } = stage().control;
  const answer = await fetch(`${url}/control/${action}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${action}: ${await answer.text()}`);
}

/** Waits until everything that was set off has happened. */
export const untilIdle = (): Promise<void> => order('idle');

/** Lets offers run out that nobody answers for so many minutes; afterwards it is the same hour again for everybody. */
export async function runOut(minutes: number): Promise<void> {
  await order('clock', { offsetMs: minutes * 60_000 });
  try {
    await order('fire', { schedule: 'leads-expire-offers' });
    await untilIdle();
  } finally {
    await order('clock', { offsetMs: 0 });
  }
}
