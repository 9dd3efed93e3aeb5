/** Keeps a page of running things current: every minute while it is seen, at once on coming back to it. */
import { refreshAll } from '$app/navigation';

const everyMs = 60_000;

/** Call in an effect of the page; answers how to stop. Never under an open dialog, where somebody is typing. */
export function keepFresh(): () => void {
  let last = Date.now();
  const refresh = () => {
    if (document.visibilityState !== 'visible' || !navigator.onLine || document.querySelector('dialog:modal'))
      return;
    if (Date.now() - last < everyMs / 4) return;
    last = Date.now();
    void refreshAll();
  };
  const timer = setInterval(refresh, everyMs);
  document.addEventListener('visibilitychange', refresh);
  window.addEventListener('online', refresh);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', refresh);
    window.removeEventListener('online', refresh);
  };
}
