/**
 * Stands in every function's bundle where the SDK would bring its whole chain of credential providers: Lambda (and the
 * local runner) give a function its credentials by environment variables and in no other way, and the chain is a
 * hundred kilobytes that every cold start would read.
 */
import { fromEnv } from '@aws-sdk/credential-provider-env';

/** Called by the SDK's clients as they are made. */
export const defaultProvider = (): ReturnType<typeof fromEnv> => fromEnv();
