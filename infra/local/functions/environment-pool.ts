import { type Environment, FunctionError } from './environment.ts';

/** The environments of one function. */
export interface EnvironmentPool {
  take(): Promise<Environment>;
  giveBack(environment: Environment): void;
  replaceAll(): Promise<void>;
  close(): Promise<void>;
}

/** At most `size` environments, started when needed; whoever finds none free waits in line. */
export function environmentPool(size: number, start: () => Promise<Environment>): EnvironmentPool {
  const free: Environment[] = [];
  const all = new Set<Environment>();
  const line: (() => void)[] = [];
  /** Of these, those that end when their work does. */
  const outdated = new WeakSet<Environment>();
  let places = size;
  let closed = false;

  const take = async (): Promise<Environment> => {
    const ready = free.pop();
    if (ready?.usable) return ready;
    if (ready) leave(ready);
    if (closed) throw new FunctionError('Runtime.Shutdown', 'Rafiq is stopping.');
    if (places === 0) {
      await new Promise<void>((resolve) => line.push(resolve));
      return take();
    }
    places -= 1;
    try {
      const environment = await start();
      all.add(environment);
      return environment;
    } catch (error) {
      places += 1;
      line.shift()?.();
      throw error;
    }
  };
  const leave = (environment: Environment): void => {
    if (all.delete(environment)) places += 1;
  };
  return {
    take,
    giveBack: (environment) => {
      if (environment.usable && !outdated.has(environment) && !closed) free.push(environment);
      else {
        leave(environment);
        if (environment.usable) void environment.end();
      }
      line.shift()?.();
    },
    replaceAll: async () => {
      for (const environment of all) outdated.add(environment);
      const idle = free.splice(0);
      for (const environment of idle) leave(environment);
      await Promise.all(idle.map((environment) => environment.end()));
    },
    close: async () => {
      closed = true;
      for (const wake of line.splice(0)) wake();
      await Promise.all([...all].map((environment) => environment.end()));
    },
  };
}
