import { StartProblem } from '../start-problem.ts';

/**
 * Refuses to back up or to restore where the records are in a database that is not the data folder's.
 * @throws StartProblem
 */
export function requireOwnDatabase(environment: NodeJS.ProcessEnv): void {
  if (environment['AWS_ENDPOINT_URL_DYNAMODB'])
    throw new StartProblem(
      'AWS_ENDPOINT_URL_DYNAMODB is set: the records are in another database, to be backed up and restored by its own means.',
    );
}
