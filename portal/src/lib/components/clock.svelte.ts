/** The time as the server has it, ticking each second while the page is seen: one timer for all clocks. */
import { createContext } from 'svelte';

export interface Clock {
  readonly nowMs: number;
}

const [read, write] = createContext<Clock>();

/** The page's clock; reading `nowMs` in a template keeps it up to date. */
export const useClock = read;

/** Starts the page's clock at the server's time and keeps the difference to this device's own. */
export function provideClock(serverNowMs: () => number): void {
  let nowMs = $state(serverNowMs());
  write({
    get nowMs() {
      return nowMs;
    },
  });
  $effect(() => {
    const ahead = serverNowMs() - Date.now();
    const tick = () => {
      if (document.visibilityState === 'visible') nowMs = Date.now() + ahead;
    };
    tick();
    const timer = setInterval(tick, 1000);
    document.addEventListener('visibilitychange', tick);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tick);
    };
  });
}
