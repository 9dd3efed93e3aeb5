/** Whether this page can reach the portal: what needs it says so and waits. */
import { refreshIfSeen } from '#lib/components/keep-fresh.ts';

/** `offline`: the device says so, or what is on the page was handed out by the service worker. */
export const connection: { offline: boolean } = $state({ offline: false });

const againMs = 15_000;

/**
 * Watches the connection in an effect of the layout; `isKept` says whether its data was handed out. Whatever came
 * from the device is asked for anew as soon as that may succeed, though never under an open dialog. Answers how to stop.
 */
export function watchConnection(isKept: () => boolean): () => void {
  const kept = isKept();
  const look = () => (connection.offline = kept || !navigator.onLine);
  const back = () => {
    look();
    refreshIfSeen();
  };
  look();
  const timer = kept ? setInterval(refreshIfSeen, againMs) : undefined;
  window.addEventListener('online', back);
  window.addEventListener('offline', look);
  return () => {
    clearInterval(timer);
    window.removeEventListener('online', back);
    window.removeEventListener('offline', look);
  };
}
