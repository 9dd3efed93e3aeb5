/** Asks again and again as long as somebody sees the page. Call in an effect; answers how to stop. */
export function whileSeen(everyMs: number, ask: () => Promise<void>): () => void {
  const timer = setInterval(() => {
    if (document.visibilityState === 'visible') void ask();
  }, everyMs);
  return () => clearInterval(timer);
}
