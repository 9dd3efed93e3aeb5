/** What stands of the policy, and by which version a lead is placed: what must hold in every order of events. */
import type { Policy } from '@rafiq/shared/leads/policy-contract.ts';
import { policyFor } from '#functions/leads/domain/distribution/policy-course.ts';
import type { Model } from './check-history.ts';

export type Change =
  | { kind: 'start'; percent: number }
  | { kind: 'share'; percent: number }
  | { kind: 'publish-trial' }
  | { kind: 'publish' }
  | { kind: 'roll-back' };

export type Ask =
  /** Over the version of what stands that was read. */
  { kind: 'change'; change: Change; over: number } | { kind: 'place'; leadId: string } | { kind: 'read' };

/** What stands, without what its documents say. */
export type Standing = Pick<Policy, 'version' | 'publishedVersion' | 'replaces'> & {
  canary: { version: number; percent: number } | null;
};

/** What was answered: done, or the code of the refusal; what stood then, or the version that placed the lead. */
export interface Told {
  said: string;
  stood?: Standing;
  placedBy?: number | null;
}

export const standingOf = ({ version, publishedVersion, replaces, canary }: Standing): Standing => ({
  version,
  publishedVersion,
  replaces,
  canary: canary && { version: canary.version, percent: canary.percent },
});

/** What stands after a change; undefined where it is not to be had. */
function after(state: Standing, change: Change): Standing | undefined {
  const version = state.version + 1;
  const { publishedVersion, canary } = state;
  switch (change.kind) {
    case 'start':
      return { ...state, version, canary: { version, percent: change.percent } };
    case 'share':
      return canary === null
        ? undefined
        : { ...state, version, canary: { ...canary, percent: change.percent } };
    case 'publish-trial':
      return canary === null
        ? undefined
        : { version, publishedVersion: canary.version, replaces: publishedVersion, canary: null };
    case 'publish':
      return { version, publishedVersion: version, replaces: publishedVersion, canary: null };
    case 'roll-back':
      return canary !== null ? { ...state, version, canary: null } : undefined;
  }
}

const same = (one: Standing | undefined, other: Standing | undefined): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

function mayAnswer(state: Standing, ask: Ask, told: Told): Standing | undefined {
  switch (ask.kind) {
    case 'change': {
      if (told.said === 'stale') return state.version === ask.over ? undefined : state;
      const next = state.version === ask.over ? after(state, ask.change) : undefined;
      return next !== undefined && same(next, told.stood) ? next : undefined;
    }
    case 'place': {
      const { publishedVersion, canary } = state;
      const { version } = policyFor({ published: { version: publishedVersion }, canary }, ask.leadId);
      return version === told.placedBy ? state : undefined;
    }
    case 'read':
      return same(state, told.stood) ? state : undefined;
  }
}

/** Whoever gave way to others changed nothing and says nothing of what stands. */
const gaveWay: readonly string[] = ['conflict', 'unavailable'];

export const policyOnTrial = (start: Standing): Model<Standing, Ask, Told> => ({
  start,
  step: (state, ask, told) => (gaveWay.includes(told.said) ? state : mayAnswer(state, ask, told)),
  nameOf: JSON.stringify,
});
