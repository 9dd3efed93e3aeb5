/**
 * The course of the conflict policy: a version is published to be in force at once or from an instant on, is cancelled
 * before it begins, or gives way to the one before it in one step.
 */
import { compareText } from '@rafiq/shared/compare-text.ts';
import type { ConflictVersionStatus } from '@rafiq/shared/deals/conflict-status.ts';
import { policyInForce, type Term } from './policy-in-force.ts';

/** A version as it stands: its document lies apart. */
export interface Edition extends Term {
  version: number;
  /** Null for the one Rafiq is shipped with. */
  publishedAt: string | null;
  /** Who published it, by id. */
  publishedBy: string | null;
  note: string | null;
  /** Why it was rolled back or cancelled. */
  withdrawnNote: string | null;
}

/** What stands. */
export interface Course {
  /** Counts every change; versions take their numbers from it. */
  version: number;
  /** Those that may be in force from now on, oldest publication first. */
  standing: readonly Edition[];
}

/** A change of what stands, with the version it makes or the one it takes back. */
export interface CourseStep {
  course: Course;
  made?: Edition;
  withdrawn?: Edition;
}

/** So many that have begun are kept for roll-backs. */
const mostBegun = 50;

const isScheduled = ({ effectiveFrom }: Term, at: string): boolean => effectiveFrom > at;

/** The versions that have not begun yet, the next one first. */
export const scheduledAt = ({ standing }: Course, at: string): Edition[] =>
  standing
    .filter((one) => isScheduled(one, at))
    .toSorted((one, other) => compareText(one.effectiveFrom, other.effectiveFrom));

/**
 * The version that is in force at an instant.
 * @throws Error before any has begun: the shipped one always has
 */
export function inForceAt({ standing }: Course, at: string): Edition {
  const found = policyInForce(standing, at);
  if (found === undefined) throw new Error(`No conflict policy is in force at ${at}`);
  return found;
}

/**
 * The same without the notes of versions that have begun and are not in force: what stands is one item of the database,
 * and they lie with their versions.
 */
export function withoutPastNotes(course: Course, at: string): Course {
  const current = inForceAt(course, at);
  return {
    ...course,
    standing: course.standing.map((one) =>
      isScheduled(one, at) || one.version === current.version ? one : { ...one, note: null },
    ),
  };
}

/** The version that would be in force without the one that is; undefined where there is none. */
export const replacedAt = (course: Course, at: string): Edition | undefined => {
  const current = inForceAt(course, at);
  return policyInForce(
    course.standing.filter(({ version }) => version !== current.version),
    at,
  );
};

/** A new version. @param effectiveFrom not before `at` */
export function publish(
  { version, standing }: Course,
  asked: { effectiveFrom: string; note: string | null },
  { at, by }: { at: string; by: string },
): CourseStep {
  const made: Edition = {
    version: version + 1,
    effectiveFrom: asked.effectiveFrom,
    withdrawnAt: null,
    withdrawnNote: null,
    publishedAt: at,
    publishedBy: by,
    note: asked.note,
  };
  const begun = standing
    .filter((one) => !isScheduled(one, at))
    .toSorted((one, other) => compareText(one.effectiveFrom, other.effectiveFrom));
  const dropped = new Set(begun.slice(0, Math.max(0, begun.length - mostBegun)));
  return {
    course: { version: made.version, standing: [...standing.filter((one) => !dropped.has(one)), made] },
    made,
  };
}

/** Takes a version back: it is in force no more, or never will be. */
export function withdraw(
  { version, standing }: Course,
  edition: Edition,
  { at, note }: { at: string; note: string | null },
): CourseStep {
  return {
    course: { version: version + 1, standing: standing.filter((one) => one.version !== edition.version) },
    withdrawn: { ...edition, withdrawnAt: at, withdrawnNote: note },
  };
}

/** How a version stands at an instant. @param inForce the number of the one that is in force then */
export function statusOf(
  { version, effectiveFrom, withdrawnAt }: Pick<Edition, 'version' | 'effectiveFrom' | 'withdrawnAt'>,
  inForce: number,
  at: string,
): ConflictVersionStatus {
  if (withdrawnAt !== null) return withdrawnAt < effectiveFrom ? 'cancelled' : 'rolled-back';
  if (effectiveFrom > at) return 'scheduled';
  return version === inForce ? 'in-force' : 'superseded';
}
