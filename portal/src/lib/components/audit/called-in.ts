import type { AuditAct } from './audit-act.ts';
import { actorWord, auditKindWords } from './audit-words.ts';

/** What an act's record is called: by its name, or by what it is. */
export const subjectWord = ({ subjectName, kind }: Pick<AuditAct, 'subjectName' | 'kind'>): string =>
  subjectName ?? auditKindWords[kind]();

/**
 * What the one record or person is called that a list of acts is narrowed to, by the acts themselves; undefined where
 * none of them tells.
 */
export function calledIn(
  acts: readonly AuditAct[],
  { subject, actorId }: { subject?: string | undefined; actorId?: string | undefined },
): string | undefined {
  if (subject !== undefined) {
    const about = acts.find((act) => act.subject === subject);
    return about && subjectWord(about);
  }
  const by = acts.find(({ actor }) => actor.id === actorId);
  return by && actorWord(by.actor);
}
