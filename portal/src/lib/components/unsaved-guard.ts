/** Asks before a page with unsaved input is left: by link, by closing the tab, or by going back. */
import { beforeNavigate } from '$app/navigation';
import { m } from '#lib/paraglide/messages.js';

/** Call during component setup; `isDirty` is asked at the moment of leaving, and told where to (null: off the portal). */
export function guardUnsaved(isDirty: (to: URL | null) => boolean): void {
  beforeNavigate((navigation) => {
    if (!isDirty(navigation.to?.url ?? null)) return;
    if (navigation.willUnload) navigation.cancel();
    else if (!confirm(m.ui_unsaved_question())) navigation.cancel();
  });
}
