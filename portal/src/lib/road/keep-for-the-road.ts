/** Has the service worker keep what this partner may want without a connection, once the page rests. */
import { preloadCode } from '$app/navigation';
import { keptPath } from './keeping.ts';
import { tellWorker } from './worker-order.ts';

const partnerPages = ['/(partner)/today', '/(partner)/leads', '/(partner)/leads/[leadId]'] as const;
const restMs = 1500;

/** Loads whatever those pages load only when it is needed: without a connection that would be too late. */
const loadLater = () =>
  Promise.all([
    ...partnerPages.map((id) => preloadCode(id)),
    import('#lib/ui/Toaster.svelte'),
    import('#lib/components/shell/SessionExpired.svelte'),
    import('./outbox-store.ts'),
    import('./send-outbox.ts'),
    import('./SignOutDialog.svelte'),
  ]);

/** Whether this connection asks to be spared; not every browser says. */
const isSparing = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

let timer: ReturnType<typeof setTimeout> | undefined;

/** Called after each navigation; `loadMore` loads what belongs to the pages themselves. */
export function keepForTheRoad(loadMore: () => Promise<unknown>): void {
  clearTimeout(timer);
  if (!navigator.onLine || !navigator.serviceWorker) return;
  const keep = async () => {
    await navigator.serviceWorker.ready;
    await Promise.all([loadLater(), loadMore()]);
    const own = `${location.origin}/_app/immutable/`;
    const files = performance
      .getEntriesByType('resource')
      .flatMap(({ name }) => (name.startsWith(own) ? [new URL(name).pathname] : []));
    await tellWorker({
      kind: 'warm',
      files: [...new Set(files)],
      here: keptPath(new URL(location.href)),
      sparing: isSparing(),
    });
  };
  // Whoever reads comes first; and without a connection there is nothing to keep.
  timer = setTimeout(() => void keep().catch(console.debug), restMs);
}
