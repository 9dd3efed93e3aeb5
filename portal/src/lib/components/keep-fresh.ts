/** Keeps a page of running things current: every minute while it is seen, at once on coming back to it. */
import { refreshAll } from '$app/navigation';

const everyMs = 60_000;
const onceMs = 1_000;
let askedAtMs = Number.NEGATIVE_INFINITY;

/**
 * Reads the page anew if somebody sees it and that may succeed, but never under an open dialog, where somebody is
 * typing. Several who ask within a second, on coming back to a connection say, are answered once. Answers whether it
 * is read.
 */
export function refreshIfSeen(): boolean {
  if (document.visibilityState !== 'visible' || !navigator.onLine || document.querySelector('dialog:modal'))
    return false;
  if (performance.now() - askedAtMs < onceMs) return true;
  askedAtMs = performance.now();
  void refreshAll();
  return true;
}

/** Call in an effect of the page; answers how to stop. */
export function keepFresh(): () => void {
  let last = Date.now();
  const refresh = () => {
    if (Date.now() - last < everyMs / 4) return;
    if (refreshIfSeen()) last = Date.now();
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
