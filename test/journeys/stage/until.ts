const patienceMs = 30_000;
const pauseMs = 200;

/** Asks until the answer is what is waited for, and answers it; `tell` says of the last one what it still is. */
export async function until<T>(
  ask: () => Promise<T>,
  wanted: (value: T) => boolean,
  tell: (value: T) => string = (value) => `still ${JSON.stringify(value)}`,
): Promise<T> {
  const deadline = Date.now() + patienceMs;
  for (;;) {
    const value = await ask();
    if (wanted(value)) return value;
    if (Date.now() > deadline) throw new Error(tell(value));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
}
