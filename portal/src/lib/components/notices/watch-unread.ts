/** Keeps the number on the bell current: every minute while the page is seen, at once on coming back to it. */

const everyMs = 45_000;
const leastMs = 5000;

/**
 * Asks how many notices are unread and tells the answer; answers how to stop. The browser sends the ETag it knows,
 * so that an unchanged number costs no body.
 */
export function watchUnread(tell: (unread: number) => void): () => void {
  let last = Date.now();
  const ask = async () => {
    if (document.visibilityState !== 'visible' || !navigator.onLine || Date.now() - last < leastMs) return;
    last = Date.now();
    const response = await fetch('/notices/unread', { redirect: 'manual' });
    if (response.ok) tell(((await response.json()) as { unread: number }).unread);
  };
  // A network that is gone is asked again with the next round.
  const askCalmly = () => void ask().catch((error: unknown) => console.debug(error));
  const timer = setInterval(askCalmly, everyMs);
  document.addEventListener('visibilitychange', askCalmly);
  window.addEventListener('focus', askCalmly);
  window.addEventListener('online', askCalmly);
  return () => {
    clearInterval(timer);
    document.removeEventListener('visibilitychange', askCalmly);
    window.removeEventListener('focus', askCalmly);
    window.removeEventListener('online', askCalmly);
  };
}
