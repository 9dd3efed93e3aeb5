import { Logger } from '@aws-lambda-powertools/logger';

/** Structured logs: ids, codes and durations, never names, addresses or bodies. */
export const log = new Logger({ serviceName: process.env['AWS_LAMBDA_FUNCTION_NAME'] ?? 'rafiq' });
