import type { TimelineEntry } from '@rafiq/shared/timeline.ts';
import { m } from '#lib/paraglide/messages.js';

/** Who did it, as one of the vendor's people reads it. */
export function actorName({ kind, name }: TimelineEntry['actor']): string {
  if (name !== null) return name;
  const names = {
    you: m.actor_you,
    colleague: m.actor_colleague,
    vendor: m.actor_colleague,
    partner: m.actor_partner,
    system: m.app_name,
  };
  return names[kind]();
}
