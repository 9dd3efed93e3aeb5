import { type Environment, FunctionError } from './environment.ts';

/** The environments of one function. */
export interface EnvironmentPool {
  take(): Promise<Environment>;
  giveBack(environment: Environment): void;
  /** Ends the idle ones now and those at work after it; whoever takes one from here on gets a fresh one. */
  replaceAll(): Promise<void>;
  close(): Promise<void>;
}

/** Each holds some 45 MB; one that nobody has needed for this long goes, and the next event starts cold. */
const idleMs = 5 * 60_000;

/** At most `size` environments, started when needed; whoever finds none free waits in line. */
export function environmentPool(size: number, start: () => Promise<Environment>): EnvironmentPool {
  /** The one used last stands last and goes out first, so that what is not needed grows old. */
  const free = new Map<Environment, NodeJS.Timeout>();
  const generations = new Map<Environment, number>();
  const line: (() => void)[] = [];
  let generation = 0;
  let places = size;
  let closed = false;

  const leave = (environment: Environment): void => {
    clearTimeout(free.get(environment));
    free.delete(environment);
    if (!generations.delete(environment)) return;
    places += 1;
    line.shift()?.();
  };
  const dismiss = async (environment: Environment): Promise<void> => {
    leave(environment);
    await environment.end();
  };
  const takeFree = (): Environment | undefined => {
    for (const environment of [...free.keys()].reverse()) {
      clearTimeout(free.get(environment));
      free.delete(environment);
      if (environment.usable) return environment;
      leave(environment);
    }
    return undefined;
  };
  const startOne = async (): Promise<Environment> => {
    places -= 1;
    const born = generation;
    try {
      const environment = await start();
      generations.set(environment, born);
      return environment;
    } catch (error) {
      places += 1;
      line.shift()?.();
      throw error;
    }
  };
  const take = async (): Promise<Environment> => {
    for (;;) {
      if (closed) throw new FunctionError('Runtime.Shutdown', 'Rafiq is stopping.');
      const ready = takeFree() ?? (places > 0 ? await startOne() : undefined);
      if (!ready) await new Promise<void>((resolve) => line.push(resolve));
      else if (generations.get(ready) === generation) return ready;
      else await dismiss(ready);
    }
  };
  return {
    take,
    giveBack: (environment) => {
      if (!environment.usable || closed || generations.get(environment) !== generation) {
        void dismiss(environment);
        return;
      }
      free.set(environment, setTimeout(() => void dismiss(environment), idleMs).unref());
      line.shift()?.();
    },
    replaceAll: async () => {
      generation += 1;
      await Promise.all([...free.keys()].map(dismiss));
    },
    close: async () => {
      closed = true;
      for (const wake of line.splice(0)) wake();
      await Promise.all([...generations.keys()].map(dismiss));
    },
  };
}
