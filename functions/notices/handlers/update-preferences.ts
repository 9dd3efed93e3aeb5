import { updateNoticePreferences } from '@rafiq/shared/notices/contract.ts';
import { allNoticeKinds, kindsFor } from '@rafiq/shared/notices/status.ts';
import { handle } from '#functions/kernel/handle.ts';
import { Problem } from '#functions/kernel/problem.ts';
import { switchMail } from '../domain/preferences.ts';
import { presentPreferences, sideOf } from '../present-preferences.ts';
import { readPreferences, savePreferences } from '../store/preference-store.ts';

/** Switches e-mail on or off for kinds of the caller's side; a kind of the other side is refused. */
export const updatePreferences = handle(
  updateNoticePreferences,
  async (_, { body, caller, change, ifMatch }) => {
    const offered = kindsFor(sideOf(caller));
    const foreign = allNoticeKinds.filter((kind) => body.mail[kind] !== undefined && !offered.includes(kind));
    if (foreign.length > 0) {
      const errors = foreign.map((kind) => ({ pointer: `/mail/${kind}`, code: 'unknown-field' }));
      throw new Problem('invalid-request', { errors });
    }
    const before = await readPreferences(caller.userId);
    if (before.version !== ifMatch) throw new Problem('stale');
    const { after, changed } = switchMail(before, body.mail);
    const saved = changed.length === 0 ? before : await savePreferences(caller, after, changed, change);
    return presentPreferences(saved, caller);
  },
);
