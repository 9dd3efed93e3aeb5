/** What differs from one deployment of Rafiq to another; everything else is the same everywhere. */
export interface Stage {
  readonly name: string;
  /** False: tables, buckets and users outlive their stack and refuse deletion. */
  readonly disposable: boolean;
  /** Cognito's plan. Only `plus` (billed per active user) refuses leaked passwords and risky sign-ins. */
  readonly signInPlan: 'essentials' | 'plus';
  readonly logDays: 30 | 90;
  /** Requests each second the gateway lets through, sustained and in a burst. */
  readonly requestRate: { readonly sustained: number; readonly burst: number };
}

export const stages = {
  production: {
    name: 'production',
    disposable: false,
    signInPlan: 'plus',
    logDays: 90,
    requestRate: { sustained: 500, burst: 1000 },
  },
  trial: {
    name: 'trial',
    disposable: true,
    signInPlan: 'essentials',
    logDays: 30,
    requestRate: { sustained: 100, burst: 200 },
  },
} as const satisfies Record<string, Stage>;

/** Finds a stage by name (`cdk deploy --context stage=trial`). */
export function stageOrThrow(name: string): Stage {
  const stage = Object.values(stages).find((candidate) => candidate.name === name);
  if (!stage) {
    throw new Error(`Unknown stage '${name}'. The stages are: ${Object.keys(stages).join(', ')}.`);
  }
  return stage;
}
