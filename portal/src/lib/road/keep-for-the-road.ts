/** Has the service worker keep what this partner may want without a connection. */
import { preloadCode } from '$app/navigation';
import { keptPath } from './keeping.ts';
import { tellWorker } from './worker-order.ts';

const partnerPages = ['/(partner)/today', '/(partner)/leads', '/(partner)/leads/[leadId]'] as const;

/** Loads whatever those pages load only when it is needed: without a connection that would be too late. */
const loadLater = () =>
  Promise.all([
    ...partnerPages.map((id) => preloadCode(id)),
    import('#lib/ui/Toaster.svelte'),
    import('#lib/components/shell/SessionExpired.svelte'),
    import('#lib/components/shell/UserMenuItems.svelte'),
    import('#lib/components/timeline/AttachForm.svelte'),
    import('#lib/components/timeline/FilesList.svelte'),
    import('#lib/components/timeline/MentionList.svelte'),
    import('#lib/components/timeline/NoteActions.svelte'),
    import('./RoadBar.svelte'),
    import('./WaitingList.svelte'),
    import('./outbox.svelte.ts'),
    import('./outbox-store.ts'),
    import('./send-outbox.ts'),
  ]);

/** Whether this connection asks to be spared; not every browser says. */
const isSparing = (): boolean =>
  (navigator as { connection?: { saveData?: boolean } }).connection?.saveData === true;

/** Called after each navigation, once the page rests; `more` is what the pages themselves load later. */
export async function keepForTheRoad(more: readonly Promise<unknown>[]): Promise<void> {
  if (!navigator.serviceWorker) return;
  // Loaded at once: what is written in the first seconds may have to wait on the device already.
  await Promise.all([loadLater(), navigator.serviceWorker.ready, ...more]);
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
}
