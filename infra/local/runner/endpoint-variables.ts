import { region } from '../assembly/local-names.ts';
import type { KeyPair } from '../storage/request-signature.ts';

export interface EngineAddresses {
  readonly databaseUrl: string;
  readonly objectsUrl: string;
  readonly queuesUrl: string;
  readonly busUrl: string;
  readonly mailUrl: string;
}

/** The variables that turn every AWS client of a function to this machine. */
export function endpointVariables(addresses: EngineAddresses, keys: KeyPair): Record<string, string> {
  return {
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: keys.accessKeyId,
    AWS_SECRET_ACCESS_KEY: keys.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: addresses.databaseUrl,
    AWS_ENDPOINT_URL_S3: addresses.objectsUrl,
    AWS_ENDPOINT_URL_SQS: addresses.queuesUrl,
    AWS_ENDPOINT_URL_EVENTBRIDGE: addresses.busUrl,
    AWS_ENDPOINT_URL_SESV2: addresses.mailUrl,
    S3_FORCE_PATH_STYLE: 'true',
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    TZ: 'UTC',
  };
}
